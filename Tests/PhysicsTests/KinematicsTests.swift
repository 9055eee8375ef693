import Glibc
import Physics
import Testing

@Suite struct KinematicsTests {
  private let electron = ElasticKinematics.electron

  @Test func `a thousand recoils there and back`() {
    var sampler = Sampler(seed: 1)
    for _ in 0..<1000 {
      let kinematics = ElasticKinematics(mass: sampler.logUniform(0.1...2e5))
      let E = sampler.logUniform(1e-3...1e5)
      let T = kinematics.maximumRecoil(E: E) * sampler.uniform(0.01...0.99)
      #expect(kinematics.minimumEnergy(T: T) <= E)
      let cosine = kinematics.cosTheta(T: T, E: E)
      #expect((0...1).contains(cosine))
      // 1 - cos θ is as small as m/E: the way back from cos θ loses that many digits.
      let loss = 1e-15 * (1 + E / kinematics.mass)
      #expect(agree(kinematics.recoil(cosTheta: cosine, E: E), T, within: 100 * loss))
      #expect(
        agree(
          kinematics.minimumEnergy(T: kinematics.maximumRecoil(E: E)), E, within: 1e-14))
    }
  }

  /// Energy and momentum are conserved by a massless neutrino that leaves with E - T.
  @Test func `four-momentum`() {
    var sampler = Sampler(seed: 2)
    for _ in 0..<1000 {
      let E = sampler.logUniform(1e-2...1e2)
      let T = electron.maximumRecoil(E: E) * sampler.uniform(0.01...1)
      let momentum = (T * (T + 2 * electron.mass)).squareRoot()
      let cosine = electron.cosTheta(T: T, E: E)
      let neutrino = E * E + momentum * momentum - 2 * E * momentum * cosine
      #expect(agree(neutrino + E * E, (E - T) * (E - T) + E * E, within: 1e-12))
    }
  }

  @Test func `documented recoils`() {
    #expect(agree(electron.maximumRecoil(E: 0.01) * 1e3, 0.38, within: 0.01))
    #expect(
      agree(
        ElasticKinematics(mass: 132.905452 * 931.494).maximumRecoil(E: 30) * 1e3, 14.5,
        within: 0.005))
  }

  @Test func `outside the range`() {
    #expect(electron.maximumRecoil(E: -1) == 0)
    #expect(electron.minimumEnergy(T: -1) == 0)
    #expect(electron.cosTheta(T: 2, E: 1).isNaN)
    #expect(electron.cosTheta(T: -1, E: 1).isNaN)
    #expect(electron.recoil(cosTheta: 1.1, E: 1).isNaN)
    #expect(electron.recoil(cosTheta: 0.5, E: 0).isNaN)
    #expect(electron.cosTheta(T: electron.maximumRecoil(E: 3), E: 3) == 1)
    #expect(electron.cosTheta(T: 0, E: 3) == 0)
    #expect(electron.recoil(cosTheta: 0, E: 3) == 0)
  }

  /// T θ² = 2 m_e (1 - T/E) for m_e ≪ T: 0.7 % off at T = 100 MeV, 0.1 % at 1.5 GeV, for E = 2 GeV.
  @Test(arguments: [(100.0, 0.7), (1500, 0.1)])
  func `the high-energy form of T theta2`(_ T: Double, _ percent: Double) {
    let theta = acos(electron.cosTheta(T: T, E: 2000))
    let deviation = abs(2 * electron.mass * (1 - T / 2000) / (T * theta * theta) - 1)
    #expect(abs(deviation * 100 - percent) < 0.05)
  }
}
