import Physics
import Testing
import Units

@Suite struct ConstantsTests {
  /// Values derived from the constants, as PHYSICS.md has them, in internal units (MeV, cm).
  @Test func `derived values`() {
    let hbarc = Constants.hbarc.internalValue
    #expect(agree(Constants.hbarc.value, 197.3269804593, within: 1e-12))
    #expect(agree(hbarc * hbarc, 3.8937937e-22, within: 1e-7))
    let length = Constants.alpha.value * hbarc / Constants.electronMass.internalValue
    #expect(agree(.pi * length * length, 2.494672e-25, within: 1e-6))
    #expect(agree(Constants.alpha.value, 7.2973525643e-3, within: 1e-10))
    #expect(agree(Constants.hbar.value, 6.582119569e-22, within: 1e-9))
  }

  /// muB = √(π α)/m_e in natural Heaviside-Lorentz units: 296.3041 per GeV.
  @Test func `the Bohr magneton from alpha and the electron mass`() {
    let perGeV =
      (Double.pi * Constants.alpha.value).squareRoot()
      / (Constants.electronMass.internalValue / 1e3)
    #expect(agree(perGeV, 296.3041, within: 1e-6))
    // e ħ c²/2m_e in e cm²/s
    let c = Constants.speedOfLight.internalValue
    let moment = Constants.hbar.internalValue * c * c / (2 * Constants.electronMass.internalValue)
    #expect(agree(Constants.bohrMagneton.internalValue, moment, within: 1e-9))
  }

  /// The mixing angle of CODATA's on-shell scheme, which belongs to no coupling at low energy.
  @Test func `the masses of W and Z give the on-shell mixing angle`() {
    let ratio = Constants.wMass.value / Constants.zMass.value
    #expect(abs(1 - ratio * ratio - 0.22305) < 3 * 0.00023)
  }

  /// E = (m_π² - m_μ²)/(2 m_π) of the neutrino that a pion at rest gives.
  @Test func `the line of pion decay`() {
    let (pion, muon) = (Constants.pionMass.internalValue, Constants.muonMass.internalValue)
    #expect(agree((pion * pion - muon * muon) / (2 * pion), 29.792141, within: 1e-7))
  }

  @Test func `only what was confirmed is called so`() {
    let single = Constants.all.filter { !$0.confirmation.isConfirmed }.map(\.name)
    #expect(single == ["sin2_w_mZ", "alpha_mZ", "alpha_s"])
    #expect(
      Constants.weakMixing.confirmation.text == "confirmed by 0.23868(5)(2) of arXiv:1712.09146")
  }

  @Test func `every constant has a source, and one of the right dimension`() {
    let dimensions: [String: Dimension] = [
      "m_e": .energy, "m_mu": .energy, "m_p": .energy, "m_n": .energy, "alpha": .none,
      "sin2_w": .none, "N_A": .none, "G_F": Dimension.none / .energy / .energy,
      "hbarc": .energy * .length, "hbar": .energy * .time, "c": .speed, "muB": .moment,
      "m_tau": .energy, "m_pi": .energy, "m_W": .energy, "m_Z": .energy, "sin2_w_mZ": .none,
      "alpha_mZ": .none, "alpha_s": .none,
    ]
    #expect(Constants.all.count == dimensions.count)
    for constant in Constants.all {
      #expect(constant.unit.dimension == dimensions[constant.name], "\(constant.name)")
      #expect(!constant.source.isEmpty && !constant.summary.isEmpty)
      #expect(constant.uncertainty < 1e-2 * constant.value)
    }
  }
}
