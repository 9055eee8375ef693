internal import Numerics

/// CLs of one parameter with the distribution of q̃ from toys, thrown with signal and with background alone; the other
/// parameters are those that fit the data best.
package final class ToyCLs {
  private let data: ProfileLikelihood
  private let background: [Double]
  private let plan: ToyPlan
  /// The values that were tested, in the order of the tests.
  package private(set) var points: [Point] = []

  /// A value that was tested.
  package struct Point: Sendable, Equatable {
    package var value: Double
    package var statistic: Double
    package var signalAndBackground: Double
    package var backgroundOnly: Double
    package var failedToys: Int

    package var cls: Double { signalAndBackground / backgroundOnly }
  }

  package init(
    _ likelihood: Likelihood, _ place: Int, background: Double? = nil, _ plan: ToyPlan
  ) throws {
    let parameter = likelihood.parameters[place]
    let none = background ?? max(parameter.range.lowerBound, 0)
    let bounded = likelihood.bounded(place, from: none)
    data = try ProfileLikelihood(bounded, place, interrupted: plan.interrupted)
    self.background = try data.point(at: parameter.inner(none)).parameters
    self.plan = plan
  }

  /// Tests a value of the parameter with `plan.count` toys of each kind.
  package func test(_ value: Double) throws -> Point {
    let coordinate = data.parameter.inner(value)
    let tested = try data.point(at: coordinate)
    guard tested.status == .converged else { throw IntervalError.fit(tested.status) }
    let statistic = coordinate < data.fit.point[data.place] ? 0 : tested.statistic
    func toys(_ truth: [Double], _ stream: Int) throws -> (part: Double, failed: Int) {
      let run = try plan.run(
        data.likelihood, data.place, .upperLimit, truth: truth, tested: tested.parameters,
        point: 2 * points.count + stream)
      let sorted = run.sorted
      let above = sorted.count { $0 >= statistic - 1e-6 }
      return (Double(above) / Double(sorted.count), run.failedCount)
    }
    let signal = try toys(tested.parameters, 0)
    let none = try toys(background, 1)
    let point = Point(
      value: value, statistic: statistic, signalAndBackground: signal.part,
      backgroundOnly: none.part, failedToys: signal.failed + none.failed)
    points.append(point)
    return point
  }

  /// The value at which CLs is 1 - `confidence`: sought from the asymptotic limit, with ln CLs as good as straight
  /// between the values tested on its two sides.
  package func upperLimit(confidence: Double, refinements: Int = 5) throws -> Interval {
    let asymptotic = try AsymptoticCLs(
      data.likelihood, data.place, background: data.parameter.outer(background[data.place]),
      interrupted: plan.interrupted
    ).upperLimit(confidence: confidence)
    let range = data.parameter.range
    var next = asymptotic.upper
    for _ in 0..<refinements + 12 {
      _ = try test(next)
      guard let (below, above) = sides(1 - confidence) else {
        let isBelow = points.allSatisfy { $0.cls > 1 - confidence }
        if isBelow, next >= range.upperBound { throw IntervalError.noCrossing(upTo: next) }
        next = min(isBelow ? 1.2 * next : 0.8 * next, range.upperBound)
        continue
      }
      next = Self.crossing(below, above, 1 - confidence)
      if points.count > refinements { break }
    }
    let lower = data.parameter.outer(background[data.place])
    return data.made(
      ProfileLikelihood.Crossing(value: lower, isEndOfRange: true),
      ProfileLikelihood.Crossing(value: next, isEndOfRange: false), confidence,
      .toyCLs(toys: plan.count, seed: plan.seed))
  }

  /// The highest value with a CLs above a level and the lowest value beyond it.
  private func sides(_ level: Double) -> (Point, Point)? {
    let sorted = points.sorted { $0.value < $1.value }
    guard let i = sorted.lastIndex(where: { $0.cls > level }), i + 1 < sorted.count else {
      return nil
    }
    return (sorted[i], sorted[i + 1])
  }

  private static func crossing(_ below: Point, _ above: Point, _ level: Double) -> Double {
    guard above.cls > 0 else { return (below.value + above.value) / 2 }
    let (a, b) = (logarithm(below.cls / level), logarithm(above.cls / level))
    let part = min(max(a / (a - b), 0.05), 0.95)
    return below.value + part * (above.value - below.value)
  }
}
