internal import Columns
internal import Synchronization

/// A test statistic for many toys, on all cores; what is done is kept when the run is interrupted, and can be saved and
/// resumed.
///
/// The statistic of a toy depends on nothing but the toy's number, so neither threads nor interruptions change a bit.
package final class ToyRun: Sendable {
  package let count: Int
  private let state: Mutex<[Double?]>

  /// The toys that one thread does at a time.
  private static let blockLength = 16

  /// - Parameter resuming: the statistics of an earlier run of the same toys; `nil` where there is none yet.
  package init(count: Int, resuming earlier: [Double?] = []) {
    self.count = count
    let kept = earlier.prefix(count)
    state = Mutex(Array(kept) + [Double?](repeating: nil, count: max(count - kept.count, 0)))
  }

  /// The statistic of each toy: NaN for one that failed, `nil` for one that is not done.
  package var statistics: [Double?] { state.withLock { $0 } }

  /// The statistics of the toys that succeeded, in ascending order.
  package var sorted: [Double] {
    statistics.compactMap(\.self).filter { !$0.isNaN }.sorted()
  }

  package var failedCount: Int { statistics.count { $0?.isNaN ?? false } }

  /// Does the toys that are not done.
  /// - Parameters:
  ///   - progress: called after each block with the number of toys done, from any of the threads.
  ///   - worker: makes what a thread needs: a function that computes the statistic of a toy.
  /// - Throws: what `interrupted` throws, which is called for each toy.
  func run(
    threads: Int, interrupted: @escaping @Sendable () throws -> Void = {},
    progress: @escaping @Sendable (_ done: Int) -> Void = { _ in },
    worker: @escaping @Sendable () throws -> (_ toy: Int) throws -> Double
  ) throws {
    let blocks = (count + Self.blockLength - 1) / Self.blockLength
    try concurrently(tasks: blocks, threads: threads, state: { try? worker() }) {
      statistic, block in
      let statistic = try statistic ?? worker()
      let toys = block * Self.blockLength..<min((block + 1) * Self.blockLength, self.count)
      for toy in toys where self.state.withLock({ $0[toy] == nil }) {
        try interrupted()
        let value = try statistic(toy)
        self.state.withLock { $0[toy] = value }
      }
      progress(self.state.withLock { $0.count { $0 != nil } })
    }
  }
}
