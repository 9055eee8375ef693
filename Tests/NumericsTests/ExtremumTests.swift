import Foundation
@testable import Numerics
import Testing

struct ExtremumTests {
  private func find(
    _ kind: Extremum.Kind, _ low: Double, _ high: Double, _ spacing: Spacing = .linear,
    _ function: @escaping (Double) -> Double
  ) throws -> Extremum {
    let axis = try #require(Axis(low, high, spacing))
    return try ExtremumFinder().find(kind, on: axis, interrupted: {}, blocks(function))
  }

  @Test func smoothExtrema() throws {
    let parabola = try find(.minimum, 0, 10) { ($0 - 3.3) * ($0 - 3.3) + 2 }
    #expect(abs(parabola.point - 3.3) < 1e-7)
    #expect(parabola.value == 2)
    let planck = try find(.maximum, 1e-3, 100, .logarithmic) { $0 * $0 * $0 / expm1($0) }
    // Wien's displacement law: x = 3 + W(-3 e^-3).
    #expect(abs(planck.point - 2.821_439_372_122_078_9) < 1e-7)
  }

  @Test func theDeepestOfManyCounts() throws {
    let found = try find(.minimum, 0, 100) { cos($0) + 0.001 * ($0 - 60) * ($0 - 60) }
    #expect(abs(found.point - 59.7) < 0.1)
  }

  @Test func kinksEndsAndPlateaus() throws {
    #expect(try abs(find(.minimum, -1, 2) { ($0 - 0.123).magnitude }.point - 0.123) < 1e-9)
    #expect(try find(.maximum, 0, 2) { $0 } == Extremum(point: 2, value: 2))
    #expect(try find(.minimum, 0, 2) { _ in 4 } == Extremum(point: 0, value: 4))
  }

  @Test func pointsWithoutAValueArePassedOver() throws {
    let found = try find(.minimum, -1, 1) { $0 < 0 ? .nan : ($0 - 0.5) * ($0 - 0.5) }
    #expect(abs(found.point - 0.5) < 1e-7)
    #expect(throws: ExtremumError.noValue) { try find(.minimum, -2, -1) { log($0) } }
  }

  @Test func anInterruptEndsIt() throws {
    let axis = try #require(Axis(0, 1))
    #expect(throws: Interrupt.self) {
      try ExtremumFinder().find(
        .minimum, on: axis, interrupted: { throw Interrupt() }, blocks { $0 })
    }
  }
}
