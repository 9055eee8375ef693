import Glibc
import Physics
import Testing

@Suite struct InteractionTests {
  /// A nucleus of nearly a proton, and one of protons and neutrons.
  private let nuclei = [
    Nucleus(Nuclide(name: "H1", Z: 1, A: 1, mass: 938.272, chargeRadius: 0.84), shape: .point),
    Nucleus(Nuclide(name: "Ar40", Z: 18, A: 40, mass: 37215.5, chargeRadius: 3.4274)),
  ]

  private func neutrinos() -> [Neutrino] {
    Flavour.allCases.flatMap { [Neutrino($0), Neutrino($0, isAntineutrino: true)] }
  }

  private func agreeing(_ a: RecoilLaw, _ b: RecoilLaw, within tolerance: Double) -> Bool {
    zip(terms(a), terms(b)).allSatisfy { agree($0, $1, within: tolerance) }
  }

  private func terms(_ law: RecoilLaw) -> [Double] {
    [law.constant, law.inverse, law.inverseSquare]
  }

  /// Whether `weak + added` is `sum`, to rounding of the largest of them: the shifted coupling may
  /// be close to 0.
  private func adds(_ weak: RecoilLaw, _ added: RecoilLaw, to sum: RecoilLaw) -> Bool {
    zip(zip(terms(weak), terms(added)), terms(sum)).allSatisfy { pair, sum in
      abs(pair.0 + pair.1 - sum) <= 1e-13 * max(abs(pair.0), abs(pair.1), abs(sum))
    }
  }

  @Test(arguments: ElectronCouplings.Order.allCases)
  func `on electrons`(_ order: ElectronCouplings.Order) {
    for neutrino in neutrinos() {
      let law = WeakInteraction(electrons: order).onElectron(T: 0.01, neutrino: neutrino)
      let process = ElectronScattering.weak(neutrino, order: order)
      #expect(law.value(E: 3) == process.differential(T: 0.01, E: 3))
    }
    let moments = PerFlavour(electron: 1e-11 * muB, muon: 2e-11 * muB, tau: 0)
    let interaction = MagneticInteraction(moments: moments)
    for neutrino in neutrinos() {
      let law = interaction.onElectron(T: 0.01, neutrino: neutrino)
      let process = ElectronScattering.magnetic(moment: moments[neutrino.flavour])
      #expect(law.value(E: 3) == process.differential(T: 0.01, E: 3))
    }
  }

  /// G_F² M/π · Q² (1 - T/E - M T/2E²) with the published couplings, and π α²/m_e² Z² (1/T - 1/E).
  @Test func `on a point nucleus`() {
    let (T, E) = (0.001, 20.0)
    let hydrogen = nuclei[0]
    let mass = hydrogen.nuclide.mass
    let fermi = Constants.fermiConstant.internalValue * Constants.hbarc.internalValue
    for (flavour, coupling) in [(Flavour.electron, 0.0382), (.muon, 0.0300), (.tau, 0.0256)] {
      let law = WeakInteraction().onNucleus(hydrogen, T: T, neutrino: Neutrino(flavour))
      let factor = 1 - T / E - mass * T / (2 * E * E)
      let expected = fermi * fermi * mass / .pi * coupling * coupling * factor
      #expect(agree(law.value(E: E), expected, within: 1e-12))
    }
    let law = MagneticInteraction(moment: 1e-10 * muB)
      .onNucleus(hydrogen, T: T, neutrino: Neutrino(.muon))
    #expect(agree(law.value(E: E), 2.494672e-25 * 1e-20 * (1 / T - 1 / E), within: 1e-6))
  }

  /// g_V → g_V + Q on electrons and g_V^p → g_V^p - Q on protons, coherently, and |Q|² for what
  /// changes the flavour.
  @Test func `charges and charge radii are shifts of couplings`() {
    var sampler = Sampler(seed: 41)
    for index in 0..<1000 {
      let flavour = Flavour.allCases[index % 3]
      let neutrino = Neutrino(flavour, isAntineutrino: index % 2 == 0)
      let (charge, radius) = (sampler.uniform(-1...1) * 1e-11, sampler.uniform(-1...1) * 1e-31)
      let form = ChargeFormFactor(charge: charge, radiusSquared: radius)
      let interaction = ElectricInteraction(
        charges: FlavourMatrix(PerFlavour(flavour, charge)),
        radiiSquared: FlavourMatrix(PerFlavour(flavour, radius)))
      let T = sampler.logUniform(1e-4...0.1)
      var electron = ElectronCouplings.radiative(flavour)
      let weak = WeakInteraction()
      electron.vector += form.coupling(T: T, mass: ElasticKinematics.electron.mass)
      #expect(
        adds(
          weak.onElectron(T: T, neutrino: neutrino),
          interaction.onElectron(T: T, neutrino: neutrino),
          to: ElectronScattering.weak(neutrino, couplings: electron).law(T: T)))
      for nucleus in nuclei {
        let nucleon = NucleonCouplings.radiative(flavour)
        let shift = form.coupling(T: T, mass: nucleus.nuclide.mass)
        #expect(
          adds(
            weak.onNucleus(nucleus, T: T, neutrino: neutrino),
            interaction.onNucleus(nucleus, T: T, neutrino: neutrino),
            to: CoherentScattering.weak(
              nucleus, T: T, protonCoupling: nucleon.proton - shift,
              neutronCoupling: nucleon.neutron)))
      }
    }
  }

  /// A charge pulls at electrons as much as it pushes protons.
  @Test func `opposite signs on electrons and protons`() {
    let positive = ElectricInteraction(charges: FlavourMatrix(PerFlavour(all: 1e-16)))
    let radius = ElectricInteraction(radiiSquared: FlavourMatrix(PerFlavour(all: 1e-34)))
    for interaction in [positive, radius] {
      let neutrino = Neutrino(.electron)
      // both g_V are positive, so the interference has the sign of the shift
      let electron = interaction.onElectron(T: 0.001, neutrino: neutrino).value(E: 10)
      let proton = interaction.onNucleus(nuclei[0], T: 0.001, neutrino: neutrino).value(E: 10)
      #expect(electron * proton < 0)
    }
  }

  @Test func `what changes the flavour has no interference`() {
    let transitions = PerFlavour(electron: 0, muon: 3e-12, tau: 4e-12)
    let interaction = ElectricInteraction(
      charges: FlavourMatrix(PerFlavour(all: 0), transitions: transitions))
    // ν_e → ν_μ with 4e-12 and → ν_τ with 3e-12, together as one of 5e-12
    let (T, neutrino) = (0.01, Neutrino(.electron))
    let pure = ElectronScattering.flavourChanging(.init(charge: 5e-12)).law(T: T)
    #expect(agreeing(interaction.onElectron(T: T, neutrino: neutrino), pure, within: 1e-13))
    let argon = nuclei[1]
    let shift = ChargeFormFactor(charge: 5e-12).coupling(T: T, mass: argon.nuclide.mass)
    #expect(
      agreeing(
        interaction.onNucleus(argon, T: T, neutrino: neutrino),
        CoherentScattering.weak(argon, T: T, protonCoupling: shift, neutronCoupling: 0),
        within: 1e-13))
    #expect(
      FlavourMatrix(.init(all: 0), transitions: transitions).transitions(from: .tau) == [0, 3e-12])
  }

  @Test func `an anapole moment acts as a charge radius of -6 times as much`() {
    let anapole = ElectricInteraction(anapoles: FlavourMatrix(PerFlavour(.muon, 1e-33)))
    let radius = ElectricInteraction(radiiSquared: FlavourMatrix(PerFlavour(.muon, -6e-33)))
    for neutrino in neutrinos() {
      #expect(
        anapole.onElectron(T: 0.01, neutrino: neutrino)
          == radius.onElectron(T: 0.01, neutrino: neutrino))
      let nuclear = anapole.onNucleus(nuclei[1], T: 0.01, neutrino: neutrino)
      #expect((nuclear == .zero) == (neutrino.flavour != .muon))
    }
  }

  @Test func `the least energy is that of an elastic recoil`() {
    let interactions: [any Interaction] = [
      WeakInteraction(), MagneticInteraction(moment: 1), ElectricInteraction(),
    ]
    for interaction in interactions {
      #expect(
        interaction.minimumEnergy(T: 0.01, mass: 938)
          == ElasticKinematics(mass: 938).minimumEnergy(T: 0.01))
    }
  }
}
