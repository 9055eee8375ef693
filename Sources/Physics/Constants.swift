/// The constants of the language, and the only place where the core takes its numbers from.
///
/// CODATA 2022 is doi:10.1103/RevModPhys.97.025002. Its "weak mixing angle" 0.22305 is the on-shell
/// 1 - (m_W/m_Z)², which belongs to no coupling at low energy; `sin2_w` is the one that does.
package enum Constants {
  package static let all = [
    alpha, electronMass, muonMass, protonMass, neutronMass, fermiConstant, weakMixing, hbarc, hbar,
    speedOfLight, avogadro, bohrMagneton,
  ]

  package static let alpha = PhysicalConstant(
    "alpha", "fine-structure constant", 1 / 137.035999177, uncertainty: 1.1e-12, source: codata)

  package static let electronMass = PhysicalConstant(
    "m_e", "electron mass", 0.51099895069, uncertainty: 1.6e-10, unit: "MeV", source: codata)

  package static let muonMass = PhysicalConstant(
    "m_mu", "muon mass", 105.6583755, uncertainty: 2.3e-6, unit: "MeV", source: codata)

  package static let protonMass = PhysicalConstant(
    "m_p", "proton mass", 938.27208943, uncertainty: 2.9e-7, unit: "MeV", source: codata)

  package static let neutronMass = PhysicalConstant(
    "m_n", "neutron mass", 939.56542194, uncertainty: 4.8e-7, unit: "MeV", source: codata)

  package static let fermiConstant = PhysicalConstant(
    "G_F", "Fermi coupling constant over (ħc)³", 1.1663787e-5, uncertainty: 6e-12, unit: "GeV^-2",
    source: codata)

  package static let weakMixing = PhysicalConstant(
    "sin2_w", "sin²θ_W(0), the weak mixing angle at zero momentum transfer (MS-bar)", 0.23863,
    uncertainty: 5e-5, source: "PDG 2024, doi:10.1103/PhysRevD.110.030001")

  package static let hbarc = PhysicalConstant(
    "hbarc", "reduced Planck constant times the speed of light",
    1e9 * hbar.value * speedOfLight.value * 1e6,
    unit: "MeV*fm", source: exact)

  /// h = 6.62607015e-34 J s and e = 1.602176634e-19 C by definition.
  package static let hbar = PhysicalConstant(
    "hbar", "reduced Planck constant", 6.62607015e-21 / 1.602176634 / (2 * .pi), unit: "MeV*s",
    source: exact)

  package static let speedOfLight = PhysicalConstant(
    "c", "speed of light", 299_792_458, unit: "m/s", source: exact)

  package static let avogadro = PhysicalConstant(
    "N_A", "Avogadro's number, particles in a mole", 6.02214076e23, source: exact)

  package static let bohrMagneton = PhysicalConstant(
    "muB", "Bohr magneton, eħ/2m_e", 5.7883817982e-5, uncertainty: 1.8e-14, unit: "eV/T",
    source: codata)

  private static let codata = "CODATA 2022, doi:10.1103/RevModPhys.97.025002"
  private static let exact = "exact in the SI since 2019"
}
