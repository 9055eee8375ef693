internal import Columns
internal import Synchronization

/// The same analysis of many toys: the sensitivity that is expected of an experiment, or how often a rule covers the truth.
package struct ToyExperiments<Outcome: Sendable>: Sendable {
  /// What came of each toy; `nil` for one that failed.
  package let outcomes: [Outcome?]

  /// - Parameters:
  ///   - truth: the true value of the parameter at `place`; the other parameters are as they fit the data best with it.
  ///   - analysis: what is done with toy data.
  package init(
    _ likelihood: Likelihood, _ place: Int, truth: Double, _ plan: ToyPlan,
    analysis: @escaping @Sendable (Likelihood) throws -> Outcome
  ) throws {
    let fit = try likelihood.fit(fixing: [place: truth], interrupted: plan.interrupted)
    guard fit.status == .converged else { throw IntervalError.fit(fit.status) }
    let generator = try ToyGenerator(likelihood, at: fit.point)
    let done = Atomic(0)
    outcomes = try concurrentMap(tasks: plan.count, threads: plan.threads) { toy in
      try plan.interrupted()
      let observations = generator.observations(seed: plan.seed, stream: 0, toy: toy)
      defer { plan.progress(0, done.add(1, ordering: .relaxed).newValue) }
      do {
        return try analysis(likelihood.replacing(observations: observations))
      } catch is IntervalError {
        return nil
      }
    }
  }

  package var failedCount: Int { outcomes.count { $0 == nil } }
}

extension ToyExperiments where Outcome == Interval {
  /// The upper limits at -2, -1, 0, 1 and 2 standard deviations: the median and its bands.
  package var upperLimitBands: [Double] {
    let sorted = outcomes.compactMap { $0?.upper }.sorted()
    return [-2, -1, 0, 1, 2].map { sortedQuantile(sorted, NormalDistribution.below($0)) }
  }
}

extension ToyExperiments where Outcome == Bool {
  /// The toys for which it is so, and those that did not fail.
  package var count: (true: Int, all: Int) {
    let made = outcomes.compactMap(\.self)
    return (made.count { $0 }, made.count)
  }
}
