import Foundation
import Numerics
import Testing

struct RootsTests {
  private func root(
    _ low: Double, _ high: Double, _ spacing: Spacing = .linear,
    _ function: @escaping (Double) -> Double
  ) throws -> Double {
    let axis = try #require(Axis(low, high, spacing))
    return try RootFinder().root(on: axis, interrupted: {}, blocks(function))
  }

  @Test func toTheSpacingOfDoubles() throws {
    #expect(try abs(root(0, 2) { $0 * $0 - 2 } - 2.0.squareRoot()) <= 2.0.squareRoot().ulp)
    #expect(try abs(root(1, 2) { cos($0) } - .pi / 2) <= Double.pi.ulp)
    #expect(try abs(root(1e-12, 1e12, .logarithmic) { log($0) - 5 } / exp(5) - 1) < 1e-15)
    #expect(try abs(root(-1, 1) { $0 - 1e-30 } - 1e-30) < 1e-45)
  }

  @Test func tinyValuesAndExactZeros() throws {
    #expect(try root(0, 3) { 1e-200 * ($0 - 1.1) } == 1.1)
    #expect(try root(-1, 1) { $0 } == 0)
    #expect(try root(0, 1) { $0 } == 0)
  }

  @Test func severalRootsAreListed() throws {
    let error = try #require(throws: RootError.self) { try root(0.5, 10) { sin($0) } }
    guard case .severalRoots(let roots) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(roots.count == 3)
    for (i, root) in roots.enumerated() {
      #expect(abs(root - Double(i + 1) * .pi) <= 2 * root.ulp)
    }
  }

  @Test func noRootGivesTheValuesAtTheEnds() {
    #expect(throws: RootError.noRoot(valueAtLow: 1, valueAtHigh: 5)) {
      try root(0, 2) { $0 * $0 + 1 }
    }
  }

  @Test func jumpsAreNoRoots() throws {
    #expect(throws: RootError.self) { try root(0, 3) { $0 < 1.1 ? -1 : 2 } }
    #expect(throws: RootError.self) { try root(0, 3) { $0 < 1.1 ? $0 - 2 : $0 } }
    // a pole exactly in the middle, where the function has no value
    #expect(throws: RootError.self) { try root(-1, 1) { 1 / $0 } }
    // steep, but continuous
    #expect(try abs(root(0, 3) { tanh(1e9 * ($0 - 1.1)) } - 1.1) < 1e-15)
  }

  @Test func polesAndStretchesOfZeroAreNoRoots() {
    #expect(throws: RootError.self) { try root(-1, 2) { 1 / $0 } }
    #expect(throws: RootError.self) { try root(1, 2) { tan($0) } }
    #expect(throws: RootError.self) { try root(0, 2) { max(0, 1 - $0) } }
  }

  @Test func aRootBesideAStretchOfZeroIsFound() throws {
    #expect(try abs(root(0, 2) { $0 < 1.5 ? 1 - $0 : 0 } - 1) < 1e-15)
  }

  @Test func gapsArePassedOver() throws {
    #expect(try abs(root(-5, 5) { log($0) } - 1) < 1e-15)
  }

  @Test func anInterruptEndsIt() throws {
    let axis = try #require(Axis(0, 2))
    #expect(throws: Interrupt.self) {
      try RootFinder().root(on: axis, interrupted: { throw Interrupt() }, blocks { $0 * $0 - 2 })
    }
  }
}
