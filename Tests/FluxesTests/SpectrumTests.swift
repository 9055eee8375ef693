import Foundation
import Testing

@testable import Fluxes

@Suite struct SpectrumTests {
  /// The normalised spectrum of ν_e from muons at rest on 0…e, whose moments are polynomials.
  private static let end = 52.8
  private static func michel(_ e: Double) -> Double { 12 * e * e * (end - e) / pow(end, 4) }
  private static let spectrum = Result {
    try Spectrum(from: 0, to: end) { $0.map(michel) }
  }

  @Test func momentsOfAPolynomialSpectrum() throws {
    let spectrum = try Self.spectrum.get()
    let e = Self.end
    #expect(abs(spectrum.integral - 1) < 1e-14)
    for share in [0.001, 0.01, 0.3, 0.5, 0.77, 0.999] {
      let x = share * e
      let moments = spectrum.moments(above: x)
      let plain = 1 - 4 * pow(share, 3) + 3 * pow(share, 4)
      let inverse = (2 - 6 * share * share + 4 * pow(share, 3)) / e
      let inverseSquare = 6 * (1 - share) * (1 - share) / (e * e)
      #expect(abs(moments.plain - plain) < 1e-14)
      #expect(abs(moments.inverse - inverse) < 1e-14 * 2 / e)
      #expect(abs(moments.inverseSquare - inverseSquare) < 1e-13 * 6 / (e * e))
      #expect(abs(spectrum.density(at: x) - Self.michel(x)) < 1e-14)
    }
  }

  @Test func nothingOutsideOfTheRange() throws {
    let spectrum = try Spectrum(from: 2, to: 5) { $0.map { _ in 3 } }
    #expect(spectrum.density(at: 1.9) == 0)
    #expect(spectrum.density(at: 5.1) == 0)
    #expect(spectrum.moments(above: 5) == .zero)
    #expect(spectrum.moments(above: 1) == spectrum.moments(above: 2))
    #expect(abs(spectrum.moments(above: 1).inverse - 3 * log(2.5)) < 1e-13)
    #expect(abs(spectrum.moments(above: 1).inverseSquare - 0.9) < 1e-13)
  }

  @Test func lineCountsAtItsEnergy() throws {
    let line = try Spectrum.line(energy: 0.5, flux: 8)
    #expect(line.moments(above: 0.5) == FluxMoments(plain: 8, inverse: 16, inverseSquare: 32))
    #expect(line.moments(above: 0.500001) == .zero)
    #expect(line.lineEnergy == 0.5)
    #expect(line.nodes(above: 0.1).weights == [8])
  }

  @Test(arguments: [0.0, 1e-4, 0.7, 3.2])
  func rootsAndStepsAreResolved(_ x: Double) throws {
    // √ at both ends, a step inside that is not named.
    let spectrum = try Spectrum(from: 0, to: 4) { energies in
      energies.map { ($0 * (4 - $0)).squareRoot() * ($0 < 1.3 ? 1 : 2) }
    }
    func area(_ a: Double) -> Double {  // ∫ √(e(4-e)) de from a to 4
      let y = a - 2
      return Double.pi - (y * (4 - y * y).squareRoot() / 2 + 2 * asin(y / 2))
    }
    let expected = x < 1.3 ? area(x) - area(1.3) + 2 * area(1.3) : 2 * area(x)
    #expect(abs(spectrum.moments(above: x).plain - expected) < 1e-10)
  }

  @Test func gaussNodesIntegrateASmoothFunction() throws {
    let spectrum = try Self.spectrum.get()
    for x in [0.5, 10, 33.3] {
      let nodes = spectrum.nodes(above: x)
      let sum = zip(nodes.energies, nodes.weights).reduce(0) { $0 + $1.1 / ($1.0 * $1.0) }
      let expected = spectrum.moments(above: x).inverseSquare
      #expect(abs(sum / expected - 1) < 1e-12)
    }
  }

  @Test func aTableIsStraightBetweenItsRows() throws {
    let spectrum = try Spectrum(table: [1, 2, 4], densities: [0, 3, 1])
    #expect(abs(spectrum.density(at: 1.5) - 1.5) < 1e-14)
    #expect(abs(spectrum.density(at: 3) - 2) < 1e-14)
    #expect(abs(spectrum.integral - 5.5) < 1e-14)
    // 1…2: 3(E-1); 2…4: 5-E, each divided by E and E².
    let inverse = 3 * (1 - log(2.0)) + 5 * log(2.0) - 2
    let inverseSquare = 3 * (log(2.0) - 0.5) + 5 * 0.25 - log(2.0)
    #expect(abs(spectrum.moments(above: 0).inverse - inverse) < 1e-13)
    #expect(abs(spectrum.moments(above: 0).inverseSquare - inverseSquare) < 1e-13)
  }

  @Test func scaledAndMultiplied() throws {
    let spectrum = try Self.spectrum.get()
    let double = spectrum.scaled(by: 2).moments(above: 7)
    #expect(double == 2 * spectrum.moments(above: 7))
    let weighted = try spectrum.multiplied { $0.map { $0 / Self.end } }
    #expect(abs(weighted.integral - 0.6) < 1e-14)
    #expect(try Spectrum.line(energy: 2, flux: 3).multiplied { $0 }.integral == 6)
  }

  @Test func whatIsNoSpectrum() {
    #expect(throws: SpectrumError.range(low: 2, high: 2)) {
      try Spectrum(from: 2, to: 2) { $0 }
    }
    #expect(throws: SpectrumError.range(low: -1, high: 2)) {
      try Spectrum(from: -1, to: 2) { $0 }
    }
    #expect(throws: SpectrumError.lineEnergy(-1)) { try Spectrum.line(energy: -1, flux: 1) }
    #expect(throws: SpectrumError.lineFlux(-1)) { try Spectrum.line(energy: 1, flux: -1) }
    #expect(throws: SpectrumError.rowOrder(row: 3, energy: 2)) {
      try Spectrum(table: [1, 2, 2], densities: [0, 1, 0])
    }
    #expect(throws: SpectrumError.rowNegative(row: 2, density: -1)) {
      try Spectrum(table: [1, 2, 3], densities: [0, -1, 0])
    }
    #expect(throws: SpectrumError.rowOrder(row: 1, energy: -1)) {
      try Spectrum(table: [-1, 2, 3], densities: [0, 1, 0])
    }
    #expect(throws: SpectrumError.rowNotFinite(row: 2)) {
      try Spectrum(table: [1, 2, 3], densities: [0, .nan, 0])
    }
    #expect(throws: SpectrumError.rowCounts(energies: 3, densities: 2)) {
      try Spectrum(table: [1, 2, 3], densities: [0, 1])
    }
    #expect(throws: SpectrumError.self) {
      try Spectrum(from: 0, to: 1) { $0.map { $0 - 0.5 } }
    }
    #expect(throws: SpectrumError.self) {
      try Spectrum(from: 0, to: 1) { $0.map { $0 > 0.5 ? .infinity : 1 } }
    }
    #expect(throws: SpectrumError.self) {
      try Spectrum(from: 0, to: 1) { $0.map { 1 + ($0.bitPattern % 2 == 0 ? 0.5 : 0) } }
    }
  }
}
