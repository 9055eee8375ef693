internal import Glibc

/// When the protons of a pulse arrive: a density in time, in s after a trigger.
package enum Pulse: Sendable, Equatable {
  /// All at once.
  case instant(at: Double)
  case gaussian(mean: Double, sigma: Double)
  /// Evenly between two times.
  case box(from: Double, to: Double)

  /// The beam of the Spallation Neutron Source as COHERENT's liquid-argon detector saw it
  /// (data release doi:10.5281/zenodo.3903810).
  package static let spallationSource = Pulse.gaussian(mean: 440e-9, sigma: 150e-9)

  /// The fraction of what the pulse makes that has decayed by a time, when it lives for a `lifetime`.
  func fractionDecayed(by time: Double, lifetime: Double) -> Double {
    switch self {
    case .instant(let start): Self.decayed(time - start, lifetime)
    case .gaussian(let mean, let sigma):
      sigma > 0
        ? Self.decayedAfterGaussian((time - mean) / sigma, sigma / lifetime)
        : Self.decayed(time - mean, lifetime)
    case .box(let low, let high):
      high > low
        ? (Self.integratedDecay(time - low, lifetime) - Self.integratedDecay(time - high, lifetime))
          / (high - low)
        : Self.decayed(time - low, lifetime)
    }
  }

  private static func decayed(_ time: Double, _ lifetime: Double) -> Double {
    time > 0 ? -expm1(-time / lifetime) : 0
  }

  /// The integral of `decayed` from 0 to a time.
  private static func integratedDecay(_ time: Double, _ lifetime: Double) -> Double {
    time > 0 ? time + lifetime * expm1(-time / lifetime) : 0
  }

  /// The cumulative distribution of the sum of a Gaussian and an exponential variable (an
  /// exponentially modified Gaussian): Φ(u) - exp(r²/2 - ru) Φ(u - r).
  /// - Parameters: the time from the mean over σ, and σ over the lifetime.
  private static func decayedAfterGaussian(_ u: Double, _ r: Double) -> Double {
    let gaussian = erfc(-u / 2.squareRoot()) / 2
    let v = r - u
    let pending =
      v > 0
      ? exp(-u * u / 2) * scaledComplement(v / 2.squareRoot()) / 2
      : exp(r * (r / 2 - u)) * erfc(v / 2.squareRoot()) / 2
    return gaussian - pending
  }

  /// exp(x²) erfc(x) for x > 0.
  private static func scaledComplement(_ x: Double) -> Double {
    if x < 3 { return exp(x * x) * erfc(x) }
    // Lentz's continued fraction, from the far end; 40 terms give all digits from 3 on.
    let fraction = stride(from: 40, to: 0, by: -1).reduce(x) { x + Double($1) / 2 / $0 }
    return 1 / (fraction * Double.pi.squareRoot())
  }
}
