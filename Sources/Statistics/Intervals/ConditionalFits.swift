/// Fits of a model with some parameters kept at one value after another, each begun where the last one ended.
final class ConditionalFits {
  let likelihood: Likelihood
  /// The places of the parameters that are kept.
  let places: [Int]
  /// The fit of all parameters.
  let fit: Fit
  private let minimizer: Minimizer
  private let isFixed: [Bool]
  /// How the other parameters change with each of these, near the best fit.
  private let tangents: [[Double]]
  private var last: [Double]

  /// - Throws: `IntervalError` if the fit failed or one of the parameters is fixed.
  init(
    _ likelihood: Likelihood, _ places: [Int], fit: Fit,
    interrupted: @escaping () throws -> Void = {}
  ) throws {
    guard fit.status == .converged else { throw IntervalError.fit(fit.status) }
    var isFixed = fit.isFixed
    for place in places {
      if isFixed[place] { throw IntervalError.fixed(likelihood.parameters[place].name) }
      isFixed[place] = true
    }
    self.likelihood = likelihood
    self.places = places
    self.fit = fit
    self.isFixed = isFixed
    minimizer = Minimizer(Evaluator(likelihood), interrupted: interrupted)
    tangents = fit.tangents(places)
    last = fit.point
  }

  /// What fits best with some values of the parameters; coordinates are those of the fit.
  struct Point {
    /// -2 ln of the likelihood ratio to the best fit.
    var statistic: Double
    /// Its derivatives in the coordinates of the parameters that are kept.
    var slopes: [Double]
    /// All parameters.
    var parameters: [Double]
    var status: FitStatus
  }

  /// The next fit begins at the best fit of all.
  func restart() { last = fit.point }

  func point(at coordinates: [Double]) throws -> Point {
    var start = last
    for (i, place) in places.enumerated() {
      let shift = coordinates[i] - last[place]
      for j in start.indices { start[j] += shift * tangents[i][j] }
    }
    var minimum = try minimize(from: start, at: coordinates)
    if minimum.status != .converged { minimum = try minimize(from: fit.point, at: coordinates) }
    if minimum.status == .converged { last = minimum.point }
    return Point(
      statistic: max(2 * (minimum.value - fit.negativeLogLikelihood), 0),
      slopes: places.map { 2 * minimizer.derivatives.gradient[$0] }, parameters: minimum.point,
      status: minimum.status)
  }

  private func minimize(from start: [Double], at coordinates: [Double]) throws -> Minimum {
    var point = start
    for (place, coordinate) in zip(places, coordinates) { point[place] = coordinate }
    return try minimizer.minimize(from: point, isFixed: isFixed, ending: .gradient)
  }
}

extension Fit {
  /// How all parameters change with each of some, the others of these kept, by the curvature at the minimum; in the
  /// coordinates of the fit.
  func tangents(_ places: [Int]) -> [[Double]] {
    guard let hessian else { return places.map { _ in point.map { _ in 0 } } }
    let columns = places.map { hessian.inverseColumn($0) }
    let block = EnvelopeMatrix(dense: columns.map { column in places.map { column[$0] } })
    guard let factor = CholeskyFactor(block) else {
      return places.map { _ in point.map { _ in 0 } }
    }
    return places.indices.map { i in
      let weights = factor.inverseColumn(i)
      return point.indices.map { j in
        isFixed[j] ? 0 : places.indices.reduce(0) { $0 + weights[$1] * columns[$1][j] }
      }
    }
  }

  /// The error in the coordinate of the fit.
  func innerDeviation(_ place: Int) -> Double? {
    guard let hessian else { return nil }
    let variance = hessian.inverseColumn(place)[place]
    return variance > 0 && variance.isFinite ? variance.squareRoot() : nil
  }
}
