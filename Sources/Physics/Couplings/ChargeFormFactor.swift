import Glibc

/// The charge form factor of a neutrino at small momentum transfers, F(q²) = q + q² ⟨r²⟩/6: its
/// charge and its charge radius.
///
/// A neutrino that keeps its flavour exchanges a photon coherently with the Z: on a target of charge
/// e_t and mass M the vector coupling becomes g_V - e_t Q(T), with
///
///     Q = (2√2 π α/(G_F q²)) F(q²) = √2 π α/(3 G_F) ⟨r²⟩ - √2 π α q/(G_F M T),   q² = -2 M T,
///
/// so it rises by Q on an electron and falls by Q on a proton. (Papers differ in the sign of q² and
/// so in that of the charge; the opposite signs on electron and proton are common to all.)
///
/// Source: C. Giunti, A. Studenikin, Rev. Mod. Phys. 87 (2015) 531, arXiv:1403.6344; arXiv:2205.09484.
///
/// The shift is one of the Lagrangian. An antineutrino has the opposite charge, F̄ = -Fᵀ, but also the
/// opposite weak vector current, so `self` is the neutrino's F for both, and only g_A changes sign.
package struct ChargeFormFactor: Sendable, Equatable {
  /// In units of e.
  package var charge: Double
  /// ⟨r²⟩ in cm²; negative ones exist, those of the standard model among them.
  package var radiusSquared: Double

  package init(charge: Double = 0, radiusSquared: Double = 0) {
    self.charge = charge
    self.radiusSquared = radiusSquared
  }

  /// An anapole moment `a` in cm². With γ₅ → -1 for relativistic left-handed neutrinos it acts as
  /// ⟨r²⟩ = -6 a.
  package init(anapole a: Double) { self.init(radiusSquared: -6 * a) }

  /// The part of Q that does not depend on the recoil.
  var contact: Double {
    let hbarc = Constants.hbarc.internalValue
    return Self.scale * radiusSquared / (3 * hbarc * hbarc)
  }

  /// The part of Q that goes as 1/T, times T, in MeV, for a target of that mass in MeV.
  func pole(mass: Double) -> Double { -Self.scale * charge / mass }

  /// Q at a recoil `T` > 0 of a target of that mass, in MeV.
  package func coupling(T: Double, mass: Double) -> Double {
    charge == 0 ? contact : contact + pole(mass: mass) / T
  }

  /// √2 π α/G_F in MeV².
  private static let scale =
    2.0.squareRoot() * .pi * Constants.alpha.value / Constants.fermiConstant.internalValue

  /// The charge radius that the standard model gives a flavour, in cm²:
  /// ⟨r²⟩ = -G_F/(2√2 π²) [3 - 2 ln(m_l²/m_W²)].
  ///
  /// This is all that acts in scattering: half of it is charge radius proper and half anapole, and
  /// some authors quote the half. It is contained in the radiative couplings already (its term is
  /// +2 φ_l on electrons, -2 φ_l on protons): a fit to the whole radius must take it out of them.
  ///
  /// Source: J. Bernabéu et al., Phys. Rev. D 62 (2000) 113012, arXiv:hep-ph/0008114; in this form
  /// arXiv:1810.05606.
  package static func standardModelRadiusSquared(_ flavour: Flavour) -> Double {
    let fermi = Constants.fermiConstant.internalValue
    let hbarc = Constants.hbarc.internalValue
    let ratio = flavour.leptonMass / Constants.wMass.internalValue
    return -fermi / (2 * 2.0.squareRoot() * .pi * .pi) * (3 - 4 * log(ratio)) * hbarc * hbarc
  }
}
