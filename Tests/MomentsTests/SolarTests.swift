import Physics
import Testing

@testable import Moments

@Suite struct SolarTests {
  private let sun = SolarMixing(GlobalFit.nufit60.parameters(.normal))

  @Test(arguments: [
    (0.1, 0.546), (0.3, 0.539), (0.862, 0.519), (1.44, 0.496), (5, 0.374), (10, 0.318),
  ])
  func `survival probability`(_ E: Double, _ expected: Double) {
    #expect(abs(sun.survivalProbability(energy: E) - expected) < 5e-4)
  }

  /// Σ_k P_ek |U_ek|² is P_ee, and the P_ek add up to 1.
  @Test func `populations`() {
    var sampler = Sampler(seed: 40)
    for _ in 0..<1000 {
      let sun = SolarMixing(
        sampler.parameters(), electronDensity: sampler.logUniform(1e23...1e27))
      let U = MixingMatrix(sun.parameters)
      let E = sampler.logUniform(0.01...20)
      let P = sun.populations(energy: E)
      #expect(agree(P.first + P.second + P.third, 1, within: 1e-14))
      #expect(P.first >= 0 && P.second >= 0)
      let survival = MassState.allCases.reduce(0) {
        $0 + P[$1] * U[.electron, $1].squaredModulus
      }
      #expect(agree(sun.survivalProbability(energy: E), survival, within: 1e-12))
    }
  }

  @Test func `vacuum and dense matter`() {
    let p = sun.parameters
    let vacuum = SolarMixing(p, electronDensity: 0).populations(energy: 1)
    let U = MixingMatrix(p)
    for state in MassState.allCases {
      #expect(agree(vacuum[state], U[.electron, state].squaredModulus, within: 1e-13))
    }
    let dense = SolarMixing(p, electronDensity: 1e35).populations(energy: 1)
    #expect(dense.first < 1e-12 && agree(dense.second, 1 - p.sin2Theta13, within: 1e-12))
  }

  /// |Λ|² - c² Λ₂² + (c² - 1) Λ₃² + c² P (Λ₂² - Λ₁²) with c = cos θ₁₃ and P = P²ᵛ_e1.
  @Test func `the closed form for Majorana moments`() {
    var sampler = Sampler(seed: 41)
    for _ in 0..<1000 {
      let sun = SolarMixing(sampler.parameters())
      let moments = sampler.majoranaMoments()
      let P = sampler.uniform()
      let c = 1 - sun.parameters.sin2Theta13
      let (a, b, d) = (
        moments.first.squaredModulus, moments.second.squaredModulus, moments.third.squaredModulus
      )
      let square = a + b + d - c * b + (c - 1) * d + c * P * (b - a)
      let value = moments.moment(of: sun.populations(twoFlavourFirst: P))
      #expect(abs(value * value - square) < 1e-13 * (a + b + d))
    }
  }

  /// In vacuum after many oscillations the mixture is that of ν_e.
  @Test func `the average of a flavour`() {
    var sampler = Sampler(seed: 42)
    for _ in 0..<1000 {
      let p = sampler.parameters()
      let moments = sampler.diracMoments()
      let sun = SolarMixing(p, electronDensity: 0)
      #expect(
        agree(
          moments.moment(of: sun.populations(energy: 1)),
          moments.averageMoment(.electron, MixingMatrix(p)), within: 1e-12))
    }
  }

  /// Borexino's μ < 3.1e-11 μ_B gives |Λ₁| < 5.6e-11, |Λ₂| < 4.0e-11, |Λ₃| < 3.1e-11
  /// (arXiv:1510.01684), each alone. The third needs no P; the others were not obtained with one
  /// and the same P.
  @Test func `Borexino's transition moments`() {
    let single = { (P: Double, first: Double, second: Double, third: Double) in
      MajoranaMoments(
        first: Complex(first), second: Complex(second), third: Complex(third)
      ).moment(of: sun.populations(twoFlavourFirst: P))
    }
    #expect(agree(3.1e-11 / single(0.3, 0, 0, 1), 3.13e-11, within: 2e-3))
    #expect(agree(3.1e-11 / single(0.71, 1, 0, 0), 5.6e-11, within: 3e-3))
    #expect(agree(3.1e-11 / single(0.59, 0, 1, 0), 4.0e-11, within: 3e-3))
  }
}
