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
  @Test(arguments: [
    AllowedShape(endpoint: 0.42331, charge: -1), AllowedShape(endpoint: 1.73214, charge: -7),
    AllowedShape(endpoint: 18.7843, charge: -2), AllowedShape(endpoint: 1.2, charge: 94),
  ])
  func momentsOfAnAllowedShape(_ shape: AllowedShape) throws {
    let spectrum = try Spectrum(from: 0, to: shape.endpoint) { $0.map(shape.value) }
    let scale = spectrum.moments(above: 0)
    var random = SplitMix64(state: 20_210_104)
    let energies = (0..<40).map { _ in Double.random(in: 0...shape.endpoint, using: &random) }
    for energy in [0, 1e-3 * shape.endpoint] + energies {
      let moments = spectrum.moments(above: energy)
      for (power, moment, whole) in [
        (0.0, moments.plain, scale.plain), (1, moments.inverse, scale.inverse),
        (2, moments.inverseSquare, scale.inverseSquare),
      ] {
        let expected = try Quadrature().integrate(
          from: energy, to: shape.endpoint, interrupted: {}
        ) {
          for i in $0.indices { $1[i] = shape.value(at: $0[i]) / pow($0[i], power) }
        }
        #expect(abs(moment - expected.value) < 1e-10 * whole)
      }
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

/// Reproducible random numbers (S. Vigna, doi:10.1145/2714064.2660195).
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
