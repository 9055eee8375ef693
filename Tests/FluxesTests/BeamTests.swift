import Foundation
import Physics
import Testing

@testable import Fluxes

@Suite struct BeamTests {
  private static let kinds = [
    Neutrino(.electron), Neutrino(.muon), Neutrino(.tau),
    Neutrino(.electron, isAntineutrino: true), Neutrino(.muon, isAntineutrino: true),
    Neutrino(.tau, isAntineutrino: true),
  ]

  /// The fluxes of NOvA's near detector per proton on target, integrated by others.
  @Test(.enabled(if: DataRelease.has("numi_flux")))
  func novaNearDetector() throws {
    let rows = try DataRelease.rows("numi_flux/NOvA_FHC.dat")
    let flux = try Flux.beam(
      energies: rows.map { 1e3 * $0[0] },
      columns: Self.kinds.enumerated().map { column, kind in
        (kind, rows.map { $0[column + 1] / 1e3 })
      })
    #expect(flux.components.map(\.name) == ["nu_e", "nu_mu", "anti_nu_e", "anti_nu_mu"])
    for (name, value, places) in [
      ("nu_mu", 1.165e-8, 5e-12), ("anti_nu_mu", 9.05e-10, 5e-13), ("nu_e", 1.55e-10, 5e-13),
      ("anti_nu_e", 2.7e-11, 5e-13),
    ] {
      let component = try #require(flux.components.first { $0.name == name })
      #expect(abs(component.spectrum.integral - value) < places)
    }
    let muon = try #require(flux.components.first { $0.name == "nu_mu" }).spectrum
    #expect(abs(try muon.multiplied { $0 }.integral / muon.integral - 2570) < 10)
  }

  @Test func sums() throws {
    let line = try Flux.monochromatic(energy: 1, flux: 10, neutrino: Neutrino(.muon))
    let other = try Flux.monochromatic(energy: 2, flux: 5)
    let sum = try line.adding(other)
    #expect(sum.integral == 15)
    #expect(sum.lowest == 1 && sum.highest == 2)
    #expect(sum.scaled(by: 3).integral == 45)
    #expect(sum.selecting { $0.flavour == .muon }.components.map(\.name) == ["nu_mu"])
    let fluence = try Flux.monochromatic(energy: 2, flux: 5, normalisation: .fluence)
    #expect(throws: FluxError.normalisations) { try line.adding(fluence) }
  }

  @Test func unsortedTable() {
    #expect(throws: SpectrumError.rowOrder(row: 3, energy: 2)) {
      try Flux.beam(energies: [1, 3, 2], columns: [(Neutrino(.muon), [0, 1, 0])])
    }
  }
}
