/// The constants of the language, and the only place where the core takes its numbers from.
///
/// CODATA 2022 is doi:10.1103/RevModPhys.97.025002. Its "weak mixing angle" 0.22305 is the on-shell
/// 1 - (m_W/m_Z)², which belongs to no coupling at low energy; `sin2_w` is the one that does.
package enum Constants {
  package static let all = [
    alpha, electronMass, muonMass, tauMass, protonMass, neutronMass, pionMass, wMass, zMass,
    fermiConstant, weakMixing, weakMixingAtZ, alphaAtZ, strongCoupling, hbarc, hbar, speedOfLight,
    avogadro, bohrMagneton,
  ]

  package static let alpha = PhysicalConstant(
    "alpha", "fine-structure constant", 1 / 137.035999177, uncertainty: 1.1e-12, source: codata,
    codataCopy)

  package static let electronMass = PhysicalConstant(
    "m_e", "electron mass", 0.51099895069, uncertainty: 1.6e-10, unit: "MeV", source: codata,
    codataCopy)

  package static let muonMass = PhysicalConstant(
    "m_mu", "muon mass", 105.6583755, uncertainty: 2.3e-6, unit: "MeV", source: codata,
    .confirmed(by: "PDG 2025, the same digits"))

  package static let tauMass = PhysicalConstant(
    "m_tau", "tau mass", 1776.93, uncertainty: 0.09, unit: "MeV", source: pdg,
    .confirmed(by: "1776.86(12) MeV of CODATA 2022"))

  package static let protonMass = PhysicalConstant(
    "m_p", "proton mass", 938.27208943, uncertainty: 2.9e-7, unit: "MeV", source: codata,
    codataCopy)

  package static let neutronMass = PhysicalConstant(
    "m_n", "neutron mass", 939.56542194, uncertainty: 4.8e-7, unit: "MeV", source: codata,
    codataCopy)

  package static let pionMass = PhysicalConstant(
    "m_pi", "mass of the charged pion", 139.57039, uncertainty: 1.8e-4, unit: "MeV", source: pdg,
    pdgTable)

  package static let wMass = PhysicalConstant(
    "m_W", "mass of the W boson", 80.3692, uncertainty: 0.0133, unit: "GeV", source: pdg, pdgTable)

  package static let zMass = PhysicalConstant(
    "m_Z", "mass of the Z boson", 91.1880, uncertainty: 0.0020, unit: "GeV", source: pdg, pdgTable)

  package static let fermiConstant = PhysicalConstant(
    "G_F", "Fermi coupling constant over (ħc)³", 1.1663787e-5, uncertainty: 6e-12, unit: "GeV^-2",
    source: codata, codataCopy)

  package static let weakMixing = PhysicalConstant(
    "sin2_w", "sin²θ_W(0), the weak mixing angle at zero momentum transfer (MS-bar)", 0.23863,
    uncertainty: 5e-5, source: pdg, .confirmed(by: "0.23868(5)(2) of arXiv:1712.09146"))

  package static let weakMixingAtZ = PhysicalConstant(
    "sin2_w_mZ", "sin²θ_W(m_Z), the weak mixing angle at the mass of the Z (MS-bar)", 0.23122,
    uncertainty: 4e-5, source: "PDG 2022, doi:10.1093/ptep/ptac097", .single)

  package static let alphaAtZ = PhysicalConstant(
    "alpha_mZ", "electromagnetic coupling at the mass of the Z (MS-bar)", 1 / 127.951,
    uncertainty: 5.5e-7, source: "PDG 2022, doi:10.1093/ptep/ptac097", .single)

  package static let strongCoupling = PhysicalConstant(
    "alpha_s", "strong coupling at the mass of the Z (MS-bar)", 0.1180, uncertainty: 9e-4,
    source: pdg, .single)

  package static let hbarc = PhysicalConstant(
    "hbarc", "reduced Planck constant times the speed of light",
    1e9 * hbar.value * speedOfLight.value * 1e6,
    unit: "MeV*fm", source: exact, .exact)

  /// h = 6.62607015e-34 J s and e = 1.602176634e-19 C by definition.
  package static let hbar = PhysicalConstant(
    "hbar", "reduced Planck constant", 6.62607015e-21 / 1.602176634 / (2 * .pi), unit: "MeV*s",
    source: exact, .exact)

  package static let speedOfLight = PhysicalConstant(
    "c", "speed of light", 299_792_458, unit: "m/s", source: exact, .exact)

  package static let avogadro = PhysicalConstant(
    "N_A", "Avogadro's number, particles in a mole", 6.02214076e23, source: exact, .exact)

  package static let bohrMagneton = PhysicalConstant(
    "muB", "Bohr magneton, eħ/2m_e", 5.7883817982e-5, uncertainty: 1.8e-14, unit: "eV/T",
    source: codata, .confirmed(by: "√(π α)/m_e in natural units"))

  static let codata = "CODATA 2022, doi:10.1103/RevModPhys.97.025002"
  static let codataCopy = Confirmation.confirmed(
    by: "the copy of CODATA 2022 in SciPy 1.17")
  private static let pdg = "PDG 2024, doi:10.1103/PhysRevD.110.030001"
  private static let pdgTable = Confirmation.confirmed(
    by: "the machine-readable table of masses of PDG 2025")
  private static let exact = "exact in the SI since 2019"
}
