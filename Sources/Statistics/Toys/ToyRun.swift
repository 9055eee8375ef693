internal import Columns
internal import Synchronization

/// What came of one toy.
package struct ToyOutcome: Sendable, Equatable {
  /// The test statistic; NaN if a fit failed.
  package var statistic: Double
  /// The best fit of the parameter in question, or another number that goes with the statistic.
  package var estimate: Double

  package init(statistic: Double, estimate: Double) {
    self.statistic = statistic
    self.estimate = estimate
  }

  static let failed = ToyOutcome(statistic: .nan, estimate: .nan)
}

/// Many toys, on all cores; what is done is kept when the run is interrupted, and can be saved and resumed.
///
/// The outcome of a toy depends on nothing but the toy's number, so neither threads nor blocks nor interruptions change a
/// bit.
package final class ToyRun: Sendable {
  package let count: Int
  /// The toys that one thread does at a time.
  private let blockLength: Int
  private let state: Mutex<(outcomes: [ToyOutcome?], done: Int)>

  /// - Parameter resuming: the outcomes of an earlier run of the same toys; `nil` where there is none yet.
  package init(count: Int, resuming earlier: [ToyOutcome?] = [], blockLength: Int = 16) {
    self.count = count
    self.blockLength = max(blockLength, 1)
    let kept = earlier.prefix(count)
    let outcomes = Array(kept) + [ToyOutcome?](repeating: nil, count: max(count - kept.count, 0))
    state = Mutex((outcomes, outcomes.count { $0 != nil }))
  }

  /// The outcome of each toy; `nil` for one that is not done.
  package var outcomes: [ToyOutcome?] { state.withLock { $0.outcomes } }

  /// The statistics of the toys that succeeded, in ascending order.
  package var sorted: [Double] {
    outcomes.compactMap { $0?.statistic }.filter { !$0.isNaN }.sorted()
  }

  package var failedCount: Int { outcomes.count { $0?.statistic.isNaN ?? false } }

  /// Does the toys that are not done.
  /// - Parameters:
  ///   - progress: called after each block with the number of toys done, from any of the threads.
  ///   - worker: makes what a thread needs: a function that does a toy.
  /// - Throws: what `interrupted` throws, which is called for each toy.
  func run(
    threads: Int, interrupted: @escaping @Sendable () throws -> Void = {},
    progress: @escaping @Sendable (_ done: Int) -> Void = { _ in },
    worker: @escaping @Sendable () throws -> (_ toy: Int) throws -> ToyOutcome
  ) throws {
    let blocks = (count + blockLength - 1) / blockLength
    try concurrently(tasks: blocks, threads: threads, state: { try? worker() }) { work, block in
      let work = try work ?? worker()
      let toys = block * self.blockLength..<min((block + 1) * self.blockLength, self.count)
      for toy in toys where self.state.withLock({ $0.outcomes[toy] == nil }) {
        try interrupted()
        let outcome = try work(toy)
        self.state.withLock {
          $0.outcomes[toy] = outcome
          $0.done += 1
        }
      }
      progress(self.state.withLock { $0.done })
    }
  }
}
