internal import CSpecial
internal import Numerics

/// The posterior of measurements whose true values scatter about a mean, with a flat prior of the mean (A. Gelman et al.,
/// Bayesian Data Analysis, section 5.4): integrals over τ, in which all else is known in closed form.
package struct HierarchicalPosterior: Sendable {
  /// What was known of the spread τ.
  package enum Prior: Sendable, Equatable {
    case flat
    /// The positive half of a normal distribution of this scale.
    case halfNormal(Double)
  }

  package let mean: Estimate
  /// The spread, by its posterior mean and standard deviation.
  package let tau: Estimate
  /// The true value of each measurement.
  package let shrunken: [Estimate]
  /// ln of the evidence of a spread over that of none; `nil` for a prior that is not normalised.
  package let logBayesFactor: Double?

  /// - Throws: `tooFew` with less than three measurements, as the posterior for a flat prior of τ does not exist then.
  package init(_ estimates: [Estimate], prior: Prior) throws(CombinationError) {
    let analysis = try MetaAnalysis(estimates, .restrictedMaximumLikelihood)
    if estimates.count < 3 { throw .tooFew(estimates.count) }
    let spread = Spread(estimates)
    let scale = (estimates.map(\.error).min() ?? 1) + analysis.tauSquared.squareRoot()
    var sums = Moments(estimates.count)
    let reference = analysis.negativeLogLikelihood
    for (tau, width) in Self.nodes(scale) {
      let likelihood = -spread.negativeLogLikelihood(tau * tau, isRestricted: true)
      let weight = width * exponential(likelihood + reference + Self.logDensity(prior, tau))
      sums.add(weight, tau, spread.mean(tau * tau), estimates)
    }
    mean = sums.mean
    tau = sums.tau
    shrunken = sums.shrunken
    let none = spread.negativeLogLikelihood(0, isRestricted: true)
    logBayesFactor = prior == .flat ? nil : logarithm(sums.total) - reference + none
  }

  private static func logDensity(_ prior: Prior, _ tau: Double) -> Double {
    switch prior {
    case .flat: return 0
    case .halfNormal(let scale):
      let pull = tau / scale
      return logarithm(2 / scale) - halfLogTwoPi - pull * pull / 2
    }
  }

  /// Nodes of τ = scale·x/(1 - x) over 0…∞ with the widths that they stand for.
  private static func nodes(_ scale: Double) -> [(tau: Double, width: Double)] {
    let panels = 64
    let rule = GaussLegendre(count: 16)
    return (0..<panels).flatMap { panel in
      rule.pairs.map { node, weight in
        let x = (Double(panel) + 0.5 + node / 2) / Double(panels)
        let width = weight / Double(2 * panels) * scale / ((1 - x) * (1 - x))
        return (scale * x / (1 - x), width)
      }
    }
  }

  /// Sums over nodes of first and second moments.
  private struct Moments {
    private(set) var total = 0.0
    private var meanSums = (0.0, 0.0)
    private var tauSums = (0.0, 0.0)
    private var valueSums: [(Double, Double)]

    init(_ count: Int) { valueSums = Array(repeating: (0, 0), count: count) }

    mutating func add(
      _ weight: Double, _ tau: Double, _ mean: Estimate, _ estimates: [Estimate]
    ) {
      total += weight
      meanSums.0 += weight * mean.value
      meanSums.1 += weight * (mean.value * mean.value + mean.error * mean.error)
      tauSums.0 += weight * tau
      tauSums.1 += weight * tau * tau
      for (i, estimate) in estimates.enumerated() {
        let variance = estimate.error * estimate.error
        let pull = variance / (variance + tau * tau)
        let value = estimate.value + pull * (mean.value - estimate.value)
        let square = pull * tau * tau + pull * pull * mean.error * mean.error
        valueSums[i].0 += weight * value
        valueSums[i].1 += weight * (value * value + square)
      }
    }

    private func estimate(_ sums: (Double, Double)) -> Estimate {
      let mean = sums.0 / total
      return Estimate(value: mean, error: max(sums.1 / total - mean * mean, 0).squareRoot())
    }

    var mean: Estimate { estimate(meanSums) }
    var tau: Estimate { estimate(tauSums) }
    var shrunken: [Estimate] { valueSums.map(estimate) }
  }
}

/// James and Stein's estimates of several means of equal variance, drawn towards their average (B. Efron and C. Morris,
/// doi:10.1080/01621459.1975.10479864).
/// - Parameter values: at least four.
package func jamesSteinEstimates(_ values: [Double], variance: Double) -> [Double] {
  let average = values.reduce(0, +) / Double(values.count)
  let scatter = values.reduce(0) { $0 + ($1 - average) * ($1 - average) }
  let factor = 1 - Double(values.count - 3) * variance / scatter
  return values.map { average + factor * ($0 - average) }
}
