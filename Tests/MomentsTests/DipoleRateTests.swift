import Physics
import Testing

@testable import Moments

@Suite struct DipoleRateTests {
  @Test func `radiative decay`() {
    let rate = DipoleRates.radiativeDecay(moment: muB, heavy: eV, light: 0)
    #expect(agree(rate, 5.307, within: 1e-4))
    let lighter = DipoleRates.radiativeDecay(moment: 1e-11 * muB, heavy: 0.1 * eV, light: 0.05 * eV)
    #expect(agree(lighter, rate * 1e-22 * 1e-3 * 0.75 * 0.75 * 0.75, within: 1e-12))
    #expect(DipoleRates.radiativeDecay(moment: muB, heavy: eV, light: eV) == 0)
    #expect(DipoleRates.radiativeDecay(moment: muB, heavy: 0, light: 0) == 0)
  }

  /// 0.320 with sin²θ_W = 0.231; Raffelt's 0.318 has 0.2325.
  @Test func `plasmon decay`() {
    let moment = 1e-12 * muB
    #expect(
      abs(DipoleRates.plasmonRatio(moment: moment, plasmaFrequency: 0.01) - 0.320) < 5e-4)
    let raffelt = DipoleRates.plasmonRatio(
      moment: moment, plasmaFrequency: 0.01, vectorCoupling: 0.5 + 2 * 0.2325)
    #expect(abs(raffelt - 0.318) < 5e-4)
    let elsewhere = DipoleRates.plasmonRatio(moment: 3 * moment, plasmaFrequency: 0.02)
    #expect(abs(elsewhere - 0.320 * 9 / 4) < 2e-3)
  }

  @Test func `natural size`() {
    let (mass, TeV) = (0.3 * eV, 1e6)
    #expect(agree(NaturalMoment.dirac(mass: mass, scale: TeV), 9e-16 * muB, within: 1e-12))
    let pairs: [(Flavour, Flavour, Double)] = [
      (.tau, .muon, 1e-9), (.electron, .tau, 1e-9), (.muon, .electron, 3e-7),
    ]
    for (a, b, size) in pairs {
      #expect(
        agree(NaturalMoment.majorana(a, b, mass: mass, scale: TeV), size * muB, within: 1e-12))
      #expect(
        agree(
          NaturalMoment.majorana(a, b, mass: mass, scale: 10 * TeV), size / 100 * muB,
          within: 1e-12))
    }
    #expect(NaturalMoment.majorana(.tau, .tau, mass: mass, scale: TeV) == 0)
  }
}
