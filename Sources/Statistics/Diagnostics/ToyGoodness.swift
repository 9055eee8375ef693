/// The goodness of a fit, judged by toys thrown from it and fitted anew: no distribution is assumed.
package struct ToyGoodness: Sendable {
  /// The probability of a greater saturated statistic, and of a greater Kolmogorov distance.
  package let saturated: Double
  package let kolmogorov: Double
  package let toyCount: Int
  package let failedCount: Int

  package init(_ likelihood: Likelihood, _ fit: Fit, _ plan: ToyPlan) throws {
    guard fit.status == .converged else { throw IntervalError.fit(fit.status) }
    let generator = try ToyGenerator(likelihood, at: fit.point)
    let run = ToyRun(count: plan.count)
    try run.run(
      threads: plan.threads, interrupted: plan.interrupted,
      progress: { [progress = plan.progress] in progress(0, $0) }
    ) { [seed = plan.seed, start = fit.point] in
      { toy in
        let toys = likelihood.replacing(
          observations: generator.observations(seed: seed, stream: 0, toy: toy))
        let fit = try toys.fit(from: start)
        guard fit.status == .converged else { return .failed }
        let goodness = try toys.goodness(of: fit)
        return ToyOutcome(statistic: goodness.total, estimate: goodness.kolmogorovDistance)
      }
    }
    let data = try likelihood.goodness(of: fit)
    let done = run.outcomes.compactMap(\.self).filter { !$0.statistic.isNaN }
    func part(_ isWorse: (ToyOutcome) -> Bool) -> Double {
      Double(done.count(where: isWorse)) / Double(max(done.count, 1))
    }
    saturated = part { $0.statistic >= data.total - 1e-6 }
    kolmogorov = part { $0.estimate >= data.kolmogorovDistance - 1e-9 }
    toyCount = plan.count
    failedCount = run.failedCount
  }
}
