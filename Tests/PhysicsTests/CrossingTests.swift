import Glibc
import Physics
import Testing

@Suite struct CrossingTests {
  private let electron = ElasticKinematics.electron

  @Test func `both cross-sections are equal there, and the magnetic one is larger below`() {
    var sampler = Sampler(seed: 31)
    var found = 0
    for index in 0..<1000 {
      let neutrino = Neutrino(Flavour.allCases[index % 3], isAntineutrino: index % 2 == 0)
      let couplings = ElectronCouplings.Order.allCases[index % 4].couplings(neutrino.flavour)
      let (E, moment) = (sampler.logUniform(0.05...1e3), sampler.logUniform(1e-13...1e-9) * muB)
      let weak = ElectronScattering.weak(neutrino, couplings: couplings)
      let magnetic = ElectronScattering.magnetic(moment: moment)
      let crossing = ElectronScattering.crossing(
        neutrino, moment: moment, E: E, couplings: couplings)
      let highest = electron.maximumRecoil(E: E)
      if let crossing {
        found += 1
        #expect(
          agree(
            weak.differential(T: crossing, E: E), magnetic.differential(T: crossing, E: E),
            within: 1e-10))
      }
      let T = (crossing ?? highest) * sampler.logUniform(1e-6...0.999)
      #expect(magnetic.differential(T: T, E: E) > weak.differential(T: T, E: E))
    }
    #expect((100...999).contains(found))
  }

  /// T* = 2 π² α²/(G_F² m_e³ K) (μ/μ_B)² as T → 0: 2.40e19 MeV (ν_e) and 1.16e20 MeV (ν_μ), and
  /// 2.4 keV and 11.6 keV at 1e-11 μ_B.
  @Test(arguments: [(Flavour.electron, 2.403e19), (.muon, 1.156e20)])
  func `far below the neutrino's energy`(_ flavour: Flavour, _ scale: Double) throws {
    let crossing = ElectronScattering.crossing(
      Neutrino(flavour), moment: 1e-11 * muB, E: 1e6, couplings: .tree(flavour))
    #expect(agree(try #require(crossing), scale * 1e-22, within: 5e-4))
  }

  @Test func `none`() {
    let crossing = { (moment: Double, E: Double) in
      ElectronScattering.crossing(
        Neutrino(.electron), moment: moment * muB, E: E, couplings: .radiative(.electron))
    }
    #expect(crossing(0, 5) == nil)
    #expect(crossing(1e-6, 5) == nil)
    #expect(crossing(1e-11, 0) == nil)
    #expect(crossing(.nan, 5) == nil)
    #expect(crossing(1e-11, .nan) == nil)
    #expect(crossing(1e-11, .infinity) == nil)
  }
}
