import Fluxes
import Foundation
import Physics
import Testing

@testable import Detectors

/// Recoils that take other energies than in elastic scattering.
@Suite struct PortalTests {
  private let portal = PortalInteraction(DipolePortal(heavyMass: 0.2, coupling: 1e-9))

  /// ∫ dσ/dT dT between two recoils, by the midpoint rule in ln T.
  private func integral(_ low: Double, _ high: Double, energy: Double) -> Double {
    let steps = 20_000
    let ratio = (high / low)
    return (0..<steps).reduce(0) { sum, step in
      let T = low * pow(ratio, (Double(step) + 0.5) / Double(steps))
      let law = portal.onElectron(T: T, neutrino: Neutrino(.electron))
      return sum + law.value(E: energy) * T * log(ratio) / Double(steps)
    }
  }

  @Test func `a line's recoils begin and end inside of bins`() throws {
    let kinematics = PortalKinematics(mass: electronMass, heavyMass: 0.2)
    let recoils = try #require(kinematics.recoils(E: 0.862))
    let setup = try setup(bins: grid(0.001, 0.7, 17), energy: 0.862)
    let rate = try Experiment(setup).rate(of: portal).contents
    for (bin, content) in rate.enumerated() {
      let low = max(setup.bins[bin], recoils.lowerBound)
      let high = min(setup.bins[bin + 1], recoils.upperBound)
      let expected = low < high ? 10 * integral(low, high, energy: 0.862) : 0
      #expect(agree(content, expected, within: 1e-7), "bin \(bin)")
    }
    #expect(rate[16] == 0 && rate[0] > 0)
  }

  @Test func `with a resolution too`() throws {
    var setup = try setup(bins: grid(0.001, 0.7, 17), energy: 0.862)
    setup.resolution = gaussian { 0.02 + 0.03 * $0 }
    let usual = try Experiment(setup).rate(of: portal).contents
    let fine = try Experiment(setup, order: 20).rate(of: portal).contents
    let largest = fine.max() ?? 0
    for (usual, fine) in zip(usual, fine) {
      #expect((usual - fine).magnitude <= 1e-5 * largest)
    }
  }

  @Test func `a portal of no mass is a magnetic moment`() throws {
    var setup = try setup(bins: grid(0.001, 0.7, 17), energy: 0.862)
    setup.channels = [.electron, .nucleus]
    setup.flux = try setup.flux.adding(
      Flux(
        components: [
          .init(
            name: "b", neutrino: Neutrino(.tau),
            spectrum: try Spectrum(from: 1, to: 5) { $0.map { $0 } })
        ], normalisation: .fluence))
    let moment = 1e-11 * Constants.bohrMagneton.internalValue
    let experiment = try Experiment(setup)
    let magnetic = try experiment.rate(of: MagneticInteraction(moment: moment)).contents
    for mass in [0, 1e-6] {
      let portal = try experiment.rate(
        of: PortalInteraction(DipolePortal(heavyMass: mass, moment: moment))
      ).contents
      #expect(zip(portal, magnetic).allSatisfy { agree($0, $1, within: 1e-6) })
    }
  }
}
