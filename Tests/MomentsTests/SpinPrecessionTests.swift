import Glibc
import Physics
import Testing
import Units

@testable import Moments

@Suite struct SpinPrecessionTests {
  private func scale(_ unit: String) throws -> Double { try Unit(reading: unit).scale }

  /// 1e-12 μ_B, 1 μG, 10 kpc; and 1e-11 μ_B, 1e5 G, 0.3 R_sun = 0.3 · 6.957e8 m.
  @Test func `published phases`() throws {
    let galaxy = SpinPrecession(coupling: 1e-12 * muB * (try scale("G")) * 1e-6)
    #expect(agree(galaxy.phase(length: 10 * (try scale("kpc"))), 9.05, within: 6e-4))
    let sun = SpinPrecession(coupling: 1e-11 * muB * 10 * (try scale("T")))
    #expect(agree(sun.phase(length: 0.3 * 6.957e10), 6.12, within: 9e-4))
  }

  @Test func `limits of the closed form`() {
    var sampler = Sampler(seed: 50)
    for _ in 0..<1000 {
      let coupling = sampler.logUniform(1e-3...1e3)
      let length = sampler.logUniform(1e-2...1e1) * hbarc / coupling
      let free = SpinPrecession(coupling: coupling)
      let expected = pow(sin(free.phase(length: length)), 2)
      #expect(abs(free.flipProbability(length: length) - expected) < 1e-14)
      let split = SpinPrecession(coupling: coupling, splitting: 1e3 * coupling)
      #expect(split.flipProbability(length: length) <= 4e-6)
    }
    #expect(SpinPrecession(coupling: 0).flipProbability(length: 1) == 0)
  }

  @Test func `potentials in matter`() {
    // √2 G_F n_e = 7.63e-14 eV Y_e ρ/(g/cm³): n_e = 6.022e23 cm⁻³
    let matter = Matter(electronDensity: 6.02214076e23, neutronDensity: 4e23)
    let charged = matter.chargedCurrentPotential
    #expect(agree(charged, 7.63e-14 * eV, within: 1e-3))
    let electron = Neutrino(.electron)
    let neutrons = 4 / 6.02214076
    #expect(
      agree(matter.diracFlipPotential(electron), charged * (1 - neutrons / 2), within: 1e-12))
    for partner in [Flavour.muon, .tau] {
      #expect(
        agree(
          matter.majoranaFlipPotential(electron, into: partner), charged * (1 - neutrons),
          within: 1e-12))
    }
    for flavour in Flavour.allCases {
      let (neutrino, anti) = (Neutrino(flavour), Neutrino(flavour, isAntineutrino: true))
      #expect(matter.potential(neutrino) == -matter.potential(anti))
    }
    #expect(
      SpinPrecession.splitting(potential: 1e-18, massSplitting: -7.5e-17, energy: 5)
        == 1e-18 - 7.5e-18)
  }
}
