import Physics
import Testing

@Suite struct CoherentScatteringTests {
  private let proton = 0.0382
  private let neutron = -0.5117

  private struct Point {
    let nucleus: Nucleus
    let T: Double
    let E: Double
  }

  /// Random nuclides, energies and recoils within the kinematic range.
  private func points(seed: UInt64) throws -> [Point] {
    var sampler = Sampler(seed: seed)
    let nuclides = Element.all.flatMap { $0.isotopes.map(\.nuclide) }
    return (0..<1000).map { index in
      let nuclide = nuclides[index % nuclides.count]
      let E = sampler.logUniform(0.1...100)
      let highest = ElasticKinematics(mass: nuclide.mass).maximumRecoil(E: E)
      let shape = FormFactor.Shape.allCases[index % 3]
      return Point(
        nucleus: Nucleus(nuclide, shape: shape), T: highest * sampler.logUniform(1e-4...0.999),
        E: E)
    }
  }

  private func weak(_ point: Point, spin: Spin = .zero) -> Double {
    CoherentScattering.weak(
      point.nucleus, T: point.T, protonCoupling: proton, neutronCoupling: neutron, spin: spin
    ).value(E: point.E)
  }

  /// Spin half adds T²/(2E²) to the weak bracket 1 - T/E - MT/(2E²).
  @Test func `the spin in the weak bracket`() throws {
    for point in try points(seed: 41) {
      let (x, y) = (point.T / point.E, point.nucleus.nuclide.mass / point.E)
      let ratio = weak(point, spin: .half) / weak(point)
      let bracket = 1 - x - x * y / 2
      #expect(agree(ratio, 1 + x * x / 2 / bracket, within: 1e-12))
    }
  }

  /// Spin zero adds T/(4E²) to the magnetic bracket 1/T - 1/E.
  @Test func `the spin in the magnetic bracket`() throws {
    for point in try points(seed: 42) {
      let (half, zero) = (Spin.half, Spin.zero)
      let value = { (spin: Spin) in
        CoherentScattering.magnetic(point.nucleus, T: point.T, moment: muB, spin: spin)
          .value(E: point.E)
      }
      let bracket = 1 / point.T - 1 / point.E
      let added = point.T / (4 * point.E * point.E)
      #expect(agree(value(zero) / value(half), 1 + added / bracket, within: 1e-12))
    }
  }

  /// For a point nucleus the integral over T is
  /// G_F² M/π Q² T_max [1 - T_max/(2E) (1 + M/(2E))].
  @Test func `the integral over T`() throws {
    let quadrature = GaussLegendre()
    for point in try points(seed: 43) {
      let nuclide = point.nucleus.nuclide
      let nucleus = Nucleus(nuclide, shape: .point)
      let highest = ElasticKinematics(mass: nuclide.mass).maximumRecoil(E: point.E)
      let integral = quadrature.integral(0, highest, panels: 1) {
        weak(Point(nucleus: nucleus, T: $0, E: point.E))
      }
      let atRest = weak(Point(nucleus: nucleus, T: 0, E: point.E))
      let bracket = 1 - highest / (2 * point.E) * (1 + nuclide.mass / (2 * point.E))
      #expect(agree(integral, atRest * highest * bracket, within: 1e-12))
    }
  }

  /// Without the neutrons' part, a magnetic scattering off Z protons is Z² times that off an
  /// electron of the same recoil, but for the form factor.
  @Test func `coherent on the charge`() throws {
    for point in try points(seed: 44) {
      let nucleus = Nucleus(point.nucleus.nuclide, shape: .point)
      let one = ElectronScattering.magnetic(moment: 1e-11 * muB)
      let all = CoherentScattering.magnetic(nucleus, T: point.T, moment: 1e-11 * muB)
      let Z = Double(nucleus.nuclide.Z)
      let E = max(point.E, ElasticKinematics.electron.minimumEnergy(T: point.T) * 1.01)
      #expect(agree(all.value(E: E), Z * Z * one.differential(T: point.T, E: E), within: 1e-12))
    }
  }

  /// Where the magnetic term equals the weak one at high energy, T* = μ² times these energies in
  /// MeV: two digits, recomputed independently.
  @Test(arguments: [("Ge", 5.9e14), ("Ar", 1.15e15), ("Cs", 2.5e14), ("Xe", 2.5e14)])
  func `crossing energies`(_ name: String, _ energy: Double) throws {
    let nuclei = try TargetNuclei(Target(named: name), shape: .point)
    let (T, E) = (1e-12, 1e6)
    let weak = nuclei.differential(T: T, E: E) {
      CoherentScattering.weak($0, T: T, protonCoupling: proton, neutronCoupling: neutron)
    }
    let magnetic = nuclei.differential(T: T, E: E) {
      CoherentScattering.magnetic($0, T: T, moment: muB)
    }
    #expect(agree(T * magnetic / weak, energy, within: 0.02), "\(T * magnetic / weak)")
  }

  /// A target's cross-section is the sum over its nuclides, each within its own range.
  @Test func `the sum over nuclides`() throws {
    let target = try Target(named: "CsI")
    let nuclei = try TargetNuclei(target)
    let (iodine, caesium) = (try Target(named: "I127"), try Target(named: "Cs133"))
    var sampler = Sampler(seed: 45)
    for _ in 0..<1000 {
      let (T, E) = (sampler.logUniform(1e-5...0.03), sampler.uniform(1...53))
      let value = { (nuclei: TargetNuclei) in
        nuclei.differential(T: T, E: E) {
          CoherentScattering.weak($0, T: T, protonCoupling: proton, neutronCoupling: neutron)
        }
      }
      let parts = value(try TargetNuclei(iodine)) + value(try TargetNuclei(caesium))
      #expect(agree(value(nuclei), parts, within: 1e-14))
    }
    let highest = try #require(nuclei.maximumRecoil(E: 30))
    #expect(agree(highest * 1e3, 15.2, within: 0.01))
    let law = { (_: Nucleus) in RecoilLaw(constant: 1) }
    #expect(nuclei.differential(T: highest * 0.999, E: 30, law: law) == 1)
    #expect(nuclei.differential(T: highest * 1.001, E: 30, law: law) == 0)
    #expect(nuclei.differential(T: -1e-3, E: 30, law: law) == 0)
    #expect(nuclei.differential(T: 1e-3, E: -30, law: law) == 0)
  }

  @Test func `separate radii`() throws {
    let target = try Target(named: "Cs133")
    let nuclei = try TargetNuclei(target, protonRadius: 4.8, neutronRadius: 5.09)
    let nucleus = try #require(nuclei.parts.first).nucleus
    #expect(nucleus.protons == FormFactor(.helm, radius: 4.8))
    #expect(nucleus.neutrons == FormFactor(.helm, radius: 5.09))
    let plain = try #require(try TargetNuclei(target).parts.first).nucleus
    #expect(plain == Nucleus(plain.nuclide))
    let error = #expect(throws: ScatteringArgumentError.self) {
      try TargetNuclei(target, neutronRadius: 1)
    }
    #expect(error?.argument == "R_n")
  }
}
