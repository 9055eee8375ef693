import Glibc

/// A massless neutrino of energy `E` scatters elastically off a particle at rest, which recoils
/// with kinetic energy `T` at the angle θ to the beam. All energies in MeV.
package struct ElasticKinematics: Sendable {
  /// The target's mass in MeV.
  package let mass: Double

  package init(mass: Double) { self.mass = mass }

  package static let electron = ElasticKinematics(mass: Constants.electronMass.internalValue)

  /// T_max = 2 E² / (2 E + M); 0 for E <= 0.
  package func maximumRecoil(E: Double) -> Double {
    E <= 0 ? 0 : 2 * E * E / (2 * E + mass)
  }

  /// The least energy that gives a recoil T: E_min = (T + √(T² + 2 M T)) / 2; 0 for T <= 0.
  package func minimumEnergy(T: Double) -> Double {
    T <= 0 ? 0 : (T + (T * (T + 2 * mass)).squareRoot()) / 2
  }

  /// cos θ = (E + M)/E · √(T / (T + 2 M)), which falls from 1 at T_max to 0 at T = 0; NaN outside.
  package func cosTheta(T: Double, E: Double) -> Double {
    guard T >= 0, T <= maximumRecoil(E: E), E > 0 else { return .nan }
    return min(1, (E + mass) / E * (T / (T + 2 * mass)).squareRoot())
  }

  /// T = 2 M E² cos²θ / ((E + M)² - E² cos²θ) for 0 <= cos θ <= 1; NaN outside.
  package func recoil(cosTheta: Double, E: Double) -> Double {
    guard (0...1).contains(cosTheta), E > 0 else { return .nan }
    return recoil(cosine: cosTheta, sineSquared: (1 - cosTheta) * (1 + cosTheta), E: E)
  }

  /// (E + M)² - E² cos²θ, without the cancellation at small angles.
  func denominator(sineSquared: Double, E: Double) -> Double {
    mass * (mass + 2 * E) + E * E * sineSquared
  }

  func recoil(cosine: Double, sineSquared: Double, E: Double) -> Double {
    2 * mass * E * E * cosine * cosine / denominator(sineSquared: sineSquared, E: E)
  }

  /// dT/dcosθ = 4 M E² (E + M)² cos θ / ((E + M)² - E² cos²θ)².
  func recoilSlope(cosine: Double, sineSquared: Double, E: Double) -> Double {
    let denominator = denominator(sineSquared: sineSquared, E: E)
    let energies = E * (E + mass) / denominator
    return 4 * mass * energies * energies * cosine
  }

  /// θ for 0 <= T <= T_max, accurate at small angles too.
  func theta(T: Double, E: Double) -> Double {
    let gap = max(0, mass * (2 * E + mass) * (maximumRecoil(E: E) - T))
    return atan2(gap.squareRoot(), (E + mass) * T.squareRoot())
  }
}
