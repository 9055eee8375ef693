import Foundation
import Physics
import Testing

@testable import Fluxes

@Suite struct ReactorTests {
  /// MeV/s
  private static let gigawatt = 1e9 / 1.602176634e-13

  /// 2.96 GW at 10.39 m with 7.2 antineutrinos per fission are the 4.8e13 /(cm² s) of Dresden-II.
  @Test func fissionsOfAPower() throws {
    let flux = try Flux.reactor(power: 2.96 * Self.gigawatt, distance: 1039)
    let perFission = try Flux.reactor(
      power: FissionFractions.powerReactor.energyPerFission,
      distance: (1 / (4 * Double.pi)).squareRoot()
    ).integral
    #expect(abs(flux.integral / perFission * 7.2 / 4.76e13 - 1) < 2e-3)
    #expect(abs(FissionFractions.powerReactor.energyPerFission - 205.78) < 0.01)
  }

  /// 5.64 per fission of Dresden-II's fuel, and 1.2 of captures.
  @Test func antineutrinosPerFission() throws {
    let power = FissionFractions.powerReactor.energyPerFission
    let distance = (1 / (4 * Double.pi)).squareRoot()
    let without = try Flux.reactor(power: power, distance: distance, capture: false)
    let with = try Flux.reactor(power: power, distance: distance)
    #expect(abs(without.integral - 5.64) < 0.005)
    #expect(abs(with.integral - 6.84) < 0.005)
    #expect(abs(with.integral - without.integral - 1.2) < 1e-12)
    #expect(without.components.map(\.name) == ["U235", "U238", "Pu239", "Pu241"])
    #expect(with.components.allSatisfy { $0.neutrino == Neutrino(.electron, isAntineutrino: true) })
  }

  /// Values printed beside the polynomials: U235 of Huber at 2, 4, 6 MeV, and Vogel-Engel over
  /// Huber-Mueller at 4 MeV.
  @Test func polynomials() throws {
    let uranium = try ReactorModel.huberMueller.spectrum(.uranium235)
    for (energy, value) in [(2.0, 1.321), (4, 0.2915), (6, 0.0376)] {
      #expect(abs(uranium.density(at: energy) / value - 1) < 2e-3)
    }
    for (isotope, ratio) in zip(
      [FissileIsotope.uranium235, .plutonium239, .uranium238, .plutonium241],
      [1.007, 0.99, 0.89, 1.02])
    {
      let vogelEngel = try ReactorModel.vogelEngel.spectrum(isotope).density(at: 4)
      let huberMueller = try ReactorModel.huberMueller.spectrum(isotope).density(at: 4)
      #expect(abs(vogelEngel / huberMueller - ratio) < 6e-3)
    }
  }

  @Test(arguments: ReactorModel.allCases, FissileIsotope.allCases)
  func noStepWhereTableAndPolynomialMeet(_ model: ReactorModel, _ isotope: FissileIsotope) throws {
    let spectrum = try model.spectrum(isotope)
    #expect(abs(spectrum.density(at: 1.999_999) / spectrum.density(at: 2.000_001) - 1) < 1e-5)
    #expect(spectrum.lowest < 0.01)
    #expect(spectrum.density(at: 0.01) > 0)
  }

  private static let files: [(String, ReactorModel, FissileIsotope, Double)] = [
    ("huber_u235", .huberMueller, .uranium235, 0.016),
    ("huber_pu239", .huberMueller, .plutonium239, 0.025),
    ("huber_pu241", .huberMueller, .plutonium241, 0.011),
    ("mueller_u235", .mueller, .uranium235, 0.007),
    ("mueller_u238", .mueller, .uranium238, 0.059),
    ("mueller_pu239", .mueller, .plutonium239, 0.015),
    ("mueller_pu241", .mueller, .plutonium241, 0.005),
    ("kopeikin_u235", .kopeikin, .uranium235, 0.014),
    ("kopeikin_u238", .kopeikin, .uranium238, 0.0095),
  ]

  /// The largest deviations from the published tables in 2…8 MeV, in units of their maximum, as
  /// Tests/Fixtures/Fluxes/README.md states them.
  @Test(.enabled(if: DataRelease.has("reactor_flux")), arguments: files)
  func fissionTables(
    _ file: String, _ model: ReactorModel, _ isotope: FissileIsotope, _ stated: Double
  ) throws {
    let spectrum = try model.spectrum(isotope)
    let rows = try DataRelease.rows("reactor_flux/\(file).txt").filter { 2...8 ~= $0[0] }
    #expect(rows.count == 25)
    let largest = deviation(from: rows) { spectrum.density(at: $0) }
    #expect(largest < stated)
    #expect(largest > 0.9 * stated, "better than stated: \(largest)")
  }

  @Test(
    .enabled(if: DataRelease.has("dresden2")),
    arguments: zip(FissileIsotope.allCases, ["U235", "U238", "Pu239", "Pu241"]))
  func tableBelowTwo(_ isotope: FissileIsotope, _ name: String) throws {
    let spectrum = try ReactorModel.vogelEngel.spectrum(isotope)
    let rows = try DataRelease.rows("dresden2/spectraMeV\(name).txt").filter { $0[0] < 2 }
    #expect(rows.count == 10)
    #expect(deviation(from: rows) { spectrum.density(at: $0) } < 1e-9)
  }

  @Test(.enabled(if: DataRelease.has("dresden2")))
  func captureSpectrum() throws {
    let spectrum = try CaptureSpectrum.spectrum()
    // Read off a figure, some of the points go back in energy.
    let points = try DataRelease.rows("dresden2/spectraMeVU238Ncapture.txt")
    #expect(points.count == 151)
    let rows = points.sorted { $0[0] < $1[0] }
    let table = try Spectrum(table: rows.map { $0[0] }, densities: rows.map { $0[1] })
    let largest = deviation(from: rows, scale: 2 / table.integral) { spectrum.density(at: $0) }
    #expect(largest < 0.017)
    #expect(largest > 0.9 * 0.017, "better than stated: \(largest)")
    let ratio =
      spectrum.moments(above: 0.021).inverseSquare
      / table.scaled(by: 2 / table.integral).moments(above: 0.021).inverseSquare
    #expect(abs(ratio - 1) < 0.01)
  }

  @Test func badInput() throws {
    #expect(throws: FluxError.self) { try FissionFractions([.uranium235: 0.5]) }
    #expect(throws: FluxError.self) {
      try FissionFractions([.uranium235: 1.5, .uranium238: -0.5])
    }
    #expect(throws: FluxError.distance(0)) { try Flux.reactor(power: 1, distance: 0) }
    #expect(throws: FluxError.power(-1)) { try Flux.reactor(power: -1, distance: 1) }
    let pure = try FissionFractions([.uranium235: 1])
    #expect(try Flux.reactor(power: 1, distance: 1, fractions: pure).components.count == 2)
  }
}
