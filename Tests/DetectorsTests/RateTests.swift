import Fluxes
import Foundation
import Physics
import Testing

@testable import Detectors

/// Rates with a closed form: lines without a resolution, flat spectra with one.
@Suite struct RateTests {
  /// The largest recoil of an electron in the line of 1 MeV.
  let largest = ElasticKinematics.electron.maximumRecoil(E: 1)

  @Test func `a line and 1/T in each bin`() throws {
    let bins = grid(0.01, 1.2, 60)
    let rate = try Experiment(setup(bins: bins)).rate(of: PlainInteraction(inverse: 1))
    #expect(rate.axes == [bins])
    for (index, content) in rate.contents.enumerated() {
      let (low, high) = (min(bins[index], largest), min(bins[index + 1], largest))
      let expected = 10 * (log(high / low) - (high - low))
      #expect(agree(content, expected, within: 1e-11) || expected == 0 && content == 0)
    }
    #expect(agree(rate.total, 10 * (log(largest / 0.01) - largest + 0.01), within: 1e-12))
  }

  @Test func `the number of targets and the flux multiply the rate`() throws {
    var setup = try setup(bins: [0.1, 0.2])
    let one = try Experiment(setup).rate(of: PlainInteraction(constant: 1)).total
    #expect(agree(one, 10 * 0.1, within: 1e-12))
    setup.exposure = .mass(mass(units: 7, of: setup.target))
    setup.flux = setup.flux.scaled(by: 3)
    let many = try Experiment(setup).rate(of: PlainInteraction(constant: 1)).total
    #expect(agree(many, 21 * one, within: 1e-12))
  }

  @Test func `a mole of the target has Avogadro's number of units`() throws {
    var setup = try setup(bins: [0.1, 0.2])
    setup.exposure = .mass(54 * 1e6 / 1.602176634)  // 54 g in MeV s²/cm²
    let rate = try Experiment(setup).rate(of: PlainInteraction(constant: 1)).total
    #expect(agree(rate, Constants.avogadro.value, within: 2e-9))
  }

  @Test func `a gaussian resolution of a flat spectrum changes only its end`() throws {
    let width = 0.02
    var setup = try setup(bins: grid(0.3, 1.1, 40))
    setup.resolution = gaussian { _ in width }
    let rate = try Experiment(setup).rate(of: PlainInteraction(constant: 1))
    // ∫ Φ((T_max - E)/σ) dE of a bin.
    func above(_ energy: Double) -> Double {
      let z = (largest - energy) / width
      return width
        * (z * erfc(-z / 2.0.squareRoot()) / 2 + exp(-z * z / 2) / (2 * .pi).squareRoot())
    }
    for (index, content) in rate.contents.enumerated() {
      let expected = 10 * (above(setup.bins[index]) - above(setup.bins[index + 1]))
      #expect((content - expected).magnitude <= 1e-8 * 10 * 0.02)
    }
  }

  @Test(arguments: [1e-2, 1e-3, 1e-4, 1e-6, 1e-9, 0])
  func `a finer and finer resolution becomes a perfect one`(width: Double) throws {
    var setup = try setup(bins: grid(0.1, 1.1, 20))
    let perfect = try Experiment(setup).rate(of: PlainInteraction(inverse: 1)).contents
    setup.resolution = gaussian { _ in width }
    let rate = try Experiment(setup).rate(of: PlainInteraction(inverse: 1)).contents
    // To second order in the width, f(T) = 1/T changes by σ² f'' / 2; nothing is said of the bins
    // next to the end.
    for index in 0..<10 {
      let (low, high) = (setup.bins[index], setup.bins[index + 1])
      let change = 10 * width * width / 2 * (1 / (low * low) - 1 / (high * high))
      #expect(
        agree(rate[index], perfect[index] + change, within: 2e-6 + 30 * pow(width / low, 4)))
    }
  }

  @Test(arguments: [true, false]) func `a box of efficiency`(named: Bool) throws {
    var setup = try setup(bins: grid(0.1, 1, 9))
    let box = (low: 0.2345, high: 0.6789)
    setup.efficiency = Curve(breakpoints: named ? [box.low, box.high] : []) { energies in
      energies.map { $0 > box.low && $0 < box.high ? 0.5 : 0 }
    }
    let rate = try Experiment(setup).rate(of: PlainInteraction(inverse: 1))
    let expected = 5 * (log(box.high / box.low) - (box.high - box.low))
    #expect(agree(rate.total, expected, within: named ? 1e-12 : 1e-6))
  }

  @Test func `an efficiency of mere noise is averaged over`() throws {
    var setup = try setup(bins: grid(0.1, 1, 9))
    setup.efficiency = Curve { $0.map { (sin($0 * 1e9) + 1) / 2 } }
    let rate = try Experiment(setup).rate(of: PlainInteraction(constant: 1))
    #expect(agree(rate.total, 5 * (largest - 0.1), within: 0.02))
  }

  @Test func `a threshold cuts the bin that it lies in`() throws {
    var setup = try setup(bins: grid(0.1, 0.5, 4))
    setup.threshold = 0.25
    let rate = try Experiment(setup).rate(of: PlainInteraction(constant: 1))
    for (content, expected) in zip(rate.contents, [0, 0.5, 1, 1]) {
      #expect((content - expected).magnitude < 1e-12)
    }
  }

  @Test func `bins add up to one bin over all`() throws {
    var setup = try setup(bins: grid(0.05, 1.1, 37))
    setup.resolution = gaussian { 0.03 * $0.squareRoot() }
    setup.efficiency = Curve { $0.map { 1 / (1 + exp(-($0 - 0.3) / 0.05)) } }
    let fine = try Experiment(setup).rate(of: PlainInteraction(constant: 1, inverse: 2)).total
    setup.bins = [0.05, 1.1]
    let whole = try Experiment(setup).rate(of: PlainInteraction(constant: 1, inverse: 2)).total
    #expect(agree(fine, whole, within: 1e-8))
  }

  @Test func `shells are steps`() throws {
    let shells = [
      ElectronShells.Shell(binding: 0.15, count: 4), .init(binding: 0.35, count: 2),
      .init(binding: 0.01, count: 3),
    ]
    var setup = try setup(bins: [0, 0.1, 0.2, 0.3, 0.4], target: target(shells: shells))
    setup.atomicResponse = .stepped
    let rate = try Experiment(setup).rate(of: PlainInteraction(constant: 1)).contents
    for (content, expected) in zip(rate, [0.27, 0.5, 0.7, 0.8]) {
      #expect(agree(content, expected, within: 1e-12))
    }
    setup.atomicResponse = .tabulated(try AtomicRatio(energies: [0, 1], ratios: [0, 2]))
    let halved = try Experiment(setup).rate(of: PlainInteraction(constant: 1)).contents
    #expect(agree(halved[2], 0.7 * 0.5, within: 1e-12))
  }
}
