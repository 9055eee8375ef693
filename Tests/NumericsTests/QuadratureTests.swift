import Foundation
import Numerics
import Testing

struct QuadratureTests {
  struct Known: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var low: Double
    var high: Double
    var value: Double
    /// The relative error to be reached.
    var tolerance = 1e-10
    var function: @Sendable (Double) -> Double

    init(
      _ description: String, _ low: Double, _ high: Double, _ value: Double,
      tolerance: Double = 1e-10, _ function: @escaping @Sendable (Double) -> Double
    ) {
      testDescription = description
      self.low = low
      self.high = high
      self.value = value
      self.tolerance = tolerance
      self.function = function
    }
  }

  /// Closed forms.
  static let known = [
    Known("x^2", 0, 3, 9) { $0 * $0 },
    Known("exp(-x) far beyond its scale", 0, 1e12, 1) { exp(-$0) },
    Known("exp(-x) with a scale far below the range", 0, 1, 1e-9) { exp(-$0 / 1e-9) },
    Known("1/x over 12 decades", 1e-6, 1e6, 12 * log(10)) { 1 / $0 },
    Known("a singular end: x^-1/2", 0, 1, 2) { 1 / $0.squareRoot() },
    Known("a singular end: x^-0.9", 0, 1, 10, tolerance: 1e-8) { pow($0, -0.9) },
    Known("a singular end: log x", 0, 1, -1) { log($0) },
    Known("a singular upper end", 0, 1, .pi / 2, tolerance: 1e-6) {
      1 / (1 - $0 * $0).squareRoot()
    },
    Known("a kink", -1, 2, 2.5) { $0.magnitude },
    Known("a step", 0, 10, 3) { $0 > 7 ? 1 : 0 },
    Known("Runge", -5, 5, 2 * atan(5)) { 1 / (1 + $0 * $0) },
    Known("a narrow peak at zero", -1e6, 1e6, Double.pi.squareRoot()) { exp(-$0 * $0) },
    Known("160 oscillations", 0, 1_000, 1 - cos(1_000)) { sin($0) },
    Known("160,000 oscillations", 0, 1e6, 1 - cos(1e6), tolerance: 1e-6) { sin($0) },
    Known("the Planck integral", 1e-6, 200, pow(.pi, 4) / 15) { $0 * $0 * $0 / expm1($0) },
    Known("negative numbers", -1e6, -1e-6, -12 * log(10)) { 1 / $0 },
    Known("backwards", 3, 0, -9) { $0 * $0 },
    Known("nothing", 2, 2, 0) { $0 },
  ]

  @Test("known integrals", arguments: known)
  func integral(_ known: Known) throws {
    let result = try Quadrature().integrate(
      from: known.low, to: known.high, interrupted: {}, blocks(known.function))
    #expect(abs(result.value - known.value) <= known.tolerance * abs(known.value))
    #expect(abs(result.value - known.value) <= 10 * result.error + 1e-15 * abs(known.value))
  }

  @Test func contributionsThatCancel() throws {
    let result = try Quadrature().integrate(
      from: -1, to: 1, interrupted: {}, blocks { $0 * exp($0 * $0) })
    #expect(abs(result.value) < 1e-15)
  }

  /// The 21-point rule is exact for polynomials up to degree 31, so smooth integrals stop at the first look.
  @Test func polynomialsNeedNoRefinement() throws {
    for degree in 0...31 {
      let result = try Quadrature().integrate(
        from: 1, to: 2, interrupted: {}, blocks { pow($0, Double(degree)) })
      let exact = (pow(2, Double(degree + 1)) - 1) / Double(degree + 1)
      #expect(abs(result.value / exact - 1) < 4e-15)
      #expect(result.evaluations == 64 * 21)
    }
  }

  @Test func anInterruptEndsAnEndlessIntegral() {
    var calls = 0
    #expect(throws: Interrupt.self) {
      _ = try Quadrature().integrate(
        from: 0, to: 1e12,
        interrupted: {
          calls += 1
          if calls == 2_000 { throw Interrupt() }
        }, blocks { sin($0) })
    }
  }

  @Test func theBudgetEndsWithTheErrorReached() throws {
    var quadrature = Quadrature()
    quadrature.maximumEvaluations = 100_000
    let error = try #require(throws: QuadratureError.self) {
      _ = try quadrature.integrate(from: 0, to: 1e9, interrupted: {}, blocks { sin($0) })
    }
    guard case .notConverged(let integral) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(integral.error > 1)
  }

  @Test func aDivergentIntegralDoesNotConverge() {
    #expect(throws: QuadratureError.self) {
      _ = try Quadrature().integrate(from: -1, to: 2, interrupted: {}, blocks { 1 / ($0 * $0) })
    }
  }

  @Test func aPointWithoutAValueIsNamed() {
    #expect {
      try Quadrature().integrate(from: -1, to: 1, interrupted: {}, blocks { log($0) })
    } throws: { error in
      if case .notFinite(let x) = error as? QuadratureError { x < 0 } else { false }
    }
    #expect(throws: QuadratureError.notFinite(at: .infinity)) {
      try Quadrature().integrate(from: 0, to: .infinity, interrupted: {}, blocks { exp(-$0) })
    }
  }
}
