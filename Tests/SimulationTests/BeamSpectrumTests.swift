import Foundation
import Physics
import Testing

@testable import Simulation

/// The stand-in for NuMI's flux, beside the released table.
@Suite struct BeamSpectrumTests {
  /// The table's file, in the folder that DIPOLE_DATA names or in one beside the repository.
  private static let table: URL? = {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let beside = repository.deletingLastPathComponent().appending(path: "shared/data")
    let folder =
      ProcessInfo.processInfo.environment["DIPOLE_DATA"].map { URL(filePath: $0) } ?? beside
    let file = folder.appending(path: "numi_flux/NOvA_FHC.dat")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }()

  @Test(.enabled(if: table != nil))
  func integralsAndMeansAgreeWithTheRelease() throws {
    let file = try #require(Self.table)
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: " ").compactMap { Double($0) } }
    // Columns: energy, nue, numu, nutau, nuebar, numubar, nutaubar.
    let columns = [
      (Neutrino(.electron), 1), (Neutrino(.muon), 2),
      (Neutrino(.electron, isAntineutrino: true), 4),
      (Neutrino(.muon, isAntineutrino: true), 5),
    ]
    for (neutrino, column) in columns {
      let spectrum = try #require(BeamSpectrum.all.first { $0.neutrino == neutrino })
      let table = rows.filter { BeamSpectrum.range.contains($0[0]) }
      let (sum, moment) = table.reduce((0, 0)) { ($0.0 + $1[column], $0.1 + $1[column] * $1[0]) }
      let fit = table.map { (spectrum.density($0[0]), $0[0]) }
      let (fitSum, fitMoment) = fit.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.0 * $1.1) }
      #expect(abs(fitSum / sum - 1) < 0.03)
      #expect(abs(fitMoment / fitSum / (moment / sum) - 1) < 0.03)
      let peak = table.map { $0[column] }.max() ?? 0
      let largest = zip(fit, table).map { abs($0.0 - $1[column]) / peak }.max() ?? 1
      #expect(largest < (column == 2 ? 0.11 : 0.36))
    }
  }
}
