package import Physics

/// How large a moment can be without its loop corrections to the neutrino mass having to cancel,
/// when physics at the scale Λ above the electroweak one makes both. Orders of magnitude, not
/// limits.
package enum NaturalMoment {
  /// μ = 3e-15 μ_B (m/eV) (TeV/Λ)² for Dirac neutrinos: 9e-16 μ_B at 0.3 eV and 1 TeV.
  ///
  /// - Parameters:
  ///   - mass: of the neutrino in MeV.
  ///   - scale: Λ in MeV.
  /// - Returns: μ in internal units.
  ///
  /// Source: N. F. Bell et al., Phys. Rev. Lett. 95 (2005) 151802, arXiv:hep-ph/0504134.
  package static func dirac(mass: Double, scale: Double) -> Double {
    3e-15 * Constants.bohrMagneton.internalValue * (mass / eV) * relative(scale)
  }

  /// μ = 1e-9 μ_B (TeV/Λ)² between τ and e or μ, 3e-7 μ_B (TeV/Λ)² between μ and e, both for a
  /// neutrino mass of 0.3 eV and in proportion to it. (Eqs. 14 and 15 of the NOvA note lack the
  /// μ_B.)
  ///
  /// Source: N. F. Bell et al., Phys. Lett. B 642 (2006) 377, arXiv:hep-ph/0606248.
  package static func majorana(
    _ a: Flavour, _ b: Flavour, mass: Double, scale: Double
  ) -> Double {
    guard a != b else { return 0 }
    let size = a == .tau || b == .tau ? 1e-9 : 3e-7
    return size * Constants.bohrMagneton.internalValue * (mass / (0.3 * eV)) * relative(scale)
  }

  private static let eV = 1e-6

  /// (TeV/Λ)²
  private static func relative(_ scale: Double) -> Double { (1e6 / scale) * (1e6 / scale) }
}
