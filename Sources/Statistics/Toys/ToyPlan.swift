/// How many toys are thrown at each point, and how.
package struct ToyPlan: Sendable {
  package var count: Int
  package var seed: UInt64
  package var threads: Int
  /// Called for each toy, from any of the threads; throws to end the run.
  package var interrupted: @Sendable () throws -> Void
  /// Called now and then with the point of the scan and the number of its toys that are done.
  package var progress: @Sendable (_ point: Int, _ done: Int) -> Void

  package init(
    count: Int = 4000, seed: UInt64 = 1, threads: Int = 1,
    interrupted: @escaping @Sendable () throws -> Void = {},
    progress: @escaping @Sendable (_ point: Int, _ done: Int) -> Void = { _, _ in }
  ) {
    self.count = count
    self.seed = seed
    self.threads = threads
    self.interrupted = interrupted
    self.progress = progress
  }

  /// The statistic of the toys of a point.
  /// - Parameters:
  ///   - truth: the parameters from which toys are thrown, in the coordinates of the fit.
  ///   - tested: the parameters with the value that is tested.
  func run(
    _ likelihood: Likelihood, _ place: Int, _ kind: ToyStatistic.Kind, truth: [Double],
    tested: [Double], point: Int, resuming earlier: [ToyOutcome?] = []
  ) throws -> ToyRun {
    let generator = try ToyGenerator(likelihood, at: truth)
    let run = ToyRun(count: count, resuming: earlier)
    let (seed, stream) = (seed, UInt32(truncatingIfNeeded: point))
    try run.run(
      threads: threads, interrupted: interrupted, progress: { [progress] in progress(point, $0) }
    ) {
      let statistic = try ToyStatistic(likelihood, place, kind, generator, start: tested)
      return { try statistic.outcome(seed: seed, stream: stream, toy: $0) }
    }
    guard run.failedCount * 10 <= count else {
      let value = likelihood.parameters[place].outer(tested[place])
      throw IntervalError.toysFailed(at: value, failed: run.failedCount, of: count)
    }
    return run
  }
}
