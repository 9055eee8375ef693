import Glibc
import Physics
import Testing

@Suite struct CouplingTests {
  private var published: ElectroweakCorrections {
    var corrections = ElectroweakCorrections()
    corrections.weakMixing = 0.23857
    return corrections
  }

  @Test(arguments: Flavour.allCases)
  func `computed couplings agree with the published digits`(_ flavour: Flavour) {
    let electron = ElectronCouplings.computed(flavour, published)
    let digits = ElectronCouplings.radiative(flavour)
    #expect(abs(electron.vector - digits.vector) < 1e-4)
    #expect(abs(electron.axial - digits.axial) < 1e-4)
    let nucleon = NucleonCouplings.computed(flavour, published)
    let nucleonDigits = NucleonCouplings.radiative(flavour)
    #expect(abs(nucleon.proton - nucleonDigits.proton) < 1e-4)
    #expect(abs(nucleon.neutron - nucleonDigits.neutron) < 1e-4)
  }

  /// arXiv:2205.09484.
  @Test func `published couplings to nucleons`() {
    #expect(NucleonCouplings.radiative(.electron) == .init(proton: 0.0382, neutron: -0.5117))
    #expect(NucleonCouplings.radiative(.muon) == .init(proton: 0.0300, neutron: -0.5117))
    #expect(NucleonCouplings.radiative(.tau) == .init(proton: 0.0256, neutron: -0.5117))
  }

  @Test func `tree-level couplings to nucleons`() {
    #expect(abs(NucleonCouplings.tree.proton - 0.0229) < 2e-4)
    #expect(NucleonCouplings.tree.neutron == -0.5)
  }

  /// A smaller mixing angle moves the electron's and the proton's couplings by ∓ 2 ρ of it.
  @Test func `the mixing angle moves computed couplings`() {
    let (here, there) = (ElectroweakCorrections(), published)
    let change = 2 * 1.00063 * (here.weakMixing - there.weakMixing)
    for flavour in Flavour.allCases {
      let electron =
        ElectronCouplings.computed(flavour, here).vector
        - ElectronCouplings.computed(flavour, there).vector
      let proton =
        NucleonCouplings.computed(flavour, here).proton
        - NucleonCouplings.computed(flavour, there).proton
      #expect(agree(electron, change, within: 1e-9))
      #expect(agree(proton, -change, within: 1e-9))
    }
  }

  /// The neutrino's charge radius is what sets flavours apart: -2 φ_l on protons, +2 φ_l on
  /// electrons.
  @Test func `flavours differ by the charge radius of the standard model`() {
    for (a, b) in [(Flavour.electron, Flavour.muon), (.muon, .tau), (.electron, .tau)] {
      let radii = [a, b].map(ChargeFormFactor.standardModelRadiusSquared)
      let shift = ChargeFormFactor(radiusSquared: radii[0] - radii[1]).coupling(T: 1, mass: 1)
      let proton =
        NucleonCouplings.computed(a).proton - NucleonCouplings.computed(b).proton
      #expect(agree(proton, -shift, within: 1e-10))
      let charged = a == .electron ? 1.0 : 0
      let electron =
        ElectronCouplings.computed(a).vector - ElectronCouplings.computed(b).vector - charged
      #expect(agree(electron, shift, within: 1e-10))
    }
  }

  /// 1e-32 cm² for e, μ and τ.
  @Test(arguments: [(Flavour.electron, -0.828), (.muon, -0.481), (.tau, -0.297)])
  func `charge radii of the standard model`(_ flavour: Flavour, _ expected: Double) {
    #expect(
      abs(ChargeFormFactor.standardModelRadiusSquared(flavour) / 1e-32 - expected) < 6e-4)
  }

  @Test(arguments: [(0.1, 0.01253), (1, 0.09506), (10, 0.35630)])
  func `the profile of running couplings`(_ T: Double, _ expected: Double) {
    #expect(abs(ElectronCouplings.profile(T: T) - expected) < 6e-6)
  }

  @Test func `the profile where its series ends, and at both ends of its range`() {
    let mass = ElasticKinematics.electron.mass
    let switching = 2 * mass / 7
    let (below, above) = (
      ElectronCouplings.profile(T: switching * (1 - 1e-12)),
      ElectronCouplings.profile(T: switching * (1 + 1e-12))
    )
    #expect(agree(below, above, within: 5e-12))
    #expect(ElectronCouplings.profile(T: 0) == 0)
    #expect(agree(ElectronCouplings.profile(T: 1e-9), 1e-9 / (15 * mass), within: 1e-8))
    // x → 1: I → (1/3 + 2 [ln 2(T/2m)^½ - 1] + …)/6
    let T = 1e9
    let limit = (1.0 / 3 + log(2 * T / mass) - 2) / 6
    #expect(agree(ElectronCouplings.profile(T: T), limit, within: 1e-8))
  }

  /// g_L = ρ(1/2 - κ s²) - 1 (ν_e), g_R = -ρ κ s² of arXiv:astro-ph/9502003, whose overall sign is
  /// the other one: g_V + g_A = -2 g_L, g_V - g_A = -2 g_R.
  @Test(arguments: [0.1, 1, 10])
  func `running couplings in their authors' form`(_ T: Double) {
    let profile = ElectronCouplings.profile(T: T)
    for flavour in Flavour.allCases {
      let isElectron = flavour == .electron
      let kappa = isElectron ? 0.9791 + 0.0097 * profile : 0.9970 - 0.00037 * profile
      let left = 1.0126 * (0.5 - kappa * 0.23119) - (isElectron ? 1 : 0)
      let right = -1.0126 * kappa * 0.23119
      let couplings = ElectronCouplings.bahcall(flavour)
      let vector = couplings.vector + couplings.running * profile
      #expect(agree(vector + couplings.axial, -2 * left, within: 1e-12))
      #expect(agree(vector - couplings.axial, -2 * right, within: 1e-12))
    }
  }

  @Test func `orders by name`() {
    #expect(
      ElectronCouplings.Order.allCases.map(\.rawValue)
        == ["radiative", "tree", "computed", "bahcall"])
    for flavour in Flavour.allCases {
      #expect(ElectronCouplings.Order.computed.couplings(flavour) == .computed(flavour))
      #expect(ElectronCouplings.Order.bahcall.couplings(flavour) == .bahcall(flavour))
      #expect(NucleonCouplings.Order.radiative.couplings(flavour) == .radiative(flavour))
      #expect(NucleonCouplings.Order.tree.couplings(flavour) == .tree)
      #expect(NucleonCouplings.Order.computed.couplings(flavour) == .computed(flavour))
    }
  }
}
