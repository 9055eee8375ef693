import Foundation
import Testing

@testable import Statistics

@Suite struct ContourAtBoundTests {
  /// Counts of a over a background of 5, where 3 are found, and of b, where 9 are.
  private static func counts() throws -> Likelihood {
    var model = Model()
    let a = model.add(Parameter("a", in: 0...40, start: 1))
    let b = model.add(Parameter("b", in: 0...40, start: 1))
    func channel(_ name: String, _ parameter: Int, over background: Double, found: Double)
      -> Channel
    {
      Channel(
        name,
        samples: [
          Sample("s", HistogramTemplate([1]), factors: [.parameter(parameter)]),
          Sample("b", HistogramTemplate([background]), factors: []),
        ], observed: [found])
    }
    model.channels = [
      channel("first", a, over: 5, found: 3), channel("second", b, over: 0.5, found: 9),
    ]
    return try Likelihood(model)
  }

  private static func statistic(_ expected: Double, found: Double, best: Double) -> Double {
    2 * (expected - best - found * log(expected / best))
  }

  /// The best fit has a at the end of its range: the line closes along that end.
  @Test func `a contour goes along the end of a range`() throws {
    let likelihood = try Self.counts()
    let fit = try likelihood.fit()
    #expect(fit.values[0] == 0 && abs(fit.values[1] - 8.5) < 1e-6)
    let contour = try Contour(likelihood, 0, 1, confidence: 0.9, fit: fit)
    for point in contour.points {
      let first = Self.statistic(point.x + 5, found: 3, best: 5)
      let second = Self.statistic(point.y + 0.5, found: 9, best: 9)
      #expect(abs(first + second - contour.threshold) < 1e-6, "\(point)")
    }
    let corners = contour.points.filter { $0.x == 0 }.map(\.y)
    #expect(corners.contains { $0 > 12 } && corners.contains { $0 < 5 })
  }
}
