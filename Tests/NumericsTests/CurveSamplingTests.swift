import Foundation
import Numerics
import Testing

struct CurveSamplingTests {
  private func sample(
    _ axis: Axis?, logarithmicInY: Bool = false, _ function: @escaping (Double) -> Double
  ) throws -> SampledCurve {
    var sampler = CurveSampler()
    sampler.isLogarithmicInY = logarithmicInY
    return try sampler.sample(on: #require(axis), interrupted: {}, blocks(function))
  }

  @Test func aStraightLineNeedsNoMorePoints() throws {
    let curve = try sample(Axis(0, 1)) { 2 * $0 }
    #expect(curve.xs.count == 400)
    #expect(curve.xs == Axis(0, 1)?.grid(400))
    #expect(curve.ys == curve.xs.map { 2 * $0 })
    let powerLaw = try sample(Axis(1e-3, 1e3, .logarithmic), logarithmicInY: true) { 1 / $0 }
    #expect(powerLaw.xs.count == 400)
  }

  @Test func pointsGatherWhereTheCurveBends() throws {
    let curve = try sample(Axis(0, 1)) { 1 / (1e-6 + ($0 - 0.4567) * ($0 - 0.4567)) }
    #expect(curve.xs.count > 450 && curve.xs.count <= 1_600)
    #expect(curve.xs == curve.xs.sorted())
    let peak = try #require(curve.ys.max())
    #expect(peak > 0.999e6)
  }

  @Test func theEndOfACurveIsFound() throws {
    let curve = try sample(Axis(0, 1)) { $0 < 0.71234 ? $0 : .nan }
    let last = try #require(Array(zip(curve.xs, curve.ys)).last { !$0.1.isNaN }?.0)
    #expect(abs(last - 0.71234) < 1e-5)
    #expect(curve.gapCount == curve.ys.count { $0.isNaN } && curve.gapCount > 100)
  }

  @Test func onALogarithmicAxisACurveEndsWhereItIsZero() throws {
    let curve = try sample(Axis(1e-3, 1, .logarithmic), logarithmicInY: true) {
      max(0, 0.5 - $0)
    }
    let last = try #require(Array(zip(curve.xs, curve.ys)).last { $0.1 > 0 }?.0)
    #expect(abs(last - 0.5) < 1e-5)
    #expect(curve.gapCount == 0)
  }

  @Test func aStepIsSteep() throws {
    let curve = try sample(Axis(0, 1)) { $0 < 0.3 ? 0 : 1 }
    let before = try #require(Array(zip(curve.xs, curve.ys)).last { $0.1 == 0 }?.0)
    let after = try #require(zip(curve.xs, curve.ys).first { $0.1 == 1 }?.0)
    #expect(after - before < 1e-4)
    #expect(before < 0.3 && 0.3 <= after)
  }

  @Test func noiseStopsAtTheCap() throws {
    let curve = try sample(Axis(0, 1)) { sin(1e9 * $0) }
    #expect(curve.xs.count == 1_600)
  }

  @Test func nothingButGaps() throws {
    let curve = try sample(Axis(-2, -1)) { log($0) }
    #expect(curve.gapCount == 400)
  }
}
