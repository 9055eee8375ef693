internal import Numerics

/// CLs of one parameter with the asymptotic distribution of the test statistic q̃ (G. Cowan, K. Cranmer, E. Gross and
/// O. Vitells, arXiv:1007.1727; A. L. Read, doi:10.1088/0954-3899/28/10/313).
///
/// The background is what is expected at the parameter's `background` value, with the other parameters as they fit the
/// data there; the parameter is not fitted below it.
package final class AsymptoticCLs {
  /// The profiles of the data and of the background-only expectation.
  private let data: ProfileLikelihood
  private let asimov: ProfileLikelihood
  private let background: Double

  /// - Parameter background: the value of the parameter that stands for no signal; by default 0, or the lower end of the
  ///   parameter's range if that is above.
  package init(
    _ likelihood: Likelihood, _ place: Int, background: Double? = nil,
    interrupted: @escaping () throws -> Void = {}
  ) throws {
    let parameter = likelihood.parameters[place]
    let none = background ?? max(parameter.range.lowerBound, 0)
    self.background = parameter.inner(none)
    let bounded = likelihood.bounded(place, from: none)
    data = try ProfileLikelihood(bounded, place, interrupted: interrupted)
    let nuisances = try data.point(at: self.background).parameters
    let expectation = bounded.replacing(
      observations: try bounded.expectedObservations(at: nuisances))
    asimov = try ProfileLikelihood(
      expectation, place, fit: expectation.fit(from: nuisances, interrupted: interrupted),
      interrupted: interrupted)
  }

  /// The fit of the data, with the parameter not below its background value.
  package var fit: Fit { data.fit }

  /// CLs at one value of the parameter.
  package struct Point: Sendable, Equatable {
    /// The test statistic of the data and of the background-only expectation.
    package var statistic: Double
    package var asimovStatistic: Double
    /// The p-values of signal with background and, as CLs wants it, of background alone.
    package var signalAndBackground: Double
    package var backgroundOnly: Double

    package var cls: Double { signalAndBackground / backgroundOnly }

    /// CLs where the background fluctuates by this many standard deviations, upwards if positive.
    package func expected(_ deviations: Double) -> Double {
      AsymptoticCLs.expected(asimovStatistic, deviations)
    }
  }

  package func point(at value: Double) throws -> Point {
    try point(at: data.parameter.inner(value), asimovStatistic: nil)
  }

  private func point(at coordinate: Double, asimovStatistic: Double?) throws -> Point {
    let q = coordinate < data.fit.point[data.place] ? 0 : try data.point(at: coordinate).statistic
    let qA = try asimovStatistic ?? asimov.point(at: coordinate).statistic
    let (root, rootA) = (q.squareRoot(), qA.squareRoot())
    // Distances of the data from the background-only median, in its standard deviations.
    let distance = q <= qA ? root - rootA : (q - qA) / (2 * rootA)
    return Point(
      statistic: q, asimovStatistic: qA,
      signalAndBackground: NormalDistribution.above(distance + rootA),
      backgroundOnly: NormalDistribution.above(distance))
  }

  fileprivate static func expected(_ asimovStatistic: Double, _ deviations: Double) -> Double {
    let root = asimovStatistic.squareRoot()
    return NormalDistribution.above(root - deviations) / NormalDistribution.above(-deviations)
  }

  /// The value of the parameter at which CLs is 1 - `confidence`.
  package func upperLimit(confidence: Double) throws -> Interval {
    guard confidence > 0, confidence < 1 else { throw IntervalError.confidence(confidence) }
    let upper = try crossing(1 - confidence) { try self.point(at: $0, asimovStatistic: nil).cls }
    return data.made(
      ProfileLikelihood.Crossing(value: data.parameter.outer(background), isEndOfRange: true),
      upper, confidence, .asymptoticCLs)
  }

  /// The limits that background alone would give, where it fluctuates by -2, -1, 0, 1 and 2 standard deviations.
  package func expectedLimits(confidence: Double) throws -> [Double] {
    guard confidence > 0, confidence < 1 else { throw IntervalError.confidence(confidence) }
    return try [-2, -1, 0, 1, 2].map { deviations in
      try crossing(1 - confidence) { coordinate in
        Self.expected(try self.asimov.point(at: coordinate).statistic, deviations)
      }.value
    }
  }

  /// Where a function that falls from 1 reaches a level: by the secant of its normal quantile, which is nearly straight.
  private func crossing(
    _ level: Double, _ cls: (_ coordinate: Double) throws -> Double
  ) throws -> ProfileLikelihood.Crossing {
    let range = data.parameter.innerRange
    let goal = NormalDistribution.quantile(level)
    var search = Bracket(low: background, valueAtLow: 8 - goal)
    var next = max(data.fit.point[data.place], background) + 1.5 * max(data.scale, asimov.scale)
    for _ in 0..<100 {
      next = min(next, range.upperBound)
      let value = NormalDistribution.quantile(try cls(next)) - goal
      if value.magnitude < 1e-10 { break }
      if value > 0, next == range.upperBound {
        return ProfileLikelihood.Crossing(
          value: data.parameter.outer(next), isEndOfRange: true)
      }
      search.insert(next, value)
      if search.isNarrow { break }
      next = search.next
    }
    return ProfileLikelihood.Crossing(value: data.parameter.outer(next), isEndOfRange: false)
  }
}

extension Likelihood {
  /// The model with a parameter not below a value.
  func bounded(_ place: Int, from lower: Double) -> Likelihood {
    var parameters = parameters
    let upper = parameters[place].range.upperBound
    parameters[place].range = max(parameters[place].range.lowerBound, min(lower, upper))...upper
    parameters[place].start = max(parameters[place].start, lower)
    return Likelihood(
      parameters: parameters, channels: channels, constraints: constraints, envelope: envelope,
      observations: observations)
  }

  /// The same model with other data.
  package func replacing(observations: Observations) -> Likelihood {
    var result = self
    result.observations = observations
    return result
  }

  /// A fit that begins at a point of the fit's coordinates.
  func fit(from point: [Double], interrupted: @escaping () throws -> Void = {}) throws -> Fit {
    let minimizer = Minimizer(Evaluator(self), interrupted: interrupted)
    let isFixed = parameters.map(\.isFixed)
    let minimum = try minimizer.minimize(from: point, isFixed: isFixed)
    return Fit(minimum, self, isFixed: isFixed, minimizer.derivatives)
  }
}
