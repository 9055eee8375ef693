internal import Numerics

/// The posterior of a likelihood: flat in each parameter within its range, and where constraints say what is known.
///
/// Its coordinates have no ends: a parameter near an end of its range is drawn by the logarithm of the distance, one
/// between two near ends by the logit, the others as they are.
final class PosteriorDensity {
  let likelihood: Likelihood
  private let evaluator: Evaluator
  private var derivatives: Derivatives
  /// The parameters that are drawn.
  let places: [Int]
  private let maps: [CoordinateMap]
  private let fixedPoint: [Double]

  init(_ likelihood: Likelihood, around fit: Fit) {
    self.likelihood = likelihood
    evaluator = Evaluator(likelihood)
    derivatives = Derivatives(envelope: likelihood.envelope)
    places = likelihood.parameters.indices.filter { !fit.isFixed[$0] }
    maps = places.map { place in
      CoordinateMap(
        likelihood.parameters[place].outerRange, near: fit.values[place],
        width: fit.error(of: place) ?? fit.innerDeviation(place)?.squareRoot())
    }
    fixedPoint = fit.point
  }

  var dimension: Int { places.count }

  /// The parameters at a point.
  func parameters(at z: [Double]) -> [Double] {
    zip(maps, z).map { $0.value(at: $1) }
  }

  /// A point near the best fit, but not at an end of a range.
  var start: [Double] { maps.map(\.start) }

  /// -ln of the density and its gradient; infinite outside of the ranges.
  func evaluate(at z: [Double], gradient: inout [Double]) throws -> Double {
    var point = fixedPoint
    var slopes = z
    var sum = 0.0
    for (i, place) in places.enumerated() {
      let jet = maps[i].jet(at: z[i])
      guard maps[i].contains(jet.value) else { return .infinity }
      let parameter = likelihood.parameters[place]
      point[place] = parameter.inner(jet.value)
      // The chain rule, from the fit's coordinate to the point's.
      slopes[i] = jet.slope * parameter.innerSlope(jet.value)
      sum -= logarithm(jet.slope.magnitude)
      gradient[i] = -jet.curvature / jet.slope
    }
    let value = try evaluator.evaluate(at: point, .gradient, into: &derivatives)
    guard value.isFinite else { return .infinity }
    for (i, place) in places.enumerated() { gradient[i] += slopes[i] * derivatives.gradient[place] }
    return value + sum
  }
}

/// A parameter as a function of a coordinate without ends.
struct CoordinateMap: Sendable {
  private enum Form: Sendable {
    case identity
    /// low + exp z, or high - exp z.
    case above(Double)
    case below(Double)
    case between(Double, Double)
  }

  private let form: Form
  private let range: ClosedRange<Double>
  /// The coordinate of a likely value.
  let start: Double

  /// - Parameter width: the parameter's error; ends further than ten of it matter little.
  init(_ range: ClosedRange<Double>, near value: Double, width: Double?) {
    self.range = range
    let (low, high) = (range.lowerBound, range.upperBound)
    let width = min(width ?? .infinity, 0.1 * (high - low))
    let isLowNear = low.isFinite && value - low < 10 * width
    let isHighNear = high.isFinite && high - value < 10 * width
    switch (isLowNear, isHighNear) {
    case (false, false):
      form = .identity
      start = value
    case (true, false):
      form = .above(low)
      start = logarithm(max(value - low, width / 2))
    case (false, true):
      form = .below(high)
      start = logarithm(max(high - value, width / 2))
    case (true, true):
      form = .between(low, high)
      let part = min(max((value - low) / (high - low), 0.05), 0.95)
      start = logarithm(part / (1 - part))
    }
  }

  func contains(_ value: Double) -> Bool { range.contains(value) }

  func value(at z: Double) -> Double { jet(at: z).value }

  func jet(at z: Double) -> Jet {
    switch form {
    case .identity:
      return Jet(value: z, slope: 1, curvature: 0)
    case .above(let low):
      let size = exponential(z)
      return Jet(value: low + size, slope: size, curvature: size)
    case .below(let high):
      let size = exponential(z)
      return Jet(value: high - size, slope: -size, curvature: -size)
    case .between(let low, let high):
      let part = 1 / (1 + exponential(-z))
      let slope = (high - low) * part * (1 - part)
      return Jet(
        value: low + (high - low) * part, slope: slope, curvature: slope * (1 - 2 * part))
    }
  }
}

extension Parameter {
  /// The range, without negative values of a squared parameter.
  var outerRange: ClosedRange<Double> {
    outer(innerRange.lowerBound)...outer(innerRange.upperBound)
  }

  /// The derivative of the fit's coordinate in the parameter.
  func innerSlope(_ value: Double) -> Double { coordinate == .natural ? 1 : 2 * value }
}
