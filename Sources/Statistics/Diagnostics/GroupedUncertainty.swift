extension Likelihood {
  /// The error of a parameter if some others were known exactly, at the best fit; `nil` if there is none.
  package func error(of interest: Int, fit: Fit, knowing places: Set<Int>) throws -> Double? {
    var derivatives = Derivatives(envelope: envelope)
    let value = try Evaluator(self).evaluate(at: fit.point, .hessian, into: &derivatives)
    let minimum = Minimum(
      point: fit.point, value: value, distance: fit.distance, iterations: 0, status: fit.status)
    let isFixed = fit.isFixed.indices.map { fit.isFixed[$0] || places.contains($0) }
    return Fit(minimum, self, isFixed: isFixed, derivatives).error(of: interest)
  }

  /// What a group of parameters adds to the error of another: the root of the difference of the squares of that error and
  /// of what it would be if the group were known exactly.
  package func contribution(
    of places: Set<Int>, to interest: Int, fit: Fit
  ) throws -> Double? {
    guard let whole = fit.error(of: interest),
      let rest = try error(of: interest, fit: fit, knowing: places.subtracting([interest]))
    else { return nil }
    return max(whole * whole - rest * rest, 0).squareRoot()
  }

  /// The places of the parameters that a constraint is about.
  package var constrained: Set<Int> { Set(constraints.flatMap(\.places)) }
}
