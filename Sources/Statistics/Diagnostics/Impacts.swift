/// By how much a parameter of interest changes when another is moved by its error, up and down, and all others are fitted
/// anew.
package struct Impact: Sendable, Equatable {
  package var parameter: String
  /// The fitted value as a pull: its distance from what was known beforehand, in the error of that; `nil` without a
  /// constraint.
  package var pull: Double?
  /// The error after the fit, over that before it.
  package var constraint: Double?
  package var down: Double
  package var up: Double
  /// The change for one error upwards as the covariance has it.
  package var covariance: Double
}

extension Likelihood {
  /// The impacts of all other free parameters on one, the largest first; moved by their errors after the fit.
  package func impacts(
    on interest: Int, fit: Fit, interrupted: @escaping () throws -> Void = {}
  ) throws -> [Impact] {
    guard fit.isValid else { throw IntervalError.fit(fit.status) }
    let minimizer = Minimizer(Evaluator(self), interrupted: interrupted)
    var impacts: [Impact] = []
    for place in parameters.indices where place != interest && !fit.isFixed[place] {
      guard let error = fit.innerDeviation(place) else { continue }
      var isFixed = fit.isFixed
      isFixed[place] = true
      let tangent = fit.tangents([place])[0]
      func change(_ shift: Double) throws -> Double {
        let start = fit.point.indices.map { fit.point[$0] + shift * tangent[$0] }
        let minimum = try minimizer.minimize(from: start, isFixed: isFixed, ending: .gradient)
        guard minimum.status == .converged else { return .nan }
        return parameters[interest].outer(minimum.point[interest]) - fit.values[interest]
      }
      let before = prefitDeviation(place)
      impacts.append(
        Impact(
          parameter: parameters[place].name,
          pull: before.flatMap { fit.pull(of: place, from: $0)?.distance },
          constraint: before.flatMap { fit.pull(of: place, from: $0)?.error },
          down: try change(-error),
          up: try change(error),
          covariance: error * tangent[interest]
            * parameters[interest].outerSlope(fit.point[interest])))
    }
    func size(_ impact: Impact) -> Double { max(impact.down.magnitude, impact.up.magnitude) }
    return impacts.sorted { size($0) > size($1) }
  }

  /// What a constraint says of a parameter, as a mean and a standard deviation in the coordinate of
  /// the fit.
  package func prefitDeviation(_ place: Int) -> (mean: Double, deviation: Double)? {
    var next = 0
    for constraint in constraints {
      let measured = observations.auxiliary[next]
      switch constraint {
      case .normal(place, let deviation): return (measured, deviation)
      case .logNormal(place, let spread): return (measured, measured * spread)
      case .poisson(place, let scale): return (measured / scale, measured.squareRoot() / scale)
      case .correlatedNormal(let places, let factor):
        if let i = places.firstIndex(of: place) {
          var unit = places.map { _ in 0.0 }
          unit[i] = 1
          let row = factor.timesTransposed(unit)
          let variance = row.reduce(0) { $0 + $1 * $1 }
          return (observations.auxiliary[next + i], variance.squareRoot())
        }
      default: break
      }
      next += constraint.auxiliaryCount
    }
    return nil
  }
}

extension Fit {
  /// How far a fit moved a parameter from what was known of it, and its error, both in the error before; `nil` if it has
  /// none.
  package func pull(
    of place: Int, from before: (mean: Double, deviation: Double)
  ) -> (distance: Double, error: Double)? {
    guard let error = innerDeviation(place) else { return nil }
    return ((point[place] - before.mean) / before.deviation, error / before.deviation)
  }
}
