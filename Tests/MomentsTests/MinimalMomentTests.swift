import Physics
import Testing

@testable import Moments

@Suite struct MinimalMomentTests {
  private let W = Constants.wMass.internalValue
  private let tau = Constants.tauMass.internalValue

  @Test func `published coefficients`() {
    #expect(agree(MinimalMoments.diagonalDirac(mass: eV) / muB, 3.2026e-19, within: 1.6e-5))
    let perEV = MinimalMoments.scale * eV / muB
    #expect(agree(perEV, 1.6013e-19, within: 3e-5))
    #expect(agree(tau * tau / (W * W), 4.888e-4, within: 1.1e-4))
    #expect(agree(perEV / 2 * tau * tau / (W * W), 3.914e-23, within: 1.3e-4))
    #expect(agree(perEV * tau * tau / (W * W), 7.828e-23, within: 7e-5))
  }

  /// Two neutrinos, e.g. ν₁ and ν₃, of one lepton: the sum over l is U*_τ1 U_τ3 (m_l/m_τ)² and the
  /// rest.
  @Test func `off-diagonal Dirac moments`() {
    var sampler = Sampler(seed: 30)
    for _ in 0..<1000 {
      let p = sampler.parameters()
      let U = MixingMatrix(p)
      let masses = NeutrinoMasses(lightest: sampler.logUniform(1e-3...1) * eV, p)
      let moments = MinimalMoments.dirac(masses, U)
      for (k, j) in [(MassState.first, MassState.second), (.third, .first), (.second, .third)] {
        let sum = leptonSum(U, k, j)
        let scale = -3.9139e-23 * muB / eV
        let mu = scale * (masses[k] + masses[j]) * sum
        let iEpsilon = scale * (masses[k] - masses[j]) * sum
        let element = (k.index, j.index)
        #expect((moments.magnetic[element.0, element.1] - mu).modulus <= 3e-5 * mu.modulus)
        let difference = Complex.i * moments.electric[element.0, element.1] - iEpsilon
        #expect(difference.modulus <= 3e-5 * iEpsilon.modulus)
      }
    }
  }

  /// Σ_l U*_lk U_lj (m_l/m_τ)², without matrices.
  private func leptonSum(_ U: MixingMatrix, _ k: MassState, _ j: MassState) -> Complex {
    let leptons: [(Flavour, Double)] = [
      (.electron, 0.51099895069), (.muon, 105.6583755), (.tau, 1776.93),
    ]
    return leptons.reduce(.zero) { sum, lepton in
      let ratio = lepton.1 / 1776.93
      return sum + (ratio * ratio) * (U[lepton.0, k].conjugate * U[lepton.0, j])
    }
  }

  @Test func `diagonal Dirac moments, a little below the leading term`() {
    let p = GlobalFit.nufit60.parameters(.normal)
    let masses = NeutrinoMasses(lightest: 0.05 * eV, p)
    let moments = MinimalMoments.dirac(masses, MixingMatrix(p))
    for state in MassState.allCases {
      let element = moments.magnetic[state.index, state.index]
      let leading = MinimalMoments.diagonalDirac(mass: masses[state])
      #expect(abs(element.imaginary) < 1e-18 * leading)
      #expect(element.real < leading && element.real > leading * (1 - 2.5e-4))
      #expect(moments.electric[state.index, state.index] == .zero)
    }
  }

  /// Majorana: twice the imaginary part of the Dirac μ and, in iε, twice the real part of the Dirac
  /// iε.
  @Test func `Majorana moments`() {
    var sampler = Sampler(seed: 31)
    for _ in 0..<1000 {
      let p = sampler.parameters()
      let U = MixingMatrix(
        p, majoranaPhases: (sampler.uniform(0...6), sampler.uniform(0...6)))
      let masses = NeutrinoMasses(lightest: sampler.logUniform(1e-3...1) * eV, p)
      let (majorana, dirac) = (
        MinimalMoments.majorana(masses, U), MinimalMoments.dirac(masses, U)
      )
      let scale = 1e-13 * largest(majorana.transition)
      for (k, j) in [(0, 1), (0, 2), (1, 2)] {
        let mu = Complex(0, 2 * dirac.magnetic[k, j].imaginary)
        #expect((majorana.magnetic[k, j] - mu).modulus <= scale)
        let epsilon = Complex(0, 2 * dirac.electric[k, j].imaginary)
        #expect((majorana.electric[k, j] - epsilon).modulus <= scale)
      }
    }
  }

  /// The slides' Majorana coefficient 7.8e-23 μ_B/eV goes with (m_l/m_τ)². With (m_l/m_W)², as
  /// printed, the moments come out too small by m_W²/m_τ² = 2.0e3.
  @Test func `the slides' coefficient`() {
    let p = GlobalFit.nufit60.parameters(.normal)
    let U = MixingMatrix(p, majoranaPhases: (1, 2))
    let masses = NeutrinoMasses(lightest: 0.01 * eV, p)
    let (m2, m3) = (masses.second / eV, masses.third / eV)
    let exact = MinimalMoments.majorana(masses, U).magnetic[1, 2].imaginary / muB
    let overTau = leptonSum(U, .second, .third).imaginary
    let overW = overTau * (1776.93 / 80369.2) * (1776.93 / 80369.2)
    let corrected = -7.8e-23 * (m2 + m3) * overTau
    let printed = -7.8e-23 * (m2 + m3) * overW
    #expect(agree(exact, corrected, within: 5e-3))
    #expect(agree(exact / printed, 2.0e3, within: 3e-2))
  }
}
