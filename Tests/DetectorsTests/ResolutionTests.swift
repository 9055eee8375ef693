import Foundation
import Testing

@testable import Detectors

/// The parts of a recoil's events that fall into bins, against the distributions' own functions.
@Suite struct ResolutionTests {
  /// The parts in each bin of recoils of one energy, from the response to a line so narrow that the
  /// resolution does not change over it.
  private func parts(
    _ resolution: Resolution, mean: Double, bins: [Double]
  ) throws -> [Double] {
    var setup = try setup(bins: bins)
    setup.resolution = resolution
    setup.lightYield = 100
    // Recoils of a range so narrow about the mean that they look alike.
    let (low, high) = (mean / 100 * (1 - 1e-7), mean / 100 * (1 + 1e-7))
    setup.recoilEfficiency = Curve(breakpoints: [low, high]) { recoils in
      recoils.map { $0 > low && $0 < high ? 1 : 0 }
    }
    return try Experiment(setup).rate(of: PlainInteraction(constant: 0.1 / (high - low))).contents
  }

  private func check(_ parts: [Double], _ expected: [Double]) {
    for (part, expected) in zip(parts, expected) {
      #expect((part - expected).magnitude < 1e-7, "\(part) is not \(expected)")
    }
  }

  @Test(arguments: [(10.0, 3.0), (40, 2), (2, 2)])
  func gaussian(mean: Double, width: Double) throws {
    let bins = grid(-20, 80, 50)
    let parts = try parts(
      .gaussian(.init(.constant(width), of: .reconstructed)), mean: mean, bins: bins)
    let below = bins.map { erfc((mean - $0) / width / 2.0.squareRoot()) / 2 }
    check(parts, zip(below, below.dropFirst()).map { $1 - $0 })
    #expect(agree(parts.reduce(0, +), 1, within: 1e-9))
  }

  /// With a whole number of events in the shape the gamma distribution is Erlang's, a sum of Poisson
  /// probabilities.
  @Test(arguments: [(1, 5.0), (2, 5), (9, 20), (100, 30)])
  func gamma(shape: Int, mean: Double) throws {
    let width = mean / Double(shape).squareRoot()
    let bins = [0, 0.5, 1, 2, 4, 8, 16, 25, 32, 64, 200]
    let parts = try parts(
      .gamma(.init(Curve { $0.map { _ in width } }, of: .reconstructed)), mean: mean, bins: bins)
    let above = bins.map { edge in
      (0..<shape).reduce(0) { sum, n in
        let events = edge * Double(shape) / mean
        return sum
          + exp(
            Double(n) * (events == 0 ? (n == 0 ? 0 : -.infinity) : log(events)) - events
              - lgamma(Double(n + 1)))
      }
    }.map { $0.isNaN ? 1 : $0 }
    check(parts, zip(above, above.dropFirst()).map { $0 - $1 })
    #expect(agree(parts.reduce(0, +), 1, within: 1e-7))
  }

  @Test(arguments: [0.2, 3, 40.0]) func poisson(mean: Double) throws {
    let bins = [0, 1, 2, 5, 10, 20, 39.5, 50, 120]
    let parts = try parts(.poisson, mean: mean, bins: bins)
    let expected = zip(bins, bins.dropFirst()).map { low, high in
      stride(from: low.rounded(.up), to: high, by: 1).reduce(0) {
        $0 + exp($1 * log(mean) - mean - lgamma($1 + 1))
      }
    }
    check(parts, expected)
    #expect(agree(parts.reduce(0, +), 1, within: 1e-9))
  }

  @Test func `a width may be a function of the visible energy`() throws {
    let bins = grid(0, 30, 30)
    let reconstructed = try parts(
      .gaussian(.init(Curve { $0.map { 0.3 * $0 } }, of: .reconstructed)), mean: 10, bins: bins)
    let visible = try parts(.gaussian(.init(Curve { $0.map { 30 * $0 } })), mean: 10, bins: bins)
    #expect(zip(reconstructed, visible).allSatisfy { agree($0, $1, within: 1e-9) })
  }

  @Test func `nothing is beyond the reach of a kernel`() {
    for mean in [1e-3, 0.1, 1, 30, 1e4] {
      let poisson = Kernel(shape: .poisson, mean: mean, width: mean.squareRoot()).reach
      var above = 0.0
      for n in 0..<1_000 {
        let n = poisson.high.rounded(.up) + Double(n)
        above += exp(n * log(mean) - mean - lgamma(n + 1))
      }
      #expect(above < 1e-12)
    }
  }
}
