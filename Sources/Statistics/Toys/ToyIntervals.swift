internal import Columns

/// Intervals of many toys by one rule: the sensitivity that is expected of an experiment, or how often the rule covers the
/// truth.
package struct ToyIntervals: Sendable {
  /// The interval of each toy; `nil` for one that failed.
  package let intervals: [Interval?]
  /// The true value of the parameter.
  package let truth: Double

  /// - Parameters:
  ///   - truth: the true value of the parameter at `place`; the other parameters are as they fit the data best with it.
  ///   - rule: makes an interval of toy data.
  package init(
    _ likelihood: Likelihood, _ place: Int, truth: Double, _ plan: ToyPlan,
    rule: @escaping @Sendable (Likelihood) throws -> Interval
  ) throws {
    let fit = try likelihood.fit(fixing: [place: truth], interrupted: plan.interrupted)
    guard fit.status == .converged else { throw IntervalError.fit(fit.status) }
    let generator = try ToyGenerator(likelihood, at: fit.point)
    self.truth = truth
    intervals = try concurrentMap(tasks: plan.count, threads: plan.threads) { toy in
      try plan.interrupted()
      let observations = generator.observations(seed: plan.seed, stream: 0, toy: toy)
      do {
        return try rule(likelihood.replacing(observations: observations))
      } catch is IntervalError {
        return nil
      }
    }.map(\.self)
  }

  package var failedCount: Int { intervals.count { $0 == nil } }

  /// The part of the toys whose interval contains the truth, and its error.
  package var coverage: Estimate {
    let made = intervals.compactMap(\.self)
    let count = Double(max(made.count, 1))
    let part = Double(made.count { $0.lower <= truth && truth <= $0.upper }) / count
    return Estimate(value: part, error: (part * (1 - part) / count).squareRoot())
  }

  /// The upper limits at -2, -1, 0, 1 and 2 standard deviations: the median and its bands.
  package var upperLimitBands: [Double] {
    let sorted = intervals.compactMap { $0?.upper }.sorted()
    return [-2, -1, 0, 1, 2].map { sortedQuantile(sorted, NormalDistribution.below($0)) }
  }
}
