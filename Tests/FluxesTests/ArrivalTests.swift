import Foundation
import Numerics
import Testing

@testable import Fluxes

@Suite struct ArrivalTests {
  private static let pulses: [Pulse] = [
    .instant(at: 100e-9), .gaussian(mean: 440e-9, sigma: 150e-9), .box(from: 0, to: 700e-9),
    .gaussian(mean: 0, sigma: 3e-6), .gaussian(mean: 1e-7, sigma: 1e-9),
  ]

  /// The density of a pulse.
  private static func density(_ pulse: Pulse, _ time: Double) -> Double {
    switch pulse {
    case .instant: .nan
    case .gaussian(let mean, let sigma):
      exp(-pow((time - mean) / sigma, 2) / 2) / (sigma * (2 * Double.pi).squareRoot())
    case .box(let low, let high): low...high ~= time ? 1 / (high - low) : 0
    }
  }

  /// Against the convolution, integrated over the pulse.
  @Test(arguments: pulses.dropFirst(), [[26e-9], [26e-9, 2.197e-6]])
  func convolutions(_ pulse: Pulse, _ lifetimes: [Double]) throws {
    let arrival = Arrival(pulse, lifetimes: lifetimes)
    let (start, end) =
      switch pulse {
      case .gaussian(let mean, let sigma): (mean - 9 * sigma, mean + 9 * sigma)
      case .box(let low, let high): (low, high)
      case .instant(let time): (time, time)
      }
    func decayed(_ time: Double) -> Double {
      guard time > 0 else { return 0 }
      if lifetimes.count == 1 { return 1 - exp(-time / lifetimes[0]) }
      let (a, b) = (lifetimes[0], lifetimes[1])
      return 1 - (b * exp(-time / b) - a * exp(-time / a)) / (b - a)
    }
    for time in [0, 0.2e-6, 0.44e-6, 0.6e-6, 1e-6, 5e-6] {
      let ends = [start, min(max(time, start), end)]
      let expected =
        ends[0] == ends[1]
        ? 0
        : try Quadrature().integrate(from: ends[0], to: ends[1], interrupted: {}) {
          for i in $0.indices { $1[i] = Self.density(pulse, $0[i]) * decayed(time - $0[i]) }
        }.value
      #expect(abs(arrival.fraction(from: -1, to: time) - expected) < 1e-10)
    }
  }

  @Test func instantPulse() {
    let arrival = Arrival(.instant(at: 1e-6), lifetimes: [2.197e-6])
    #expect(arrival.fraction(from: 0, to: 1e-6) == 0)
    #expect(abs(arrival.fraction(from: 1e-6, to: 3.197e-6) - (1 - exp(-1.0))) < 1e-15)
  }

  @Test(arguments: pulses, [[26e-9], [26e-9, 2.197e-6]])
  func everythingArrivesOnce(_ pulse: Pulse, _ lifetimes: [Double]) {
    let arrival = Arrival(pulse, lifetimes: lifetimes)
    #expect(abs(arrival.fraction(from: -1e-3, to: 1e-3) - 1) < 1e-12)
    var sum = 0.0
    for i in 0..<300 {
      let part = arrival.fraction(
        from: -3e-5 + Double(i) * 5e-7, to: -3e-5 + Double(i + 1) * 5e-7)
      #expect(part >= 0)
      sum += part
    }
    #expect(abs(sum - 1) < 1e-12)
  }

  /// 90 % and more of the ν_μ of the Spallation Neutron Source come in the first microsecond, and a
  /// quarter of the others (1 - exp(-0.56 µs/2.2 µs) = 0.22 from the middle of the pulse).
  @Test func spallationSource() throws {
    let flux = try Flux.pionDecay(
      protons: 1, yield: 1, distance: 1, pulse: .spallationSource)
    let early = try flux.components.map { try #require($0.arrival).fraction(from: 0, to: 1e-6) }
    #expect(early[0] > 0.99)
    #expect(abs(early[1] - 0.22) < 0.02)
    #expect(early[1] == early[2])
  }
}
