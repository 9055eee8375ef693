internal import Numerics

/// How well a model describes its data.
package struct GoodnessOfFit: Sendable, Equatable {
  /// -2 ln of the likelihood ratio to a model that expects exactly what was found: for counts 2 Σ (λ - n + n ln n/λ) (S. Baker
  /// and R. Cousins, doi:10.1016/0167-5087(84)90016-4), for normal errors χ².
  package var bins: Double
  /// The same of the auxiliary measurements: the sum of the squared pulls.
  package var constraints: Double
  /// Bins and auxiliary measurements less the parameters that were fitted.
  package var degreesOfFreedom: Int
  /// The probability of a worse agreement, if the statistic is distributed as χ².
  package var pValue: Double
  /// The greatest distance of the cumulated contents of the bins to what is expected, and its probability by Kolmogorov's
  /// distribution, which is too high for binned data and fitted parameters.
  package var kolmogorovDistance: Double
  package var kolmogorovPValue: Double

  /// The saturated statistic.
  package var total: Double { bins + constraints }
}

/// Numbers by which models of the same data are compared; the smaller the better.
package struct InformationCriteria: Sendable, Equatable {
  /// H. Akaike's, doi:10.1109/TAC.1974.1100705, and its form for few data.
  package var akaike: Double
  package var corrected: Double
  /// G. Schwarz's, doi:10.1214/aos/1176344136.
  package var bayesian: Double
}

extension Likelihood {
  /// The goodness of a fit of this likelihood.
  package func goodness(of fit: Fit) throws -> GoodnessOfFit {
    let expected = try Evaluator(self).expected(at: fit.point)
    let bins = try deviances(at: fit.point).reduce(0, +)
    let pulls = try constraintDeviance(at: fit.point)
    let measurements = binCount + constraints.reduce(0) { $0 + $1.auxiliaryCount }
    let degrees = measurements - fit.freeCount
    let (distance, probability) = kolmogorov(expected)
    return GoodnessOfFit(
      bins: bins, constraints: pulls, degreesOfFreedom: degrees,
      pValue: degrees > 0
        ? ChiSquaredDistribution(degreesOfFreedom: Double(degrees)).above(bins + pulls) : .nan,
      kolmogorovDistance: distance, kolmogorovPValue: probability)
  }

  /// Criteria with the number of bins as that of the data. Parameters that a constraint is about do not count: it brings as
  /// much as they take.
  package func criteria(of fit: Fit) -> InformationCriteria {
    let constrained = Set(constrainedPlaces)
    let free = fit.isFixed.indices.count { !fit.isFixed[$0] && !constrained.contains($0) }
    let (k, n) = (Double(free), Double(binCount))
    let akaike = 2 * k + 2 * fit.negativeLogLikelihood
    let correction = n - k - 1 > 0 ? 2 * k * (k + 1) / (n - k - 1) : .infinity
    return InformationCriteria(
      akaike: akaike, corrected: akaike + correction,
      bayesian: k * logarithm(n) + 2 * fit.negativeLogLikelihood)
  }

  /// The parameters that constraints are about, as places.
  package var constrainedPlaces: [Int] { constraints.flatMap(\.places) }

  /// Twice each bin's -ln L above the least it can be.
  func deviances(at point: [Double]) throws -> [Double] {
    let expected = try Evaluator(self).expected(at: point)
    var result = expected.map { _ in 0.0 }
    for channel in channels {
      switch channel.statistic {
      case .poisson(let weights):
        for (bin, weight) in zip(channel.bins, weights) {
          let (n, mean) = (observations.contents[bin], weight * expected[bin])
          result[bin] = max(2 * (mean - n + (n > 0 ? n * logarithm(n / mean) : 0)), 0)
        }
      case .normal(let inverseVariances):
        for (bin, inverse) in zip(channel.bins, inverseVariances) {
          let residual = observations.contents[bin] - expected[bin]
          result[bin] = inverse * residual * residual
        }
      case .correlatedNormal(let factor):
        var residuals = channel.bins.map { observations.contents[$0] - expected[$0] }
        factor.solveUpper(&residuals)
        for (bin, residual) in zip(channel.bins, residuals) { result[bin] = residual * residual }
      }
    }
    return result
  }

  /// Twice the constraints' -ln L above the least they can be.
  private func constraintDeviance(at point: [Double]) throws -> Double {
    var (sum, next) = (0.0, 0)
    for constraint in constraints {
      let end = next + constraint.auxiliaryCount
      sum += constraint.deviance(at: point, observations.auxiliary[next..<end])
      next = end
    }
    return sum
  }

  private func kolmogorov(_ expected: [Double]) -> (distance: Double, probability: Double) {
    let contents = observations.contents
    let (found, sum) = (contents.reduce(0, +), expected.reduce(0, +))
    guard found > 0, sum > 0 else { return (.nan, .nan) }
    var (a, b, distance) = (0.0, 0.0, 0.0)
    for bin in contents.indices {
      a += contents[bin] / found
      b += expected[bin] / sum
      distance = max(distance, (a - b).magnitude)
    }
    return (distance, kolmogorovProbability(distance * found.squareRoot()))
  }
}

/// The probability that Kolmogorov's statistic √n·D of many data exceeds `x`.
func kolmogorovProbability(_ x: Double) -> Double {
  guard x > 0.2 else { return 1 }
  var sum = 0.0
  for k in 1...100 {
    let term = exponential(-2 * Double(k * k) * x * x)
    sum += k % 2 == 1 ? term : -term
  }
  return min(max(2 * sum, 0), 1)
}

extension ConstraintTerm {
  /// The parameters that it is about, as places in the likelihood.
  var places: [Int] {
    switch self {
    case .normal(let place, _), .logNormal(let place, _), .poisson(let place, _): [place]
    case .correlatedNormal(let places, _): places
    }
  }

  /// Twice -ln L above the least it can be: the squared pull.
  func deviance(at point: [Double], _ auxiliary: ArraySlice<Double>) -> Double {
    let measured = Array(auxiliary)
    switch self {
    case .normal(let place, let deviation):
      let pull = (point[place] - measured[0]) / deviation
      return pull * pull
    case .logNormal(let place, let spread):
      let pull = logarithm(point[place] / measured[0]) / spread
      return pull * pull
    case .poisson(let place, let scale):
      let (n, mean) = (measured[0], scale * point[place])
      return 2 * (mean - n + (n > 0 ? n * logarithm(n / mean) : 0))
    case .correlatedNormal(let places, let factor):
      var residuals = zip(places, measured).map { point[$0] - $1 }
      factor.solveUpper(&residuals)
      return residuals.reduce(0) { $0 + $1 * $1 }
    }
  }
}
