/// The upper limits that are to be expected of an experiment without signal.
package struct Sensitivity: Sendable {
  /// Where the background fluctuates by -2, -1, 0, 1 and 2 standard deviations: the median and its bands.
  package let limits: [Double]
  /// Of toys: how many had no limit.
  package let failedCount: Int

  /// From the Asimov data of the background, in the manner of G. Cowan et al., arXiv:1007.1727, for a limit at which -2 ln of
  /// the profile likelihood ratio is z².
  ///
  /// A best fit N standard deviations σ above no signal, with no signal the end of the range, is excluded up to N σ + z σ,
  /// or for N < 0 to N σ + √(N² + z²) σ; σ is that of the Asimov data, where the statistic is (μ/σ)².
  package init(
    profile likelihood: Likelihood, _ place: Int, confidence: Double, sides: Int,
    interrupted: @escaping () throws -> Void = {}
  ) throws {
    guard confidence > 0.5 || sides == 2, confidence > 0, confidence < 1 else {
      throw IntervalError.confidence(confidence)
    }
    let z =
      sides == 1
      ? NormalDistribution.quantile(confidence) : NormalDistribution.twoSided(confidence)
    let profile = try likelihood.background(of: place, interrupted: interrupted)
    limits = try [-2, -1, 0, 1, 2].map { (deviations: Double) in
      let distance =
        deviations + (deviations < 0 ? (deviations * deviations + z * z).squareRoot() : z)
      return try profile.crossing(distance * distance, upwards: true).value
    }
    failedCount = 0
  }

  /// Of CLs, from the Asimov data of the background.
  package init(
    cls likelihood: Likelihood, _ place: Int, confidence: Double,
    interrupted: @escaping () throws -> Void = {}
  ) throws {
    limits = try AsymptoticCLs(likelihood, place, interrupted: interrupted)
      .expectedLimits(confidence: confidence)
    failedCount = 0
  }

  /// By toys of the background, each with a limit by a rule.
  package init(
    toys likelihood: Likelihood, _ place: Int, _ plan: ToyPlan,
    rule: @escaping @Sendable (Likelihood) throws -> Interval
  ) throws {
    let none = max(likelihood.parameters[place].range.lowerBound, 0)
    let toys = try ToyExperiments(likelihood, place, truth: none, plan, analysis: rule)
    limits = toys.upperLimitBands
    failedCount = toys.failedCount
  }
}

extension Likelihood {
  /// The profile of what is expected without signal, with the other parameters as they fit the data then; the parameter is
  /// not below that value.
  fileprivate func background(
    of place: Int, interrupted: @escaping () throws -> Void
  ) throws -> ProfileLikelihood {
    let none = max(parameters[place].range.lowerBound, 0)
    let bounded = bounded(place, from: none)
    let fit = try bounded.fit(fixing: [place: none], interrupted: interrupted)
    guard fit.status == .converged else { throw IntervalError.fit(fit.status) }
    let asimov = bounded.replacing(
      observations: try bounded.expectedObservations(at: fit.point))
    return try ProfileLikelihood(
      asimov, place, fit: try asimov.fit(from: fit.point, interrupted: interrupted),
      interrupted: interrupted)
  }
}
