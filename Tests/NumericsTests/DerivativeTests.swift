import Foundation
import Numerics
import Testing

struct DerivativeTests {
  private func derivative(
    at x: Double, scale: Double = 1, _ function: @escaping (Double) -> Double
  ) throws -> Derivative {
    try Differentiator().derivative(at: x, scale: scale, blocks(function))
  }

  @Test func knownDerivatives() throws {
    let cases: [(Double, Double, (Double) -> Double)] = [
      (1, exp(1), { exp($0) }), (0.3, cos(0.3), { sin($0) }), (1e-9, 1e9, { log($0) }),
      (1e9, 3e18, { $0 * $0 * $0 }), (0, 1, { sin($0) }), (-2, 1 / -2.0, { log(-$0) }),
      (4, 1e-45 * 0.25, { 1e-45 * $0.squareRoot() }),
    ]
    for (x, expected, function) in cases {
      let result = try derivative(at: x, function)
      #expect(abs(result.value / expected - 1) < 1e-10, "at \(x)")
      #expect(abs(result.value - expected) <= 30 * result.error + 1e-14 * abs(expected), "at \(x)")
    }
  }

  @Test func aStraightLineAndAConstant() throws {
    #expect(try abs(derivative(at: 3) { 2 * $0 + 1 }.value - 2) < 1e-13)
    #expect(try derivative(at: 3) { _ in 7 }.value == 0)
  }

  @Test func theScaleServesAtZero() throws {
    let result = try derivative(at: 0, scale: 1e-12) { sin($0 * 1e12) }
    #expect(abs(result.value / 1e12 - 1) < 1e-10)
  }

  @Test func kinksAndStepsAreRefused() {
    #expect(throws: DerivativeError.kink(left: -1, right: 1)) {
      try derivative(at: 0) { $0.magnitude }
    }
    #expect(throws: DerivativeError.self) { try derivative(at: 2) { $0 < 2 ? 0 : 1 } }
    #expect(throws: DerivativeError.self) { try derivative(at: 2) { max(0, $0 - 2) } }
  }

  @Test func noValueAtThePointOrBesideIt() {
    #expect(throws: DerivativeError.notFinite(at: -1)) { try derivative(at: -1) { log($0) } }
    #expect(throws: DerivativeError.self) { try derivative(at: 1) { ($0 - 1).squareRoot() } }
  }

  @Test func aGapFurtherAwayDoesNotMatter() throws {
    let result = try derivative(at: 1) { $0 < 0.95 ? .nan : $0 * $0 }
    #expect(abs(result.value - 2) < 1e-11)
  }
}
