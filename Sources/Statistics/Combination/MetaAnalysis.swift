internal import Numerics

/// A measured value with its standard error.
package struct Estimate: Sendable, Equatable {
  package var value: Double
  package var error: Double

  package init(value: Double, error: Double) {
    self.value = value
    self.error = error
  }
}

/// How the spread τ between the true values of several measurements is estimated.
package enum HeterogeneityEstimator: Sendable, CaseIterable {
  /// No spread: all measure one value.
  case fixed
  /// R. DerSimonian and N. Laird, doi:10.1016/0197-2456(86)90046-2.
  case derSimonianLaird
  case maximumLikelihood
  case restrictedMaximumLikelihood
}

/// Why measurements cannot be combined.
package enum CombinationError: Error, Sendable, Equatable {
  case tooFew(Int)
  case badEstimate(index: Int)
}

/// Several measurements of one quantity: their weighted mean, with one common true value or with true values that scatter
/// about the mean (J. P. T. Higgins and S. G. Thompson, doi:10.1002/sim.1186).
package struct MetaAnalysis: Sendable {
  package let estimates: [Estimate]
  package let estimator: HeterogeneityEstimator
  /// The variance of the true values.
  package let tauSquared: Double
  /// The weighted mean.
  package let mean: Estimate
  /// The weight of each measurement, together 1.
  package let weights: [Double]
  /// Cochran's Q, the sum of the squared pulls from the mean without spread, and the probability of more.
  package let q: Double
  package let pValue: Double
  /// The part of the scatter that is more than the errors explain, 0…1.
  package let iSquared: Double
  /// -ln L of the estimator, with constants; for the fixed mean and DerSimonian-Laird the full likelihood.
  package let negativeLogLikelihood: Double

  package init(
    _ estimates: [Estimate], _ estimator: HeterogeneityEstimator
  ) throws(CombinationError) {
    if estimates.count < 2 { throw .tooFew(estimates.count) }
    if let bad = estimates.firstIndex(where: {
      !($0.error > 0) || !$0.value.isFinite || !$0.error.isFinite
    }) {
      throw .badEstimate(index: bad)
    }
    let spread = Spread(estimates)
    let degrees = Double(estimates.count - 1)
    self.estimates = estimates
    self.estimator = estimator
    q = spread.statistic(0)
    pValue = ChiSquaredDistribution(degreesOfFreedom: degrees).above(q)
    iSquared = q > degrees ? (q - degrees) / q : 0
    switch estimator {
    case .fixed: tauSquared = 0
    case .derSimonianLaird: tauSquared = max(0, (q - degrees) / spread.derSimonianLairdScale)
    case .maximumLikelihood: tauSquared = spread.best(isRestricted: false)
    case .restrictedMaximumLikelihood: tauSquared = spread.best(isRestricted: true)
    }
    mean = spread.mean(tauSquared)
    let sum = spread.weights(tauSquared).reduce(0, +)
    weights = spread.weights(tauSquared).map { $0 / sum }
    negativeLogLikelihood = spread.negativeLogLikelihood(
      tauSquared, isRestricted: estimator == .restrictedMaximumLikelihood)
  }

  /// The true values, drawn towards the mean by as much as the spread asks.
  package var shrunken: [Estimate] {
    estimates.map { estimate in
      let own = 1 / (estimate.error * estimate.error)
      guard tauSquared > 0 else { return mean }
      let common = 1 / tauSquared
      return Estimate(
        value: (own * estimate.value + common * mean.value) / (own + common),
        error: (1 / (own + common)).squareRoot())
    }
  }

  /// The same without each of the measurements in turn.
  package func leaveOneOut() throws(CombinationError) -> [MetaAnalysis] {
    var results: [MetaAnalysis] = []
    for left in estimates.indices {
      var rest = estimates
      rest.remove(at: left)
      results.append(try MetaAnalysis(rest, estimator))
    }
    return results
  }
}

/// The likelihood of measurements y_i ± σ_i whose true values scatter with the variance τ².
struct Spread: Sendable {
  private let values: [Double]
  private let variances: [Double]

  init(_ estimates: [Estimate]) {
    values = estimates.map(\.value)
    variances = estimates.map { $0.error * $0.error }
  }

  func weights(_ tauSquared: Double) -> [Double] { variances.map { 1 / ($0 + tauSquared) } }

  func mean(_ tauSquared: Double) -> Estimate {
    let weights = weights(tauSquared)
    let sum = weights.reduce(0, +)
    let value = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / sum
    return Estimate(value: value, error: (1 / sum).squareRoot())
  }

  /// Σ w (y - mean)².
  func statistic(_ tauSquared: Double) -> Double {
    let mean = mean(tauSquared).value
    return zip(weights(tauSquared), values).reduce(0) {
      $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean)
    }
  }

  /// What a variance of 1 of the true values adds to the expectation of Q.
  var derSimonianLairdScale: Double {
    let weights = weights(0)
    let sum = weights.reduce(0, +)
    return sum - weights.reduce(0) { $0 + $1 * $1 } / sum
  }

  /// -ln L with the mean where it fits best; restricted: with the mean integrated out.
  func negativeLogLikelihood(_ tauSquared: Double, isRestricted: Bool) -> Double {
    let weights = weights(tauSquared)
    let logs = weights.reduce(0) { $0 - logarithm($1) }
    let count = Double(values.count)
    let full = (logs + statistic(tauSquared)) / 2 + count * halfLogTwoPi
    guard isRestricted else { return full }
    return full + logarithm(weights.reduce(0, +)) / 2 - halfLogTwoPi
  }

  /// The derivative of -ln L in τ², times -2.
  private func score(_ tauSquared: Double, isRestricted: Bool) -> Double {
    let weights = weights(tauSquared)
    let mean = mean(tauSquared).value
    var score = 0.0
    for (weight, value) in zip(weights, values) {
      let pull = weight * (value - mean)
      score += pull * pull - weight
    }
    guard isRestricted else { return score }
    return score + weights.reduce(0) { $0 + $1 * $1 } / weights.reduce(0, +)
  }

  /// The τ² of the greatest likelihood: the best of a grid, and the zero of the score beside it.
  func best(isRestricted: Bool) -> Double {
    let span = (values.max() ?? 0) - (values.min() ?? 0)
    let widest = span * span + (variances.max() ?? 0)
    let grid = [0] + (0...120).map { widest * exponential(-Double(120 - $0) * 0.2) }
    let likelihoods = grid.map { negativeLogLikelihood($0, isRestricted: isRestricted) }
    let i = grid.indices.min { likelihoods[$0] < likelihoods[$1] } ?? 0
    if i == 0, score(0, isRestricted: isRestricted) <= 0 { return 0 }
    var (low, high) = (grid[max(i - 1, 0)], grid[min(i + 1, grid.count - 1)])
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if score(middle, isRestricted: isRestricted) > 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
