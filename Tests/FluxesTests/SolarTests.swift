import Foundation
import Numerics
import Physics
import Testing

@testable import Fluxes

@Suite struct SolarTests {
  /// The largest deviations from the published tables, in units of their maximum, as
  /// Tests/Fixtures/Fluxes/README.md states them.
  @Test(
    .enabled(if: DataRelease.has("solar_flux")),
    arguments: [
      (SolarSource.pp, "pp", 0.0032), (.hep, "hep", 0.00014), (.nitrogen13, "13N", 0.0012),
      (.oxygen15, "15O", 0.001), (.fluorine17, "17F", 0.0013), (.boron8, "8B", 0.0027),
    ])
  func shapes(_ source: SolarSource, _ file: String, _ stated: Double) throws {
    let spectrum = try #require(try source.spectra().first)
    let rows = try DataRelease.rows("solar_flux/\(file).txt")
    #expect(rows.count == 1000)
    let largest = deviation(from: rows) { spectrum.density(at: $0) }
    #expect(largest < stated)
    #expect(largest > 0.9 * stated, "better than stated: \(largest)")
  }

  @Test func everySourceIsNormalised() throws {
    for source in SolarSource.allCases {
      let sum = try source.spectra().reduce(0) { $0 + $1.integral }
      #expect(abs(sum - 1) < 1e-12)
    }
  }

  /// Against the closed form itself, integrated by Gauss-Kronrod panels.
  @Test(arguments: [0.0, 0.01, 0.3, 0.9, 1.5, 1.73])
  func momentsOfAnAllowedShape(_ energy: Double) throws {
    let shape = AllowedShape(endpoint: 1.73214, charge: -7)
    let spectrum = try Spectrum(from: 0, to: 1.73214) { $0.map(shape.value) }
    let moments = spectrum.moments(above: energy)
    let scale = spectrum.moments(above: 0)
    for (power, moment, whole) in [
      (0.0, moments.plain, scale.plain), (1, moments.inverse, scale.inverse),
      (2, moments.inverseSquare, scale.inverseSquare),
    ] {
      let expected = try Quadrature().integrate(from: energy, to: 1.73214, interrupted: {}) {
        for i in $0.indices { $1[i] = shape.value(at: $0[i]) / pow($0[i], power) }
      }
      #expect(abs(moment - expected.value) < 1e-10 * whole)
    }
  }

  @Test func modelsAndUncertainties() throws {
    let gs98 = try Flux.solar()
    #expect(abs(gs98.integral / 6.55e10 - 1) < 0.01)
    #expect(gs98.components.count == 9)
    let beryllium = gs98.components.filter { $0.name == "Be7" }
    #expect(beryllium.map(\.spectrum.lineEnergy) == [0.3843, 0.8613])
    #expect(abs(beryllium.reduce(0) { $0 + $1.spectrum.integral } / 4.93e9 - 1) < 1e-14)
    let agss09 = try Flux.solar([.boron8], model: .agss09)
    #expect(abs(agss09.integral / 4.5e6 - 1) < 1e-12)
    #expect(agss09.components.map(\.uncertainty) == [0.12])
    #expect(agss09.normalisation == .rate)
  }

  @Test func oscillationsKeepTheNumberOfNeutrinos() throws {
    let survival = { (energies: [Double]) in energies.map { 0.55 - 0.02 * min($0, 10) } }
    let flux = try Flux.solar([.pp, .beryllium7, .boron8], survival: survival, muonShare: 0.4)
    let bare = try Flux.solar([.pp, .beryllium7, .boron8])
    #expect(flux.components.count == 12)
    for energy in [0.0, 0.2, 0.5, 3, 9.7] {
      let sum = flux.components.reduce(FluxMoments.zero) {
        $0 + $1.spectrum.moments(above: energy)
      }
      let expected = bare.components.reduce(FluxMoments.zero) {
        $0 + $1.spectrum.moments(above: energy)
      }
      #expect(abs(sum.inverse / expected.inverse - 1) < 1e-9)
    }
    let muon = flux.selecting { $0.flavour == .muon }.integral
    let tau = flux.selecting { $0.flavour == .tau }.integral
    #expect(abs(muon / tau - 0.4 / 0.6) < 1e-12)
    let line = try #require(flux.components.first { $0.spectrum.lineEnergy == 0.8613 })
    #expect(abs(line.spectrum.integral / (0.897 * 4.93e9 * (0.55 - 0.02 * 0.8613)) - 1) < 1e-12)
  }

  @Test func aSurvivalProbabilityAboveOneIsRefused() {
    #expect(throws: FluxError.self) { try Flux.solar([.pp]) { $0.map { _ in 1.1 } } }
    #expect(throws: FluxError.survival(-0.1, energy: 1.442)) {
      try Flux.solar([.pep]) { $0.map { _ in -0.1 } }
    }
  }
}
