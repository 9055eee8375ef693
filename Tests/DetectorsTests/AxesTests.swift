import Fluxes
import Foundation
import Physics
import Testing

@testable import Detectors

/// Parts of a rate, a second observable, backgrounds, and what the user writes.
@Suite struct AxesTests {
  @Test func `discrimination divides each bin`() throws {
    var setup = try setup(bins: [0.2, 0.4, 0.6])
    setup.resolution = gaussian { 0.1 * $0 }
    let whole = try Experiment(setup).rate(of: PlainInteraction(inverse: 1))
    // A density 1 + E x of x on -1/2…1/2, and nothing said of x > 1/2.
    setup.discrimination = Discrimination(bins: [-0.5, 0, 0.25, 0.5]) { xs, energies in
      zip(xs, energies).map { 1 + $0 * $1 }
    }
    let rate = try Experiment(setup).rate(of: PlainInteraction(inverse: 1))
    #expect(rate.axes == [[0.2, 0.4, 0.6], [-0.5, 0, 0.25, 0.5]])
    let energy = try #require(rate.projected(on: 0))
    for (part, whole) in zip(energy.contents, whole.contents) {
      #expect(agree(part, whole, within: 1e-9))
    }
    // The part at x < 0 is 1/2 - E/8.
    for (bin, mean) in [(0, 0.3), (1, 0.5)] {
      let part = rate.contents[3 * bin] / whole.contents[bin]
      #expect((part - (0.5 - mean / 8)).magnitude < 0.003)
    }
  }

  @Test func `the parts of a rate are its components and channels`() throws {
    var setup = try setup(bins: grid(0.001, 0.3, 5), energy: 60)
    setup.channels = [.nucleus, .electron]
    setup.resolution = gaussian { 0.1 * $0 }
    setup.flux = try setup.flux.adding(line(20, flux: 3))
    let experiment = try Experiment(setup)
    let parts = try experiment.parts(of: PlainInteraction(inverse: 1))
    #expect(parts.map(\.channel) == [.electron, .electron, .nucleus, .nucleus])
    let rate = try experiment.rate(of: PlainInteraction(inverse: 1))
    for bin in rate.contents.indices {
      let sum = parts.reduce(0) { $0 + $1.rate.contents[bin] }
      #expect(agree(sum, rate.contents[bin], within: 1e-13))
    }
    #expect(rate.scaled(by: 4).total == 4 * rate.total)
    #expect(rate.adding(rate) == rate.scaled(by: 2))
  }

  @Test func `a cross-section that is written out gives the same rate`() throws {
    let continuum = try Spectrum(from: 1, to: 30) { $0.map { $0 * $0 * (30 - $0) } }
    var setup = try setup(bins: grid(0.002, 0.04, 8), energy: 25)
    setup.flux = try setup.flux.adding(
      Flux(
        components: [.init(name: "b", neutrino: Neutrino(.muon), spectrum: continuum)],
        normalisation: .fluence))
    setup.channels = [.nucleus, .electron]
    setup.resolution = gaussian { 0.1 * $0 }
    let experiment = try Experiment(setup)
    let interaction = PlainInteraction(constant: 3, inverse: 2)
    let built = try experiment.parts(of: interaction)
    for channel in Channel.allCases {
      let written = WrittenInteraction(on: channel) { _, nucleus, recoils, energies in
        #expect((nucleus == nil) == (channel == .electron))
        return zip(recoils, energies).map { 3 + 2 * (1 / $0 - 1 / $1) }
      }
      let rate = try experiment.rate(of: written).contents
      for bin in rate.indices {
        let expected = built.filter { $0.channel == channel }
          .reduce(0) { $0 + $1.rate.contents[bin] }
        #expect(agree(rate[bin], expected, within: 1e-9))
      }
    }
  }

  @Test func `a background has its events where it says`() throws {
    var setup = try setup(bins: [0.1, 0.2, 0.4])
    setup.exposure = .mass(5)
    setup.threshold = 0.15
    setup.efficiency = Curve { $0.map { $0 } }
    let spectrum = Curve(breakpoints: [0.3]) { $0.map { $0 < 0.3 ? 2 : 6 } }
    setup.backgrounds = [
      Background(name: "all", spectrum: spectrum, includesEfficiency: true),
      Background(name: "seen", spectrum: spectrum),
    ]
    let backgrounds = try Experiment(setup).backgrounds
    #expect(backgrounds.map(\.name) == ["all", "seen"])
    // 5 ∫ 2 dE, 5 ∫ 6 dE, and the same with the efficiency E.
    let expected: [[Double]] = [[0.5, 4], [5 * 0.0175, 5 * 0.26]]
    for (background, expected) in zip(backgrounds, expected) {
      for (content, expected) in zip(background.rate.contents, expected) {
        #expect(agree(content, expected, within: 1e-12))
      }
    }
  }

  @Test func `the time efficiency is averaged over arrivals`() throws {
    let axis = TimeAxis(
      bins: [0, 1, 3], efficiency: Curve { $0.map { exp(-0.05 * $0) } })
    // Arrivals spread evenly over 0…4.
    let fractions = try axis.fractions { ($1 - $0) / 4 }
    #expect(agree(fractions[0], (1 - exp(-0.05)) / 0.2, within: 1e-6))
    #expect(agree(fractions[1], (exp(-0.05) - exp(-0.15)) / 0.2, within: 1e-6))
    #expect(try TimeAxis(bins: [0, 1, 3]).fractions { ($1 - $0) / 4 } == [0.25, 0.5])
  }
}
