import CNumerics
import Columns
import Foundation
import Testing

/// The elementary functions against the extended-precision ones of the C library, and against themselves with fewer
/// lanes.
struct ElementaryTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var operation: RowOperation
    var function: cn_function
    var range: ClosedRange<Double>
    #if arch(x86_64)
      var reference: @Sendable (Float80) -> Float80
    #endif
    var testDescription: String { "\(operation)" }
  }

  #if arch(x86_64)
    static let cases = [
      Case(operation: .sqrt, function: cn_sqrt, range: 0...1e300, reference: { $0.squareRoot() }),
      Case(operation: .exp, function: cn_exp, range: -700...700, reference: { exp($0) }),
      Case(operation: .log, function: cn_log, range: 1e-300...1e3, reference: { log($0) }),
      Case(operation: .log10, function: cn_log10, range: 1e-300...1e3, reference: { log10($0) }),
      Case(operation: .sin, function: cn_sin, range: -1e6...1e6, reference: { sin($0) }),
      Case(operation: .cos, function: cn_cos, range: -1e6...1e6, reference: { cos($0) }),
      Case(operation: .tan, function: cn_tan, range: -1e6...1e6, reference: { tan($0) }),
      Case(operation: .asin, function: cn_asin, range: -1...1, reference: { asin($0) }),
      Case(operation: .acos, function: cn_acos, range: -1...1, reference: { acos($0) }),
      Case(operation: .atan, function: cn_atan, range: -1e3...1e3, reference: { atan($0) }),
      Case(operation: .sinh, function: cn_sinh, range: -700...700, reference: { sinh($0) }),
      Case(operation: .cosh, function: cn_cosh, range: -700...700, reference: { cosh($0) }),
      Case(operation: .tanh, function: cn_tanh, range: -20...20, reference: { tanh($0) }),
    ]

    @Test("within one unit in the last place", arguments: cases)
    func accuracy(of test: Case) {
      var random = SplitMix(1)
      for _ in 0..<5_000 {
        let x = Double.random(in: test.range, using: &random)
        let expected = test.reference(Float80(x))
        let error = Float80(test.operation.evaluate(x)) - expected
        #expect(abs(error) <= 1.0 * Float80(Double(expected).ulp), "\(test.operation)(\(x))")
      }
    }

    @Test func powersAreWithinThreeUnitsInTheLastPlace() {
      var random = SplitMix(2)
      for step in 0..<5_000 {
        let x = Double.random(in: 1e-3...1e3, using: &random)
        let y = step % 2 == 0 ? Double(step % 9 - 4) : Double.random(in: -30...30, using: &random)
        let expected = pow(Float80(x), Float80(y))
        let error = Float80(RowOperation.power.evaluate(x, y)) - expected
        #expect(abs(error) <= 3 * Float80(Double(expected).ulp), "\(x)^\(y)")
      }
    }

    @Test("the same bits with any number of lanes, at any place", arguments: cases)
    func lanes(of test: Case) {
      var random = SplitMix(3)
      var x = (0..<1_003).map { _ in Double.random(in: test.range, using: &random) }
      x += [
        0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNormalMagnitude / 4,
        1e300, -1e300, 1e15,
      ]
      let alone = x.map { test.operation.evaluate($0).bitPattern }
      for lanes in [1, 2, 4, 8] {
        var y = [Double](repeating: 0, count: x.count)
        cn_map_lanes(Int32(lanes), test.function, x, &y, x.count)
        for i in x.indices where !y[i].isNaN || !Double(bitPattern: alone[i]).isNaN {
          #expect(y[i].bitPattern == alone[i], "\(test.operation)(\(x[i])) in \(lanes) lanes")
        }
      }
    }
  #endif

  @Test("the same bits with any number of lanes", arguments: [cn_pow, cn_atan2])
  func lanes(of function: cn_function2) {
    var random = SplitMix(4)
    let x = (0..<1_003).map { _ in Double.random(in: -10...1_000, using: &random) }
    let y = (0..<1_003).map { _ in Double.random(in: -50...50, using: &random).rounded(.up) / 8 }
    var reference = x
    cn_map2_lanes(1, function, x, y, &reference, x.count)
    for lanes in [2, 4, 8] {
      var z = [Double](repeating: 0, count: x.count)
      cn_map2_lanes(Int32(lanes), function, x, y, &z, x.count)
      for i in x.indices {
        #expect(z[i].bitPattern == reference[i].bitPattern || z[i].isNaN && reference[i].isNaN)
      }
    }
  }

  @Test func exactFunctions() {
    #expect(RowOperation.round.evaluate(2.5) == 3)
    #expect(RowOperation.round.evaluate(-2.5) == -3)
    #expect(RowOperation.round.evaluate(0.499_999_999_999_999_94) == 0)
    #expect(RowOperation.floor.evaluate(-0.5) == -1)
    #expect(RowOperation.ceil.evaluate(0.5) == 1)
    #expect(RowOperation.round.evaluate(4_503_599_627_370_497) == 4_503_599_627_370_497)
  }

  @Test func edgesOfTheDomains() {
    #expect(RowOperation.log.evaluate(-1).isNaN)
    #expect(RowOperation.log.evaluate(0) == -.infinity)
    #expect(RowOperation.sqrt.evaluate(-1).isNaN)
    #expect(RowOperation.power.evaluate(-8, 1.0 / 3).isNaN)
    #expect(RowOperation.power.evaluate(-2, 3) == -8)
    #expect(RowOperation.power.evaluate(-2, 7) == -128)
    #expect(RowOperation.power.evaluate(2, -2) == 0.25)
    #expect(RowOperation.power.evaluate(2, 0.5) == 2.0.squareRoot())
    #expect(RowOperation.power.evaluate(0, 0) == 1)
    #expect(RowOperation.atan2.evaluate(1, -1) == 0.75 * Double.pi)
    #expect(RowOperation.exp.evaluate(1_000) == .infinity)
  }
}
