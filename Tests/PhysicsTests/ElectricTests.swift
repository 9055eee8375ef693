import Glibc
import Physics
import Testing

/// Charges and charge radii of neutrinos, scattering on electrons.
@Suite struct ElectricTests {
  private let mass = ElasticKinematics.electron.mass

  /// Σ|M|² of the four-fermion interaction with couplings g_V, g_A by the traces, as scalar products
  /// of four-momenta; an antineutrino's has the momenta before and after exchanged.
  private func spectrum(
    vector: Double, axial: Double, anti: Bool, T: Double, E: Double
  ) -> Double {
    struct FourVector {
      var t, x, z: Double
      func dot(_ other: FourVector) -> Double { t * other.t - x * other.x - z * other.z }
    }
    let p = FourVector(t: mass, x: 0, z: 0)
    let cosine = ElasticKinematics.electron.cosTheta(T: T, E: E)
    let momentum = (T * (T + 2 * mass)).squareRoot()
    let after = FourVector(
      t: mass + T, x: momentum * (1 - cosine * cosine).squareRoot(), z: momentum * cosine)
    var k = FourVector(t: E, x: 0, z: E)
    var kAfter = FourVector(t: E - T, x: -after.x, z: E - after.z)
    if anti { swap(&k, &kAfter) }
    let (sum, difference) = (vector + axial, vector - axial)
    let first = p.dot(k) * after.dot(kAfter)
    let second = p.dot(kAfter) * after.dot(k)
    let third = mass * mass * k.dot(kAfter)
    let trace = sum * sum * first + difference * difference * second - sum * difference * third
    let fermi = Constants.fermiConstant.internalValue * Constants.hbarc.internalValue
    return 16 * fermi * fermi * trace / (32 * .pi * mass * E * E)
  }

  /// The photon adds to the Z in the amplitude, -e² q q_e/q² against G_F g_V/√2: one shift of g_V for
  /// neutrinos and antineutrinos, whose momenta are crossed.
  @Test(arguments: [false, true])
  func `traces, with the momenta crossed for antineutrinos`(_ anti: Bool) {
    var sampler = Sampler(seed: 21)
    for index in 0..<1000 {
      let flavour = Flavour.allCases[index % 3]
      let couplings = ElectronCouplings.radiative(flavour)
      let E = sampler.logUniform(0.05...50)
      let T = ElasticKinematics.electron.maximumRecoil(E: E) * sampler.uniform(0.01...0.99)
      let form = ChargeFormFactor(
        charge: sampler.uniform(-1...1) * 1e-11, radiusSquared: sampler.uniform(-1...1) * 1e-31)
      let hbarc = Constants.hbarc.internalValue
      let q2 = -2 * mass * T
      let factor = form.charge + q2 * form.radiusSquared / (hbarc * hbarc) / 6
      let shift =
        2 * 2.0.squareRoot() * .pi * Constants.alpha.value
        / (Constants.fermiConstant.internalValue * q2) * factor
      let neutrino = Neutrino(flavour, isAntineutrino: anti)
      let process =
        ElectronScattering.weak(neutrino, couplings: couplings)
        + .electric(neutrino, form, couplings: couplings)
      let expected = spectrum(
        vector: couplings.vector + shift, axial: couplings.axial, anti: anti, T: T, E: E)
      #expect(agree(process.differential(T: T, E: E), expected, within: 1e-10))
    }
  }

  /// 2 π α² q²/(m T²) [1 - T/E + T²/(2E²) - m T/(2E²)]: two charges without the weak interaction.
  @Test func `the pure term is that of two charged particles`() {
    let (q, T, E) = (1e-9, 0.3, 2.0)
    let hbarc = Constants.hbarc.internalValue
    let length = Constants.alpha.value * hbarc * q / T
    let factor = 1 - T / E + T * T / (2 * E * E) - mass * T / (2 * E * E)
    let value = ElectronScattering.flavourChanging(.init(charge: q)).differential(T: T, E: E)
    #expect(agree(value, 2 * .pi * length * length / mass * factor, within: 1e-13))
  }

  @Test func `signs`() {
    // a positive charge and a negative charge radius lower g_V on an electron
    #expect(ChargeFormFactor(charge: 1e-12).coupling(T: 0.01, mass: mass) < 0)
    #expect(ChargeFormFactor(radiusSquared: -1e-32).coupling(T: 0.01, mass: mass) < 0)
    #expect(
      ChargeFormFactor(anapole: 1e-33).coupling(T: 0.01, mass: mass)
        == ChargeFormFactor(radiusSquared: -6e-33).coupling(T: 0.01, mass: mass))
    let neutrino = Neutrino(.electron)
    let couplings = ElectronCouplings.radiative(.electron)
    let lower = ElectronScattering.electric(neutrino, .init(charge: 1e-15), couplings: couplings)
    let higher = ElectronScattering.electric(neutrino, .init(charge: -1e-15), couplings: couplings)
    #expect(lower.differential(T: 0.01, E: 5) < 0)
    #expect(higher.differential(T: 0.01, E: 5) > 0)
  }

  @Test func `the sum is never negative`() {
    var sampler = Sampler(seed: 22)
    for index in 0..<1000 {
      let neutrino = Neutrino(Flavour.allCases[index % 3], isAntineutrino: index % 2 == 0)
      let couplings = ElectronCouplings.Order.allCases[index % 4].couplings(neutrino.flavour)
      let E = sampler.logUniform(0.05...50)
      let T = ElasticKinematics.electron.maximumRecoil(E: E) * sampler.logUniform(1e-4...1)
      let form = ChargeFormFactor(
        charge: sampler.uniform(-1...1) * sampler.logUniform(1e-14...1e-10),
        radiusSquared: sampler.uniform(-1...1) * 1e-31)
      let sum =
        ElectronScattering.weak(neutrino, couplings: couplings)
        + .electric(neutrino, form, couplings: couplings)
      #expect(sum.differential(T: T, E: E) > 0)
    }
  }

  @Test func `no charge, no term`() {
    let none = ElectronScattering.electric(
      Neutrino(.muon), ChargeFormFactor(), couplings: .radiative(.muon))
    for variable in RecoilVariable.allCases {
      #expect(none.differential(in: variable, at: 0.1, E: 3) == 0)
    }
    #expect(none.differential(T: 0, E: 3) == 0)
    #expect(none.total(E: 3) == 0)
  }

  /// As q → 0 the interference is all there is, so the term is linear; far above, quadratic.
  @Test func `linear for small charges, quadratic for large ones`() {
    let value = { (charge: Double) in
      ElectronScattering.electric(
        Neutrino(.electron), .init(charge: charge), couplings: .radiative(.electron)
      ).differential(T: 0.01, E: 3)
    }
    #expect(agree(value(2e-20), 2 * value(1e-20), within: 1e-6))
    #expect(agree(value(2e-3), 4 * value(1e-3), within: 1e-6))
  }

  @Test func `infinite without a threshold`() {
    let charged = ElectronScattering.electric(
      Neutrino(.electron), .init(charge: 1e-13), couplings: .radiative(.electron))
    #expect(charged.differential(T: 0, E: 3) == .infinity)
    #expect(charged.total(E: 3) == .infinity)
    let radius = ElectronScattering.flavourChanging(.init(radiusSquared: 1e-32))
    #expect(radius.differential(T: 0, E: 3) > 0)
    #expect(radius.total(E: 3) > 0 && radius.total(E: 3) < .infinity)
  }
}
