/// Coherent elastic scattering of neutrinos on nuclei: the weak and the magnetic cross-section at one
/// recoil energy `T` in MeV, in cm²/MeV, with the form factors at q² = 2 M T + T².
package enum CoherentScattering {
  /// dσ/dT = G_F² M/π · [1 - T/E - M T/(2E²)] Q², Q = g_p Z F_p(q) + g_n N F_n(q), the same for
  /// neutrinos and antineutrinos.
  ///
  /// The bracket is exact for spin zero and the default for every nucleus; a vector current on spin
  /// half adds T²/(2E²). Axial currents, of odd nuclei only, are left out: below 1 % of heavy ones.
  /// Zero for T < 0.
  ///
  /// Source: D. Z. Freedman, Phys. Rev. D 9 (1974) 1389, doi:10.1103/PhysRevD.9.1389; J. Barranco,
  /// O. G. Miranda, T. I. Rashba, JHEP 12 (2005) 021, arXiv:hep-ph/0508299. Erratum: the slides (as
  /// much of the literature) drop -T/E.
  package static func weak(
    _ nucleus: Nucleus, T: Double, protonCoupling: Double, neutronCoupling: Double,
    spin: Spin = .zero
  ) -> RecoilLaw {
    if T < 0 { return .zero }
    let (mass, q) = (nucleus.nuclide.mass, nucleus.nuclide.momentum(T: T))
    let protons = nucleus.protons.value(q: q)
    let neutrons = nucleus.neutrons == nucleus.protons ? protons : nucleus.neutrons.value(q: q)
    let charge =
      protonCoupling * Double(nucleus.nuclide.Z) * protons
      + neutronCoupling * Double(nucleus.nuclide.N) * neutrons
    let fermi = Constants.fermiConstant.internalValue * Constants.hbarc.internalValue
    let spinTerm = spin == .half ? T * T / 2 : 0
    return fermi * fermi * mass / .pi * charge * charge
      * RecoilLaw(constant: 1, inverse: -T, inverseSquare: spinTerm - mass * T / 2)
  }

  /// dσ/dT = π α²/m_e² · (1/T - 1/E) Z² F_p(q)² (μ/μ_B)², the same for neutrinos and antineutrinos;
  /// it flips the helicity and so adds to the weak one without interference.
  ///
  /// The bracket is exact for spin half and the default for every nucleus; spin zero adds T/(4E²).
  /// The nucleus's own magnetic moment is left out. Infinite at T = 0, zero below.
  ///
  /// - Parameter moment: in internal units, those of `muB`.
  ///
  /// Source: P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378.
  /// Erratum: the slides restrict the sum over final states to l' ≠ l, which holds for Majorana
  /// neutrinos only; `moment` is the effective one of either kind.
  package static func magnetic(
    _ nucleus: Nucleus, T: Double, moment: Double, spin: Spin = .half
  ) -> RecoilLaw {
    if T < 0 { return .zero }
    let q = nucleus.nuclide.momentum(T: T)
    let ratio = moment / Constants.bohrMagneton.internalValue
    let length =
      Constants.alpha.value * Constants.hbarc.internalValue / Constants.electronMass.internalValue
      * ratio * Double(nucleus.nuclide.Z) * nucleus.protons.value(q: q)
    return .pi * length * length
      * RecoilLaw(constant: 1 / T, inverse: -1, inverseSquare: spin == .zero ? T / 4 : 0)
  }
}
