/// A massless neutrino of energy `E` strikes a particle at rest and turns into a heavy one, of mass
/// m₄. The particle recoils with kinetic energy `T`. All energies in MeV.
///
/// For m₄ = 0 it is elastic scattering.
package struct PortalKinematics: Sendable {
  /// The target's mass M.
  package let mass: Double
  /// The mass m₄ of the heavy neutrino.
  package let heavyMass: Double

  package init(mass: Double, heavyMass: Double) {
    self.mass = mass
    self.heavyMass = heavyMass
  }

  /// m₄²/(2 M T), by which the recoil T needs more energy than an elastic one.
  func excess(T: Double) -> Double { heavyMass * heavyMass / (2 * mass * T) }

  /// The least energy that gives a recoil T: (T + √(T² + 2 M T))/2 · (1 + m₄²/(2 M T)). At T = 0 it
  /// is infinite, unless m₄ = 0.
  package func minimumEnergy(T: Double) -> Double {
    let elastic = ElasticKinematics(mass: mass).minimumEnergy(T: T)
    if heavyMass == 0 { return elastic }
    return T <= 0 ? .infinity : elastic * (1 + excess(T: T))
  }

  /// The least energy that makes the heavy neutrino: m₄ + m₄²/(2 M).
  package var threshold: Double { heavyMass + heavyMass * heavyMass / (2 * mass) }

  /// The recoils that a neutrino of energy E gives; `nil` below threshold.
  ///
  /// With s = M² + 2 M E the larger is
  /// [2 M E² - m₄² (E + M) + E √((2 M E - m₄²)² - 4 M² m₄²)]/(2 s), and the product of both is
  /// m₄⁴/(4 s), which gives the smaller without cancellation.
  package func recoils(E: Double) -> ClosedRange<Double>? {
    guard E > 0, E >= threshold else { return nil }
    let (s, square) = (mass * (mass + 2 * E), heavyMass * heavyMass)
    let (gap, pair) = (2 * mass * E - square, 2 * mass * heavyMass)
    let root = max(0, (gap - pair) * (gap + pair)).squareRoot()
    let highest = (2 * mass * E * E - square * (E + mass) + E * root) / (2 * s)
    let lowest = highest > 0 ? square * square / (4 * s * highest) : 0
    return min(lowest, highest)...highest
  }

  /// The heaviest that a neutrino of energy E makes of a target of this mass: √(M² + 2 M E) - M.
  package static func maximumHeavyMass(E: Double, mass: Double) -> Double {
    2 * mass * E / ((mass * (mass + 2 * E)).squareRoot() + mass)
  }
}
