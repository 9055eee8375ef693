internal import Glibc

/// The line around the best fit of two parameters on which -2 ln of the profile likelihood ratio is a threshold.
package struct Contour: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    package var x: Double
    package var y: Double
    /// Whether the ranges of both parameters end here before the threshold is reached.
    package var isEndOfRange: Bool
  }

  /// Around the best fit, the first not repeated.
  package var points: [Point]
  package var best: (x: Double, y: Double) { (bestX, bestY) }
  package var confidence: Double
  /// 2.30 for 68.27 %, 4.61 for 90 %.
  package var threshold: Double
  private var bestX: Double
  private var bestY: Double

  /// - Parameters:
  ///   - count: the number of points; each lies on a ray from the best fit, at equal angles in coordinates in which the
  ///     line would be a circle if the errors were normal.
  ///   - fit: a fit of all parameters.
  package init(
    _ likelihood: Likelihood, _ x: Int, _ y: Int, confidence: Double, count: Int = 64, fit: Fit,
    interrupted: @escaping () throws -> Void = {}
  ) throws {
    guard confidence > 0, confidence < 1 else { throw IntervalError.confidence(confidence) }
    let fits = try ConditionalFits(likelihood, [x, y], fit: fit, interrupted: interrupted)
    let threshold = ChiSquaredDistribution(degreesOfFreedom: 2).quantile(confidence)
    self.confidence = confidence
    self.threshold = threshold
    (bestX, bestY) = (fit.values[x], fit.values[y])
    points = try (0..<max(count, 3)).map { i in
      // Half a step from the axes: straight into the end of a range the way would not lead anywhere.
      let angle = 2 * Double.pi * (Double(i) + 0.5) / Double(max(count, 3))
      return try Self.point(fits, Self.direction(fits, angle), threshold)
    }
  }

  /// A step of one standard deviation at an angle.
  private static func direction(_ fits: ConditionalFits, _ angle: Double) -> [Double] {
    let (x, y) = (fits.places[0], fits.places[1])
    let (cosine, sine) = (cos(angle), sin(angle))
    let widths = fits.places.map { fits.fit.innerDeviation($0) ?? 1 }
    let correlation = fits.fit.correlation(x, y) ?? 0
    let across = max(1 - correlation * correlation, 1e-6).squareRoot()
    return [widths[0] * cosine, widths[1] * (correlation * cosine + across * sine)]
  }

  /// The place on a ray where the threshold is reached. At the end of the range of one parameter the way goes on along it.
  private static func point(
    _ fits: ConditionalFits, _ direction: [Double], _ threshold: Double
  ) throws -> Point {
    let start = fits.places.map { fits.fit.point[$0] }
    let ranges = fits.places.map { fits.likelihood.parameters[$0].innerRange }
    let ends = (0..<2).map { i in
      let bound = direction[i] > 0 ? ranges[i].upperBound : ranges[i].lowerBound
      return direction[i] == 0 ? 0 : max((bound - start[i]) / direction[i], 0)
    }
    func place(_ radius: Double) -> [Double] {
      (0..<2).map { i in
        let coordinate = start[i] + radius * direction[i]
        return min(max(coordinate, ranges[i].lowerBound), ranges[i].upperBound)
      }
    }
    fits.restart()
    let search = ThresholdSearch(
      threshold: threshold, best: 0, end: max(ends[0], ends[1]), scale: 1)
    let (radius, isEnd) = try search.run { radius in
      let point = try fits.point(at: place(radius))
      let slopes = (0..<2).map { radius <= ends[$0] ? point.slopes[$0] * direction[$0] : 0 }
      return ThresholdSearch.Sample(
        statistic: point.statistic, slope: slopes[0] + slopes[1],
        isValid: point.status == .converged)
    }
    let values = zip(fits.places, place(radius)).map { fits.likelihood.parameters[$0].outer($1) }
    return Point(x: values[0], y: values[1], isEndOfRange: isEnd)
  }
}
