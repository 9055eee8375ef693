internal import Numerics
internal import CSpecial

/// A constraint, ready to be evaluated, with its parameters as places in the likelihood.
enum ConstraintTerm: Sendable {
  case normal(Int, deviation: Double)
  case logNormal(Int, spread: Double)
  case poisson(Int, scale: Double)
  indirect case correlatedNormal([Int], CholeskyFactor)

  /// The number of its auxiliary measurements.
  var auxiliaryCount: Int {
    if case .correlatedNormal(let places, _) = self { places.count } else { 1 }
  }

  /// The part of -ln L that does not depend on the parameters.
  func constant(_ auxiliary: ArraySlice<Double>) -> Double {
    switch self {
    case .normal(_, let deviation): return halfLogTwoPi + logarithm(deviation)
    case .logNormal(_, let spread): return halfLogTwoPi + logarithm(spread)
    case .poisson: return auxiliary.reduce(0) { $0 + cs_log_gamma($1 + 1) }
    case .correlatedNormal(let places, let factor):
      return Double(places.count) * halfLogTwoPi + factor.logDeterminant / 2
    }
  }

  /// Adds what depends on the parameters to the derivatives and returns it; infinite where a parameter is impossible.
  func evaluate(
    at point: Numbers, _ auxiliary: Numbers, _ order: DerivativeOrder, _ target: DerivativeTarget
  ) -> Double {
    switch self {
    case .normal(let place, let deviation):
      let pull = (point[place] - auxiliary[0]) / deviation
      target.add(place, pull / deviation)
      target.add(place, place, 1 / (deviation * deviation))
      return pull * pull / 2
    case .logNormal(let place, let spread):
      guard point[place] > 0, auxiliary[0] > 0 else { return .infinity }
      let pull = logarithm(point[place] / auxiliary[0]) / spread
      let slope = 1 / (spread * point[place])
      target.add(place, pull * slope)
      target.add(place, place, slope * slope * (1 - pull * spread))
      return pull * pull / 2
    case .poisson(let place, let scale):
      let (mean, count) = (scale * point[place], auxiliary[0])
      guard mean > 0 else { return mean == 0 && count == 0 ? 0 : .infinity }
      target.add(place, scale * (1 - count / mean))
      target.add(place, place, scale * scale * count / (mean * mean))
      return mean - count * logarithm(mean)
    case .correlatedNormal(let places, let factor):
      return correlated(places, factor, at: point, auxiliary, order, target)
    }
  }

  private func correlated(
    _ places: [Int], _ factor: CholeskyFactor, at point: Numbers, _ auxiliary: Numbers,
    _ order: DerivativeOrder, _ target: DerivativeTarget
  ) -> Double {
    let residuals = places.indices.map { point[places[$0]] - auxiliary[$0] }
    var slopes = residuals
    factor.solve(&slopes)
    for (i, place) in places.enumerated() { target.add(place, slopes[i]) }
    if order > .gradient {
      for i in places.indices {
        let column = factor.inverseColumn(i)
        for j in i..<places.count { target.add(places[i], places[j], column[j]) }
      }
    }
    return zip(residuals, slopes).reduce(0) { $0 + $1.0 * $1.1 } / 2
  }
}

let halfLogTwoPi = 0.918_938_533_204_672_741_8
