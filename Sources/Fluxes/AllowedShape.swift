internal import Numerics
internal import Physics

/// The neutrino spectrum of an allowed β decay: E² p W F(Z, W), with the electron's momentum p and
/// total energy W = endpoint - E + m_e, and the Coulomb factor F = 2πη/(1 - exp(-2πη)), η = ZαW/p.
///
/// Source: Bahcall and Ulrich, doi:10.1103/RevModPhys.60.297, section III; F is the point-nucleus
/// factor without its relativistic correction, which changes the solar shapes by less than 3e-4 of
/// their maximum.
struct AllowedShape {
  /// The greatest neutrino energy, in MeV.
  let endpoint: Double
  /// The charge of the daughter nucleus in e: negative where a positron leaves it.
  let charge: Double

  /// The shape at an energy in MeV, not normalised; 0 from the end point on.
  func value(at energy: Double) -> Double {
    let mass = Constants.electronMass.value
    let kinetic = endpoint - energy
    guard kinetic > 0 else { return 0 }
    let total = kinetic + mass
    let momentum = (kinetic * (kinetic + 2 * mass)).squareRoot()
    let coulomb = 2 * .pi * charge * Constants.alpha.value * total / momentum
    return energy * energy * momentum * total * coulomb / (1 - exponential(-coulomb))
  }

  /// The spectrum of one neutrino.
  func normalised() throws -> Spectrum { try Self.sum([(shape: self, weight: 1)]) }

  /// The spectrum of one neutrino that comes with these weights from these decays.
  static func sum(_ parts: [(shape: AllowedShape, weight: Double)]) throws -> Spectrum {
    let endpoints = parts.map(\.shape.endpoint)
    let scales = try parts.map { shape, weight in
      weight / (try Spectrum(from: 0, to: shape.endpoint) { $0.map(shape.value) }).integral
    }
    let sum = try Spectrum(from: 0, to: endpoints.max() ?? 0, breakpoints: endpoints) {
      $0.map { energy in
        zip(parts, scales).reduce(0) { $0 + $1.1 * $1.0.shape.value(at: energy) }
      }
    }
    return sum.scaled(by: 1 / sum.integral)
  }
}
