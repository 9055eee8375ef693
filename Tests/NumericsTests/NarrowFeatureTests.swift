import Foundation
import Testing

@testable import Numerics

@Suite("Features of a thousandth of the range are not missed")
struct NarrowFeatureTests {
  @Test(
    "a Gaussian line wherever it lies", arguments: (0..<25).map { 0.0137 + 0.0391 * Double($0) })
  func line(_ centre: Double) throws {
    let width = 1e-3
    let integral = try Quadrature().integrate(from: -1, to: 2, interrupted: {}) { xs, ys in
      for i in xs.indices {
        let z = (xs[i] - centre) / (3 * width)
        ys[i] = 1 + exp(-z * z / 2)
      }
    }
    let exact = 3 + 3 * width * (2 * Double.pi).squareRoot()
    #expect(abs(integral.value - exact) < 1e-9)
  }

  @Test(
    "a window of a fiftieth of the range", arguments: (0..<55).map { 0.011 + 0.0173 * Double($0) })
  func window(_ start: Double) throws {
    let integral = try Quadrature().integrate(from: 0, to: 1, interrupted: {}) { xs, ys in
      for i in xs.indices { ys[i] = start < xs[i] && xs[i] < start + 0.02 ? 1 : 0 }
    }
    // a jump so near to a panel's end that no point lies between them is off by that distance
    #expect(abs(integral.value - 0.02) < 1e-4)
  }
}
