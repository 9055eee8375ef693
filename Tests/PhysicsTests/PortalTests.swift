import Glibc
import Physics
import Testing

@Suite struct PortalTests {
  private let electronMass = Constants.electronMass.internalValue

  private struct Point {
    let nucleus: Nucleus
    let portal: DipolePortal
    let T: Double
    let E: Double
    var mass: Double { nucleus.nuclide.mass }
  }

  /// Random nuclides, heavy masses, and recoils within the kinematic range.
  private func points(seed: UInt64) throws -> [Point] {
    var sampler = Sampler(seed: seed)
    let nuclides = Element.all.flatMap { $0.isotopes.map(\.nuclide) }
    return try (0..<1000).map { index in
      let nuclide = nuclides[index % nuclides.count]
      let E = sampler.logUniform(0.1...100)
      let largest = PortalKinematics.maximumHeavyMass(E: E, mass: nuclide.mass)
      let heavyMass = largest * sampler.logUniform(1e-3...0.999)
      let kinematics = PortalKinematics(mass: nuclide.mass, heavyMass: heavyMass)
      let range = try #require(kinematics.recoils(E: E))
      return Point(
        nucleus: Nucleus(nuclide),
        portal: DipolePortal(heavyMass: heavyMass, coupling: sampler.logUniform(1e-12...1e-8)),
        T: sampler.logUniform(range), E: E)
    }
  }

  // MARK: Kinematics

  /// At either end of the recoils all momenta lie on one line: E - (E - T) conserves energy, and the
  /// heavy neutrino's momentum is the difference or the sum of the others.
  @Test func `the ends of the recoils conserve momentum`() throws {
    for point in try points(seed: 51) {
      let m4 = point.portal.heavyMass
      let range = try #require(
        PortalKinematics(mass: point.mass, heavyMass: m4).recoils(E: point.E))
      for T in [range.lowerBound, range.upperBound] {
        let recoil = (T * (T + 2 * point.mass)).squareRoot()
        let heavy = (point.E - T) * (point.E - T) - m4 * m4
        let line = (point.E - recoil) * (point.E - recoil)
        #expect(abs(heavy - line) < 1e-11 * point.E * point.E, "\(point)")
      }
    }
  }

  @Test func `the least energy gives back the recoils`() throws {
    for point in try points(seed: 52) {
      let kinematics = PortalKinematics(mass: point.mass, heavyMass: point.portal.heavyMass)
      let range = try #require(kinematics.recoils(E: point.E))
      #expect(kinematics.minimumEnergy(T: point.T) <= point.E)
      for end in [range.lowerBound, range.upperBound] {
        #expect(agree(kinematics.minimumEnergy(T: end), point.E, within: 1e-9))
      }
      #expect(kinematics.minimumEnergy(T: range.lowerBound * 0.99) > point.E)
      #expect(kinematics.minimumEnergy(T: range.upperBound * 1.01) > point.E)
    }
  }

  @Test func `at threshold the recoils are one`() throws {
    for point in try points(seed: 53) {
      let kinematics = PortalKinematics(mass: point.mass, heavyMass: point.portal.heavyMass)
      #expect(kinematics.recoils(E: kinematics.threshold * (1 - 1e-12)) == nil)
      let range = try #require(kinematics.recoils(E: kinematics.threshold * (1 + 1e-13)))
      #expect(agree(range.lowerBound, range.upperBound, within: 1e-5))
      let largest = PortalKinematics.maximumHeavyMass(E: kinematics.threshold, mass: point.mass)
      #expect(agree(largest, point.portal.heavyMass, within: 1e-12))
    }
  }

  @Test func `massless, it is elastic`() throws {
    for point in try points(seed: 54) {
      let elastic = ElasticKinematics(mass: point.mass)
      let portal = PortalKinematics(mass: point.mass, heavyMass: 0)
      #expect(portal.minimumEnergy(T: point.T) == elastic.minimumEnergy(T: point.T))
      let range = try #require(portal.recoils(E: point.E))
      #expect(range.lowerBound == 0)
      #expect(agree(range.upperBound, elastic.maximumRecoil(E: point.E), within: 1e-13))
    }
    let heavy = PortalKinematics(mass: 1000, heavyMass: 1)
    #expect(heavy.minimumEnergy(T: 0) == .infinity && heavy.recoils(E: 0.9) == nil)
  }

  /// The heaviest that each source can make, in MeV, recomputed independently.
  @Test(arguments: [
    ("pp", 0.4202, nil, 0.320), ("Be7", 0.8613, nil, 0.558), ("B8", 16, nil, 3.56),
    ("B8", 16, "Xe132", 16.0), ("SNS", 52.83, "Cs133", 52.8), ("reactor", 8, "Ge74", 8.0),
    ("2 GeV", 2000, nil, 44.7),
  ])
  func `the heaviest`(_ source: String, _ E: Double, _ name: String?, _ expected: Double) throws {
    let nuclide = try name.map { try Target(named: $0).nuclides.first?.nuclide } ?? nil
    let mass = nuclide?.mass ?? electronMass
    let largest = PortalKinematics.maximumHeavyMass(E: E, mass: mass)
    #expect(agree(largest, expected, within: 2e-3), "\(source): \(largest)")
  }

  // MARK: Cross-sections

  /// The bracket of spin half as arXiv:2109.09545 writes it, and the difference of spin zero.
  @Test func `the brackets as published`() throws {
    for point in try points(seed: 55) {
      let (T, E, M, m2) = (point.T, point.E, point.mass, pow(point.portal.heavyMass, 2))
      let published =
        1 / T - 1 / E - m2 / (2 * E * T * M) * (1 - T / (2 * E) + M / (2 * E))
        + m2 * m2 * (T - M) / (8 * E * E * T * T * M * M)
      let difference = (M * T - m2) * (2 * M * T + m2) / (8 * E * E * M * M * T)
      let length = point.portal.coupling * Constants.hbarc.internalValue
      let Z = Double(point.nucleus.nuclide.Z)
      let factor = point.nucleus.protons.value(q: point.nucleus.nuclide.momentum(T: T))
      let scale = Constants.alpha.value * pow(length * Z * factor, 2)
      let half = point.portal.onNucleus(point.nucleus, T: T).value(E: E)
      let zero = point.portal.onNucleus(point.nucleus, T: T, spin: .zero).value(E: E)
      // Towards the end points the terms cancel: they are what rounding is measured by.
      let rounding = 1e-12 * scale / T
      #expect(abs(half - scale * published) < rounding)
      #expect(abs(zero - scale * (published + difference)) < rounding)
    }
  }

  @Test func `nowhere negative`() throws {
    for point in try points(seed: 56) {
      let scale = point.portal.onNucleus(point.nucleus, T: point.T).constant
      for spin in Spin.allCases {
        let value = point.portal.onNucleus(point.nucleus, T: point.T, spin: spin)
          .value(E: point.E)
        #expect(value > -1e-12 * scale, "\(point)")
      }
    }
  }

  @Test func `massless, it is the magnetic moment`() throws {
    for (index, point) in try points(seed: 57).enumerated() {
      let moment = 1e-11 * muB
      let portal = DipolePortal(heavyMass: 0, moment: moment)
      let spin = Spin.allCases[index % 2]
      let nucleus = portal.onNucleus(point.nucleus, T: point.T, spin: spin)
      let magnetic = CoherentScattering.magnetic(
        point.nucleus, T: point.T, moment: moment, spin: spin)
      #expect(agree(nucleus.constant, magnetic.constant, within: 1e-12))
      #expect(agree(nucleus.value(E: point.E), magnetic.value(E: point.E), within: 1e-9))
      let E = ElasticKinematics.electron.minimumEnergy(T: point.T) * 2
      let electron = ElectronScattering.magnetic(moment: moment).differential(T: point.T, E: E)
      #expect(agree(portal.onElectron(T: point.T).value(E: E), electron, within: 1e-9))
    }
  }

  /// Continuously: a mass far below all other scales changes nothing.
  @Test func `light, it is nearly massless`() throws {
    for point in try points(seed: 58) {
      let light = DipolePortal(heavyMass: 1e-6 * point.T, coupling: 1e-10)
      let massless = DipolePortal(heavyMass: 0, coupling: 1e-10)
      let (a, b) = (
        light.onNucleus(point.nucleus, T: point.T), massless.onNucleus(point.nucleus, T: point.T)
      )
      let E = 2 * ElasticKinematics(mass: point.mass).minimumEnergy(T: point.T)
      #expect(agree(a.value(E: E), b.value(E: E), within: 1e-8))
    }
  }

  /// Limits on massless moments as couplings, in 1/GeV, recomputed independently.
  @Test(arguments: [
    (6.4e-12, 1.90e-9), (2.13e-10, 6.31e-8), (18e-10, 5.33e-7), (6.8e-10, 2.0e-7),
    (2.8e-11, 8.3e-9), (2.9e-11, 8.6e-9),
  ])
  func `moments as couplings`(_ moment: Double, _ coupling: Double) {
    let portal = DipolePortal(heavyMass: 0, moment: moment * muB)
    #expect(agree(portal.coupling * 1e3, coupling, within: 0.009))
    #expect(agree(portal.coupling * 1e3, moment * 296.304053423297, within: 1e-9))
  }

  @Test func `the other convention gives four times the rate`() throws {
    for point in try points(seed: 59) {
      let portal = point.portal
      let full = DipolePortal(
        heavyMass: portal.heavyMass, coupling: portal.coupling, convention: .full)
      let ratio =
        full.onNucleus(point.nucleus, T: point.T).constant
        / portal.onNucleus(point.nucleus, T: point.T).constant
      #expect(agree(ratio, 4, within: 1e-14))
    }
  }

  @Test func `as an interaction`() throws {
    for point in try points(seed: 60) {
      let interaction: any Interaction = PortalInteraction(point.portal, nuclearSpin: .zero)
      let neutrino = Neutrino(.tau, isAntineutrino: true)
      #expect(
        interaction.onNucleus(point.nucleus, T: point.T, neutrino: neutrino)
          == point.portal.onNucleus(point.nucleus, T: point.T, spin: .zero))
      #expect(
        interaction.onElectron(T: point.T, neutrino: neutrino)
          == point.portal.onElectron(T: point.T))
      let kinematics = PortalKinematics(mass: point.mass, heavyMass: point.portal.heavyMass)
      #expect(
        interaction.minimumEnergy(T: point.T, mass: point.mass)
          == kinematics.minimumEnergy(T: point.T))
    }
  }

  // MARK: Decay

  /// Γ = 5.307 /s (μ/μ_B)² (m/eV)³ of a transition with |μ|² + |ε|² = μ²; N̄ σ P_L ν d/2 has d²/2.
  @Test func `the rate of a decay`() {
    let portal = DipolePortal(heavyMass: 1e-6, moment: muB)
    #expect(agree(HeavyNeutrinoDecay(portal).rate, 5.307 / 2, within: 1e-4))
  }

  /// d² m³/(4π) in the convention of arXiv:1803.03262, of a Majorana particle twice that.
  @Test func `widths and lengths`() {
    var sampler = Sampler(seed: 61)
    for _ in 0..<1000 {
      let (d, m) = (sampler.logUniform(1e-12...1e-6), sampler.logUniform(1e-3...1e3))
      let portal = DipolePortal(heavyMass: m, coupling: d, convention: .full)
      let dirac = HeavyNeutrinoDecay(portal)
      let majorana = HeavyNeutrinoDecay(portal, nature: .majorana)
      #expect(agree(dirac.width, d * d * m * m * m / (4 * .pi), within: 1e-14))
      #expect(agree(majorana.width, 2 * dirac.width, within: 1e-14))
      let E = m * sampler.logUniform(1.001...1e4)
      let (gamma, c) = (E / m, Constants.speedOfLight.internalValue)
      let speed = c * (1 - 1 / (gamma * gamma)).squareRoot()
      #expect(agree(dirac.length(E: E), gamma * speed / dirac.rate, within: 1e-11))
    }
  }

  @Test func `at rest it does not fly`() {
    let decay = HeavyNeutrinoDecay(DipolePortal(heavyMass: 10, coupling: 1e-9))
    #expect(decay.length(E: 10) == 0 && decay.length(E: 9).isNaN)
  }
}
