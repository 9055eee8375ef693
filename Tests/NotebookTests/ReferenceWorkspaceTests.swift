import Foundation
import Interpreter
import Notebook
import StandardLibrary
import Testing

/// The language gives the reference numbers of nmm50: 50 bins, 4 samples and 20 systematics of shape. They were computed
/// independently; `Tests/Fixtures/Statistics/PROVENANCE.md` says how.
@Suite struct ReferenceWorkspaceTests {
  private struct Results: Decodable {
    struct Impact: Decodable {
      var up: Double
      var down: Double
    }
    var bestfit: [String: Double]
    var hesse: [String: Double]
    var ndof: Double
    var twice_nll_baker_cousins_plus_pulls: Double
    var upper_limits_profile: [String: Double]
    var upper_limits_CLs_asymptotic_qtilde: [String: Double]
    var impacts_postfit: [String: Impact]
  }

  private static let folder = LanguageProgram.folder.deletingLastPathComponent()
    .appending(path: "Fixtures/Statistics")

  private let results: Results
  private let worksheet = Worksheet(files: NotebookFiles(folder: Self.folder.path()))

  init() throws {
    let file = Self.folder.appending(path: "nmm50_mu1_results.json")
    results = try JSONDecoder().decode(Results.self, from: Data(contentsOf: file))
    try worksheet.run("w = workspace(\"nmm50_mu1_workspace.json\")\nf = fit(w)") { _ in }
  }

  private func value(_ expression: String) throws -> Value {
    try worksheet.evaluate(expression, isInterrupted: { false }).0
  }

  private func expect(
    _ expression: String, _ wanted: Double?, within tolerance: Double = 1e-5
  ) throws {
    let (found, wanted) = (try value(expression).scalar, try #require(wanted))
    #expect(abs(found - wanted) <= tolerance * max(abs(wanted), 1), "\(expression): \(found)")
  }

  @Test func `the fit, its errors and its goodness`() throws {
    for (name, wanted) in results.bestfit {
      try expect("f.\(name).value", wanted)
      try expect("f.\(name).error", results.hesse[name], within: 1e-4)
    }
    try expect("f.chi2", results.twice_nll_baker_cousins_plus_pulls)
    try expect("f.ndf", results.ndof)
  }

  @Test func `limits, and those that are expected`() throws {
    let profile = results.upper_limits_profile
    try expect(
      "upper_limit(w.mu)", profile["dchi2=1.642374 (one-sided 90% CL)"], within: 1e-4)
    try expect(
      "upper_limit(w.mu, sides = 2)",
      profile["dchi2=2.705543 (two-sided 90% / one-sided 95%)"], within: 1e-4)
    let limits = results.upper_limits_CLs_asymptotic_qtilde
    try expect("upper_limit(w.mu, method = \"CLs\")", limits["CLs_90_obs"], within: 1e-4)
    for (i, name) in ["-2s", "-1s", "median", "+1s", "+2s"].enumerated() {
      try expect(
        "sensitivity(w.mu, method = \"CLs\").bands[\(i)]", limits["CLs_90_exp_\(name)"],
        within: 1e-4)
    }
  }

  @Test func `impacts`() throws {
    let table = "impacts(w.mu, most = 100).table"
    let names = try #require(try value("\(table).parameter").elements)
    let up = try #require(try value("\(table).up").elements)
    let down = try #require(try value("\(table).down").elements)
    #expect(names.count == results.impacts_postfit.count)
    for (i, name) in names.enumerated() {
      guard case .string(let name) = name else { continue }
      let wanted = try #require(results.impacts_postfit[name])
      #expect(abs(up[i].scalar - wanted.up) < 1e-3 * abs(wanted.up) + 1e-6, "\(name)")
      #expect(abs(down[i].scalar - wanted.down) < 1e-3 * abs(wanted.down) + 1e-6, "\(name)")
    }
  }
}
