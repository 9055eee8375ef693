import Fluxes
import Foundation
import Physics
import Testing

@testable import Detectors

/// More points change no rate by more than 1e-6.
@Suite struct ConvergenceTests {
  enum Spread: String, CaseIterable { case perfect, gaussian, gamma, poisson }

  /// A continuum that ends with a step, and a line.
  private func flux() throws -> Flux {
    let continuum = try Spectrum(from: 0, to: 30) { $0.map { $0 * $0 * (40 - $0) } }
    return Flux(
      components: [
        .init(name: "continuum", neutrino: Neutrino(.muon), spectrum: continuum),
        .init(
          name: "line", neutrino: Neutrino(.electron),
          spectrum: try .line(energy: 25, flux: 1e5)),
      ], normalisation: .fluence)
  }

  private func nuclear(_ spread: Spread, efficiency: Curve) throws -> ExperimentSetup {
    let target = target()
    var setup = ExperimentSetup(
      target: target, flux: try flux(), exposure: .mass(mass(units: 1, of: target)),
      bins: [4, 6, 8, 12, 16, 20, 24, 32, 40, 60])
    setup.channels = [.nucleus]
    setup.quenching = .lindhard(Lindhard(Z: 53, A: 127))
    setup.lightYield = 13_350
    setup.efficiency = efficiency
    setup.resolution =
      switch spread {
      case .perfect: nil
      case .gaussian: gaussian { (13_350 * $0).squareRoot() }
      case .gamma: .gamma(.init(Curve { $0.map { $0.squareRoot() } }, of: .reconstructed))
      case .poisson: .poisson
      }
    return setup
  }

  private func check(_ setup: ExperimentSetup, _ interaction: some Interaction) throws {
    let usual = try Experiment(setup).rate(of: interaction).contents
    let fine = try Experiment(setup, order: 16).rate(of: interaction).contents
    for (usual, fine) in zip(usual, fine) {
      #expect(agree(usual, fine, within: 1e-6), "\(usual) is not \(fine)")
    }
  }

  private let smooth = Curve { $0.map { 1 / (1 + exp(-0.3 * ($0 - 11))) } }
  private let table = Curve(breakpoints: [5, 7.3, 9.1, 33]) { energies in
    energies.map { $0 < 5 ? 0 : $0 < 7.3 ? ($0 - 5) / 6 : $0 < 9.1 ? 0.5 : 0.8 }
  }

  @Test(arguments: Spread.allCases) func nuclei(_ spread: Spread) throws {
    for efficiency in [smooth, table] {
      let setup = try nuclear(spread, efficiency: efficiency)
      try check(setup, PlainInteraction(constant: 1))
      try check(setup, PlainInteraction(inverse: 1))
    }
  }

  @Test(arguments: [1e-6, 1e-3, 0.03, 1]) func electrons(width: Double) throws {
    let shells = [
      ElectronShells.Shell(binding: 0.0347, count: 2), .init(binding: 0.005, count: 8),
    ]
    let target = target(shells: shells)
    var setup = ExperimentSetup(
      target: target, flux: try flux(), exposure: .mass(mass(units: 1, of: target)),
      bins: grid(0.001, 0.061, 60))
    setup.resolution = gaussian { width * (0.31 * ($0 * keV).squareRoot() + 0.0037 * $0) }
    setup.efficiency = Curve { $0.map { 0.8 / (1 + exp(-($0 - 0.002) / 0.0005)) } }
    try check(setup, PlainInteraction(constant: 1))
    try check(setup, PlainInteraction(inverse: 1))
  }
}
