/// The likelihood of a model as a function of one parameter, with all others where they fit best.
package final class ProfileLikelihood {
  package let likelihood: Likelihood
  /// The place of the parameter.
  package let place: Int
  /// The fit of all parameters.
  package let fit: Fit
  private let minimizer: Minimizer
  private let isFixed: [Bool]
  /// How the other parameters change with this one, near the best fit.
  private let tangent: [Double]
  /// Where the last conditional fit ended.
  private var last: [Double]

  /// - Throws: `IntervalError` if the model cannot be fitted; what `interrupted` throws.
  package convenience init(
    _ likelihood: Likelihood, _ place: Int, starts: Int = 1,
    interrupted: @escaping () throws -> Void = {}
  ) throws {
    let fit = try likelihood.fit(starts: starts, interrupted: interrupted)
    try self.init(likelihood, place, fit: fit, interrupted: interrupted)
  }

  /// The profile around a fit of all parameters.
  init(
    _ likelihood: Likelihood, _ place: Int, fit: Fit,
    interrupted: @escaping () throws -> Void = {}
  ) throws {
    guard fit.status == .converged else { throw IntervalError.fit(fit.status) }
    guard !fit.isFixed[place] else { throw IntervalError.fixed(likelihood.parameters[place].name) }
    self.likelihood = likelihood
    self.place = place
    self.fit = fit
    minimizer = Minimizer(Evaluator(likelihood), interrupted: interrupted)
    var isFixed = fit.isFixed
    isFixed[place] = true
    self.isFixed = isFixed
    tangent = fit.tangent(place)
    last = fit.point
  }

  var parameter: Parameter { likelihood.parameters[place] }

  /// A value of the parameter with what fits best there.
  struct Point {
    /// In the coordinate of the fit, as everything here.
    var coordinate: Double
    /// -2 ln of the ratio to the best fit.
    var statistic: Double
    /// Its derivative in the coordinate.
    var slope: Double
    /// All parameters.
    var parameters: [Double]
    var status: FitStatus
  }

  /// The profile at a value of the fit's coordinate.
  func point(at coordinate: Double) throws -> Point {
    let shift = coordinate - last[place]
    var start = last.indices.map { last[$0] + shift * tangent[$0] }
    start[place] = coordinate
    var minimum = try minimizer.minimize(from: start, isFixed: isFixed)
    if minimum.status != .converged {
      start = fit.point
      start[place] = coordinate
      minimum = try minimizer.minimize(from: start, isFixed: isFixed)
    }
    if minimum.status == .converged { last = minimum.point }
    return Point(
      coordinate: coordinate,
      statistic: max(2 * (minimum.value - fit.negativeLogLikelihood), 0),
      slope: 2 * minimizer.derivatives.gradient[place], parameters: minimum.point,
      status: minimum.status)
  }

  /// -2 ln of the likelihood ratio at values of the parameter, and the other parameters there; a value at which the fit
  /// failed has its reason.
  package func scan(_ values: [Double]) throws -> [ProfilePoint] {
    try values.map { value in
      let point = try point(at: parameter.inner(value))
      return ProfilePoint(
        value: value, statistic: point.status == .converged ? point.statistic : .nan,
        parameters: zip(likelihood.parameters, point.parameters).map { $0.outer($1) },
        status: point.status)
    }
  }

  /// An interval of the values at which -2 ln of the likelihood ratio is at most a threshold.
  package func interval(threshold: Double) throws -> (lower: Crossing, upper: Crossing) {
    (try crossing(threshold, upwards: false), try crossing(threshold, upwards: true))
  }

  /// Where the statistic reaches a threshold on one side of the best fit.
  package struct Crossing: Sendable, Equatable {
    package var value: Double
    /// Whether the range ends before.
    package var isEndOfRange: Bool
  }

  /// Where the statistic reaches a threshold above the best fit or below it, by Newton's method on its root, which is
  /// nearly straight, between points known to lie on both sides.
  func crossing(_ threshold: Double, upwards: Bool) throws -> Crossing {
    let goal = threshold.squareRoot()
    let best = fit.point[place]
    let end = upwards ? parameter.innerRange.upperBound : parameter.innerRange.lowerBound
    if end == best { return Crossing(value: parameter.outer(end), isEndOfRange: true) }
    var inside = best
    var outside: Double?
    var next = best + (upwards ? 1 : -1) * goal * scale
    last = fit.point
    for _ in 0..<100 {
      if let outside, (next - inside) * (next - outside) >= 0 { next = (inside + outside) / 2 }
      if upwards ? next >= end : next <= end { next = end }
      let point = try point(at: next)
      let isBeyond = point.status != .converged || point.statistic > threshold
      if (point.statistic - threshold).magnitude < 1e-9 * max(threshold, 1) { break }
      if isBeyond {
        outside = next
      } else {
        if next == end { return Crossing(value: parameter.outer(end), isEndOfRange: true) }
        inside = next
      }
      if let outside, (outside - inside).magnitude <= 1e-12 * scale { break }
      next = Self.step(from: point, to: goal, inside: inside, outside: outside, scale: scale)
    }
    return Crossing(value: parameter.outer(next), isEndOfRange: false)
  }

  /// Newton's step on √statistic; a doubling, or a halving, where that means nothing.
  private static func step(
    from point: Point, to goal: Double, inside: Double, outside: Double?, scale: Double
  ) -> Double {
    let root = point.statistic.squareRoot()
    let slope = point.slope / (2 * root)
    let next = point.coordinate + (goal - root) / slope
    if point.status == .converged, next.isFinite {
      // Further than ten times the way so far the slope tells little.
      let farthest = 10 * scale
      return min(max(next, point.coordinate - farthest), point.coordinate + farthest)
    }
    guard let outside else { return inside + 2 * (point.coordinate - inside) }
    return (inside + outside) / 2
  }

  /// A length over which the likelihood changes: the error, or a part of the range.
  var scale: Double {
    if let deviation = fit.innerDeviation(place) { return deviation }
    let range = parameter.innerRange
    let width = range.upperBound - range.lowerBound
    return width.isFinite ? 0.1 * width : max(fit.point[place].magnitude, 1)
  }
}

/// A point of a profile.
package struct ProfilePoint: Sendable, Equatable {
  package var value: Double
  /// -2 ln of the likelihood ratio; NaN if the fit failed.
  package var statistic: Double
  /// All parameters, as they fit best with this value.
  package var parameters: [Double]
  package var status: FitStatus
}

extension Fit {
  /// How all parameters change with one, by the curvature at the minimum, in the coordinates of the fit.
  func tangent(_ place: Int) -> [Double] {
    guard let hessian else { return point.map { _ in 0 } }
    let column = hessian.inverseColumn(place)
    return column.indices.map { isFixed[$0] ? 0 : column[$0] / column[place] }
  }

  /// The error in the coordinate of the fit.
  func innerDeviation(_ place: Int) -> Double? {
    guard let hessian else { return nil }
    let variance = hessian.inverseColumn(place)[place]
    return variance > 0 && variance.isFinite ? variance.squareRoot() : nil
  }
}
