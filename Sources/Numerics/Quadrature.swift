/// The integral of a function over a finite range, and how good it is.
package struct Integral: Sendable, Equatable {
  package var value: Double
  /// An estimate of the error, which is rarely exceeded.
  package var error: Double
  package var evaluations: Int
}

/// Why there is no integral.
package enum QuadratureError: Error, Sendable, Equatable {
  /// The function has no finite value here.
  case notFinite(at: Double)
  /// The error is still this large after as many evaluations as are allowed.
  case notConverged(Integral)
}

/// Adaptive integration with whole panels of points evaluated in blocks.
///
/// The panels are laid out so that structure near zero is seen whatever the range: in powers of 4 away from zero. Then
/// panels with more than their share of the error are halved, all together, until the sum of the errors is small.
/// When there are very many panels they are finished one after the other instead, in bounded memory.
package struct Quadrature: Sendable {
  /// The error to reach, relative to the integral...
  package var relativeTolerance = 1e-10
  /// ...or, where contributions cancel, relative to the integral of the magnitude.
  package var magnitudeTolerance = 1e-13
  /// What is accepted, relative to the integral, where a singularity allows no more.
  package var singularTolerance = 1e-6
  package var maximumEvaluations = 5_000_000_000

  package init() {}

  func tolerance(_ sums: PanelSums) -> Double {
    max(relativeTolerance * sums.value.magnitude, magnitudeTolerance * sums.magnitude)
  }

  /// The integral of `function` from `low` to `high`; with the sign changed if `high < low`.
  ///
  /// The ends must be finite. The function is not evaluated at the ends, nor at 0, unless panels become as narrow as
  /// the spacing of doubles; integrable singularities there are found by halving.
  /// - Parameter interrupted: called at least once per block of evaluations; throws to end the work.
  /// - Throws: `QuadratureError`, and what the closures throw.
  package func integrate(
    from low: Double, to high: Double, interrupted: () throws -> Void, _ function: BlockFunction
  ) throws -> Integral {
    guard low.isFinite, high.isFinite else {
      throw QuadratureError.notFinite(at: low.isFinite ? high : low)
    }
    if low == high { return Integral(value: 0, error: 0, evaluations: 0) }
    if high < low {
      var integral = try integrate(from: high, to: low, interrupted: interrupted, function)
      integral.value.negate()
      return integral
    }
    return try withoutActuallyEscaping(function) { function in
      try withoutActuallyEscaping(interrupted) { interrupted in
        var work = PanelRefinement(options: self, function: function, interrupted: interrupted)
        return try work.integrate(Panel.layout(low, high))
      }
    }
  }
}
