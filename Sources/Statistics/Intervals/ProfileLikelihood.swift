/// The likelihood of a model as a function of one parameter, with all others where they fit best.
package final class ProfileLikelihood {
  /// The place of the parameter.
  package let place: Int
  private let fits: ConditionalFits

  /// - Throws: `IntervalError` if the model cannot be fitted; what `interrupted` throws.
  package convenience init(
    _ likelihood: Likelihood, _ place: Int, starts: Int = 1,
    interrupted: @escaping () throws -> Void = {}
  ) throws {
    let fit = try likelihood.fit(starts: starts, interrupted: interrupted)
    try self.init(likelihood, place, fit: fit, interrupted: interrupted)
  }

  /// The profile around a fit of all parameters.
  package init(
    _ likelihood: Likelihood, _ place: Int, fit: Fit,
    interrupted: @escaping () throws -> Void = {}
  ) throws {
    fits = try ConditionalFits(likelihood, [place], fit: fit, interrupted: interrupted)
    self.place = place
  }

  package var likelihood: Likelihood { fits.likelihood }
  /// The fit of all parameters.
  package var fit: Fit { fits.fit }
  var parameter: Parameter { likelihood.parameters[place] }

  /// The profile at a value of the fit's coordinate.
  func point(at coordinate: Double) throws -> ConditionalFits.Point {
    try fits.point(at: [coordinate])
  }

  /// -2 ln of the likelihood ratio at values of the parameter, and the other parameters there; a value at which the fit
  /// failed has its reason.
  package func scan(_ values: [Double]) throws -> [ProfilePoint] {
    fits.restart()
    return try values.map { value in
      let point = try point(at: parameter.inner(value))
      return ProfilePoint(
        value: value, statistic: point.status == .converged ? point.statistic : .nan,
        parameters: zip(likelihood.parameters, point.parameters).map { $0.outer($1) },
        status: point.status)
    }
  }

  /// Where the statistic reaches a threshold on one side of the best fit.
  package struct Crossing: Sendable, Equatable {
    package var value: Double
    /// Whether the range ends before.
    package var isEndOfRange: Bool
  }

  /// The ends of the values at which -2 ln of the likelihood ratio is at most a threshold.
  package func interval(threshold: Double) throws -> (lower: Crossing, upper: Crossing) {
    (try crossing(threshold, upwards: false), try crossing(threshold, upwards: true))
  }

  func crossing(_ threshold: Double, upwards: Bool) throws -> Crossing {
    fits.restart()
    let range = parameter.innerRange
    let search = ThresholdSearch(
      threshold: threshold, best: fit.point[place],
      end: upwards ? range.upperBound : range.lowerBound, scale: scale)
    let (coordinate, isEnd) = try search.run { coordinate in
      let point = try self.point(at: coordinate)
      return ThresholdSearch.Sample(
        statistic: point.statistic, slope: point.slopes[0], isValid: point.status == .converged)
    }
    return Crossing(value: parameter.outer(coordinate), isEndOfRange: isEnd)
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
