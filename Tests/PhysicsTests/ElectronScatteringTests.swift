import Glibc
import Physics
import Testing

@Suite struct ElectronScatteringTests {
  private let electron = ElasticKinematics.electron

  private func weak(
    _ flavour: Flavour, anti: Bool = false, _ order: ElectronCouplings.Order = .tree
  ) -> ElectronScattering {
    .weak(Neutrino(flavour, isAntineutrino: anti), order: order)
  }

  /// 1e-42 cm²/GeV at 2 GeV with sin²θ_W = 0.23863.
  @Test(arguments: [
    (Flavour.electron, false, 9.727), (.electron, true, 4.115), (.muon, false, 1.504),
    (.muon, true, 1.374),
  ])
  func `total over energy at 2 GeV`(_ flavour: Flavour, _ anti: Bool, _ expected: Double) {
    let value = weak(flavour, anti: anti).total(E: 2000) / 2e-42
    #expect(abs(value - expected) < 6e-4)
  }

  @Test func `tree-level couplings`() {
    #expect(ElectronCouplings.tree(.electron).vector == 2 * 0.23863 + 0.5)
    #expect(ElectronCouplings.tree(.muon) == ElectronCouplings.tree(.tau))
    #expect(
      ElectronCouplings.tree(.tau) == ElectronCouplings(vector: 2 * 0.23863 - 0.5, axial: -0.5))
  }

  /// arXiv:2205.09484.
  @Test func `radiative couplings`() {
    #expect(ElectronCouplings.radiative(.electron) == .init(vector: 0.9521, axial: 0.4938))
    #expect(ElectronCouplings.radiative(.muon) == .init(vector: -0.0397, axial: -0.5062))
    #expect(ElectronCouplings.radiative(.tau) == .init(vector: -0.0353, axial: -0.5062))
  }

  /// As T → 0 the two terms are equal at T* = 2 π² α² / (G_F² m_e³ K) (μ/μ_B)², K = (g_V + g_A)²
  /// + (g_V - g_A)².
  @Test(arguments: [
    (Flavour.electron, false, 2.410, 2.403e19), (.electron, true, 2.410, 2.403e19),
    (.muon, false, 0.501, 1.156e20),
  ])
  func `crossing at small recoils`(_ flavour: Flavour, _ anti: Bool, _ K: Double, _ energy: Double)
  {
    let (moment, E) = (1e-14, 1e6)
    let couplings = ElectronCouplings.tree(flavour)
    let sum = couplings.vector + couplings.axial
    let difference = couplings.vector - couplings.axial
    #expect(abs(sum * sum + difference * difference - K) < 6e-4)
    let weak = weak(flavour, anti: anti).differential(T: 1e-9, E: E)
    let magnetic = ElectronScattering.magnetic(moment: moment * muB).differential(T: 1e-9, E: E)
    #expect(agree(1e-9 * magnetic / weak, energy * moment * moment, within: 5e-4))
  }

  /// E = 5 MeV, ν_e: the known answers of the language's second example, in keV.
  @Test(arguments: [
    (1e-10, 241.94, 231), (2.9e-11, 21.097, 20.1), (1e-11, 2.5159, 2.40), (6.4e-12, 1.0308, 0.98),
  ])
  func `crossing at 5 MeV`(_ moment: Double, _ radiative: Double, _ tree: Double) {
    let magnetic = ElectronScattering.magnetic(moment: moment * muB)
    let crossing = { (order: ElectronCouplings.Order) in
      let weak = self.weak(.electron, order)
      return 1e3
        * root(1e-6, 1) { magnetic.differential(T: $0, E: 5) - weak.differential(T: $0, E: 5) }
    }
    #expect(agree(crossing(.radiative), radiative, within: 5e-5))
    #expect(agree(crossing(.tree), tree, within: 5e-3))
  }

  /// E ≫ m_e: σ → G_F² m_e E / 2π · ((g_V + g_A)² + (g_V - g_A)²/3); E ≪ m_e: σ → G_F² E² (g_V² +
  /// 3 g_A²) / π.
  @Test(arguments: Flavour.allCases, [false, true])
  func `limits in m_e over E`(_ flavour: Flavour, _ anti: Bool) {
    let g = ElectronCouplings.radiative(flavour)
    let axial = anti ? -g.axial : g.axial
    let fermi = Constants.fermiConstant.internalValue * Constants.hbarc.internalValue
    let process = weak(flavour, anti: anti, .radiative)
    let high =
      fermi * fermi * electron.mass * 1e8 / (2 * .pi)
      * (pow(g.vector + axial, 2) + pow(g.vector - axial, 2) / 3)
    #expect(agree(process.total(E: 1e8), high, within: 1e-7))
    let low = fermi * fermi * 1e-14 / .pi * (g.vector * g.vector + 3 * axial * axial)
    #expect(agree(process.total(E: 1e-7), low, within: 1e-5))
  }

  @Test func `no moment, no term`() {
    let none = ElectronScattering.magnetic(moment: 0)
    for variable in RecoilVariable.allCases {
      #expect(none.differential(in: variable, at: 0.1, E: 3) == 0)
      #expect(
        (weak(.muon) + none).differential(in: variable, at: 0.1, E: 3)
          == weak(.muon).differential(in: variable, at: 0.1, E: 3))
    }
    #expect(none.total(E: 3) == 0)
  }

  @Test func `the magnetic term grows as the moment squared`() {
    let (one, ten) = (1e-11 * muB, 1e-10 * muB)
    for variable in RecoilVariable.allCases {
      let values = [one, ten].map {
        ElectronScattering.magnetic(moment: $0).differential(in: variable, at: 0.1, E: 3)
      }
      #expect(values[0] > 0)
      #expect(agree(values[1], 100 * values[0], within: 1e-14))
    }
  }

  /// NOvA technical note, eq. 37: θ²/(θ² + 2 m_e/E) as printed, its square in the denominator as
  /// corrected.
  @Test(arguments: [1e-5, 1e-4, 1e-3, 5e-3])
  func `eq. 37 as printed and corrected`(_ theta2: Double) {
    let process = ElectronScattering.magnetic(moment: muB)
    let prefactor = 2.494672e-25
    let exact = process.differential(theta2: theta2, E: 2000)
    let scale = theta2 + 2 * electron.mass / 2000
    let corrected = prefactor * theta2 / (scale * scale)
    #expect((0.9925...0.9987).contains(min(corrected / exact, exact / corrected)))
    #expect(prefactor * theta2 / scale < 0.01 * exact)
    // far above the electron mass the corrected form becomes exact
    let far = 2 * electron.mass / 1e9
    #expect(
      agree(
        process.differential(theta2: far, E: 1e9), prefactor * far / (4 * far * far), within: 1e-4))
  }

  /// The closed forms in u = T θ² are the branch of the larger T, for T ≫ m_e.
  @Test(arguments: [0.2, 0.5, 0.8])
  func `the high-energy forms in T theta2`(_ u: Double) {
    let E = 1e7
    let above = 1e5
    let m = electron.mass
    let rest = 1 - u / (2 * m)
    let magnetic = 2.494672e-25 * u / (4 * m * m * rest)
    #expect(
      agree(
        ElectronScattering.magnetic(moment: muB)
          .differential(Ttheta2: u, E: E, threshold: above), magnetic, within: 1e-3))
    let g = ElectronCouplings.tree(.muon)
    let fermi = Constants.fermiConstant.internalValue * Constants.hbarc.internalValue
    let first = pow(g.vector + g.axial, 2) + pow((g.vector - g.axial) * u / (2 * m), 2)
    let last = (g.axial * g.axial - g.vector * g.vector) * m / E * rest
    let expected = fermi * fermi * E / (4 * .pi) * (first + last)
    #expect(
      agree(
        weak(.muon).differential(Ttheta2: u, E: E, threshold: above), expected, within: 1e-3))
  }

  @Test func `the variable by name`() {
    let process = weak(.electron) + .magnetic(moment: 1e-10 * muB)
    let values: [RecoilVariable: Double] = [
      .T: process.differential(T: 0.1, E: 3), .cosTheta: process.differential(cosTheta: 0.1, E: 3),
      .theta2: process.differential(theta2: 0.1, E: 3),
      .Ttheta2: process.differential(Ttheta2: 0.1, E: 3),
    ]
    for (variable, value) in values {
      #expect(value > 0)
      #expect(process.differential(in: variable, at: 0.1, E: 3) == value)
    }
    #expect(process.differential(in: .T, at: 0.1, E: 3, threshold: 0.2) == 0)
    #expect(
      RecoilVariable.allCases.map(\.rawValue) == ["T", "cos_theta", "theta2", "T_theta2"])
  }

  @Test func `zero outside the kinematic range`() {
    let process = weak(.electron) + .magnetic(moment: 1e-10 * muB)
    let highest = electron.maximumRecoil(E: 3)
    #expect(process.differential(T: highest, E: 3) > 0)
    #expect(process.differential(T: highest.nextUp, E: 3) == 0)
    #expect(process.differential(T: -1, E: 3) == 0)
    for E in [0, -3.0] {
      for variable in RecoilVariable.allCases {
        #expect(process.differential(in: variable, at: 0.1, E: E) == 0)
      }
      #expect(process.total(E: E, threshold: 0.1) == 0)
    }
    #expect(process.differential(cosTheta: 0, E: 3) == 0)
    #expect(process.differential(cosTheta: -0.5, E: 3) == 0)
    #expect(process.differential(cosTheta: 1.1, E: 3) == 0)
    #expect(process.differential(cosTheta: 1, E: 3) > 0)
    #expect(process.differential(theta2: 0, E: 3) > 0)
    #expect(process.differential(theta2: 2.5, E: 3) == 0)
    #expect(process.differential(Ttheta2: 5, E: 3) == 0)
    #expect(process.total(E: 3, threshold: highest) == 0)
  }

  @Test func `the ends of the range`() {
    let magnetic = ElectronScattering.magnetic(moment: muB)
    #expect(magnetic.total(E: 3) == .infinity)
    #expect(magnetic.differential(T: 0, E: 3) == .infinity)
    let weak = weak(.tau)
    // at T θ² = 0 the branches are the straight recoil and the one at rest, where du/dT is (π/2)²
    let forward = weak.differential(theta2: 0, E: 3) / electron.maximumRecoil(E: 3)
    let still = weak.differential(T: 0, E: 3) * 4 / (.pi * .pi)
    #expect(agree(weak.differential(Ttheta2: 0, E: 3), forward + still, within: 1e-12))
    #expect(agree(weak.differential(Ttheta2: 1e-12, E: 3), forward + still, within: 1e-5))
  }

  @Test func `NaN stays NaN`() {
    let process = weak(.electron) + .magnetic(moment: muB)
    for variable in RecoilVariable.allCases {
      #expect(process.differential(in: variable, at: .nan, E: 3).isNaN)
      #expect(process.differential(in: variable, at: 0.1, E: .nan).isNaN)
    }
    #expect(process.total(E: .nan, threshold: 0.1).isNaN)
  }

  @Test func `arguments that make no sense`() {
    let cases: [(RecoilVariable, Double, Double, Double, String)] = [
      (.T, 1, -3, 0, "E"), (.T, 1, 0, 0, "E"), (.T, -1, 3, 0, "T"),
      (.cosTheta, 1.5, 3, 0, "cos_theta"),
      (.theta2, -1, 3, 0, "theta2"), (.Ttheta2, -1, 3, 0, "T_theta2"), (.T, 1, 3, -1, "threshold"),
    ]
    for (variable, x, E, threshold, argument) in cases {
      let error = #expect(throws: ScatteringArgumentError.self) {
        try ElectronScattering.validate(variable, x, E: E, threshold: threshold)
      }
      #expect(error?.argument == argument)
    }
    #expect(throws: Never.self) { try ElectronScattering.validate(.cosTheta, -1, E: 3) }
  }
}
