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

  @Test func `every constant has a source, and one of the right dimension`() {
    let dimensions: [String: Dimension] = [
      "m_e": .energy, "m_mu": .energy, "m_p": .energy, "m_n": .energy, "alpha": .none,
      "sin2_w": .none, "N_A": .none, "G_F": Dimension.none / .energy / .energy,
      "hbarc": .energy * .length, "hbar": .energy * .time, "c": .speed, "muB": .moment,
    ]
    #expect(Constants.all.count == dimensions.count)
    for constant in Constants.all {
      #expect(constant.unit.dimension == dimensions[constant.name], "\(constant.name)")
      #expect(!constant.source.isEmpty && !constant.summary.isEmpty)
      #expect(constant.uncertainty < 1e-3 * constant.value)
    }
  }
}
