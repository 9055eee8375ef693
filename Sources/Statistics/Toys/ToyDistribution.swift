/// How -2 ln of the profile likelihood ratio of one value of a parameter is distributed if that value is true.
///
/// Toys are thrown with the other parameters as they fit the data best with that value.
package struct ToyDistribution: Sendable {
  /// The value that is tested.
  package let value: Double
  /// The statistic of the data.
  package let statistic: Double
  /// What came of each toy; `nil` for those that were not done when the run was interrupted.
  package let outcomes: [ToyOutcome?]
  package let wasInterrupted: Bool

  /// - Parameters:
  ///   - resuming: the outcomes of an earlier run with the same model, value and seed.
  ///   - blockLength: the toys that one thread does at a time; it changes nothing but the time.
  /// - Throws: `IntervalError`. An interruption is no error: the toys that were done are kept.
  package init(
    _ likelihood: Likelihood, _ place: Int, value: Double, _ plan: ToyPlan,
    resuming earlier: [ToyOutcome?] = [], blockLength: Int = 16
  ) throws {
    let profile = try ProfileLikelihood(likelihood, place, interrupted: plan.interrupted)
    let data = try profile.point(at: profile.parameter.inner(value))
    guard data.status == .converged else { throw IntervalError.fit(data.status) }
    let generator = try ToyGenerator(likelihood, at: data.parameters)
    let run = ToyRun(count: plan.count, resuming: earlier, blockLength: blockLength)
    var wasInterrupted = false
    do {
      try run.run(
        threads: plan.threads, interrupted: plan.interrupted,
        progress: { [progress = plan.progress] in progress(0, $0) }
      ) { [seed = plan.seed, truth = data.parameters] in
        let statistic = try ToyStatistic(likelihood, place, .twoSided, generator, start: truth)
        return { try statistic.outcome(seed: seed, stream: 0, toy: $0) }
      }
    } catch {
      do { try plan.interrupted() } catch { wasInterrupted = true }
      guard wasInterrupted else { throw error }
    }
    self.value = value
    self.wasInterrupted = wasInterrupted
    statistic = data.statistic
    outcomes = run.outcomes
  }

  /// The statistics of the toys that succeeded, in ascending order.
  package var sorted: [Double] {
    outcomes.compactMap { $0?.statistic }.filter { !$0.isNaN }.sorted()
  }

  package var failedCount: Int { outcomes.count { $0?.statistic.isNaN ?? false } }

  /// The part of the toys whose statistic is as large as that of the data, or larger; rounding of fits does not decide.
  package var pValue: Double {
    let all = sorted
    return Double(all.count { $0 >= statistic - 1e-6 }) / Double(max(all.count, 1))
  }
}
