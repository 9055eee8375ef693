/// Intervals of G. Feldman and R. Cousins (doi:10.1103/PhysRevD.57.3873) from toys: a value is accepted if its likelihood
/// ratio to the best fit within the range is among the `confidence` best of those that toys thrown there have.
///
/// Toys are thrown with the other parameters as they fit the data best with that value, and their auxiliary measurements
/// fluctuate (NOvA's profiled construction, arXiv:2207.14353).
package final class FeldmanCousins {
  private let profile: ProfileLikelihood
  private let confidence: Double
  private let plan: ToyPlan
  /// The values that were tested, ascending.
  package private(set) var points: [Point] = []

  /// A value that was tested.
  package struct Point: Sendable, Equatable {
    package var value: Double
    /// -2 ln of the likelihood ratio of the data.
    package var statistic: Double
    /// What it must not exceed, and the error of that from the number of toys.
    package var critical: Double
    package var criticalError: Double
    /// The part of the toys with as large a statistic or a larger one.
    package var pValue: Double
    package var failedToys: Int

    /// Rounding of fits does not decide over counts, where toys repeat the data exactly.
    package var isAccepted: Bool { statistic <= critical + 1e-6 }
  }

  package init(
    _ likelihood: Likelihood, _ place: Int, confidence: Double, _ plan: ToyPlan
  ) throws {
    guard confidence > 0, confidence < 1 else { throw IntervalError.confidence(confidence) }
    profile = try ProfileLikelihood(likelihood, place, interrupted: plan.interrupted)
    self.confidence = confidence
    self.plan = plan
  }

  /// Tests a value of the parameter.
  package func test(_ value: Double) throws -> Point {
    let data = try profile.point(at: profile.parameter.inner(value))
    guard data.status == .converged else { throw IntervalError.fit(data.status) }
    let toys = try plan.run(
      profile.likelihood, profile.place, .twoSided, truth: data.parameters,
      tested: data.parameters, point: points.count)
    let sorted = toys.sorted
    let count = Double(sorted.count)
    let spread = (count * confidence * (1 - confidence)).squareRoot()
    func quantile(_ rank: Double) -> Double {
      sorted[min(max(Int(rank.rounded(.up)) - 1, 0), sorted.count - 1)]
    }
    let rank = count * confidence
    let point = Point(
      value: value, statistic: data.statistic, critical: quantile(rank),
      criticalError: (quantile(rank + spread) - quantile(rank - spread)) / 2,
      pValue: Double(sorted.count { $0 >= data.statistic - 1e-6 }) / count,
      failedToys: toys.failedCount)
    points.append(point)
    points.sort { $0.value < $1.value }
    return point
  }

  /// The interval: the outermost accepted values of a scan, closed in on.
  /// - Parameters:
  ///   - scanPoints: values tested first, over somewhat more than the interval of the profile likelihood.
  ///   - refinements: how often what lies between the last accepted value and the first refused one is halved.
  package func interval(scanPoints: Int = 12, refinements: Int = 5) throws -> Interval {
    let z = NormalDistribution.twoSided(confidence)
    let (lower, upper) = try profile.interval(threshold: 1.3 * z * z + 1)
    let steps = Double(max(scanPoints - 1, 1))
    for i in 0..<max(scanPoints, 2) {
      _ = try test(lower.value + (upper.value - lower.value) * Double(i) / steps)
    }
    try extend(step: (upper.value - lower.value) / steps)
    let low = try end(refinements, upwards: false)
    let high = try end(refinements, upwards: true)
    return profile.made(
      low, high, confidence, .feldmanCousins(toys: plan.count, seed: plan.seed))
  }

  /// Tests further values until the outermost are refused, or are the ends of the range.
  private func extend(step: Double) throws {
    let range = profile.parameter.range
    while let last = points.last, last.isAccepted, last.value < range.upperBound {
      _ = try test(min(last.value + step, range.upperBound))
    }
    let lowest = profile.parameter.outer(profile.parameter.innerRange.lowerBound)
    while let first = points.first, first.isAccepted, first.value > lowest {
      _ = try test(max(first.value - step, lowest))
    }
  }

  /// An end of the interval, between the outermost accepted value and the refused one beside it.
  private func end(_ refinements: Int, upwards: Bool) throws -> ProfileLikelihood.Crossing {
    for _ in 0..<refinements {
      guard let (inside, outside) = sides(upwards) else { break }
      _ = try test((inside.value + outside.value) / 2)
    }
    guard let (inside, outside) = sides(upwards) else {
      let outermost = upwards ? points.last : points.first
      return ProfileLikelihood.Crossing(
        value: outermost?.value ?? profile.fit.values[profile.place], isEndOfRange: true)
    }
    return ProfileLikelihood.Crossing(
      value: Self.crossing(inside, outside), isEndOfRange: false)
  }

  /// The outermost accepted value on one side and the refused one beyond it.
  private func sides(_ upwards: Bool) -> (inside: Point, outside: Point)? {
    if upwards {
      guard let i = points.lastIndex(where: \.isAccepted), i + 1 < points.count else { return nil }
      return (points[i], points[i + 1])
    }
    guard let i = points.firstIndex(where: \.isAccepted), i > 0 else { return nil }
    return (points[i], points[i - 1])
  }

  /// Where a straight line from one excess over the critical value to the other is 0.
  private static func crossing(_ inside: Point, _ outside: Point) -> Double {
    let (a, b) = (inside.statistic - inside.critical, outside.statistic - outside.critical)
    let part = b > a ? -a / (b - a) : 0.5
    return inside.value + (outside.value - inside.value) * part
  }
}
