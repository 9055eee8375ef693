import Foundation
import Snapshots
import Syntax
import Testing

/// How every diagnostic reads: the mistakes of `Tests/Language`, rendered, a file for each code.
@Suite struct DiagnosticSnapshotTests {
  private static let renderings: [String: String] = {
    var texts: [String: [String]] = [:]
    for cell in MistakeTests.cells + MistakeTests.refused {
      let outcome = CellOutcome(cell.source, in: .ofPrograms())
      guard let first = (outcome.errors + outcome.warnings).first else { continue }
      let text = DiagnosticRenderer(SourceText(cell.source)).text(first)
      texts[first.code, default: []].append("# \(cell.title)\n\(text)\n")
    }
    return texts.mapValues { $0.joined(separator: "\n") }
  }()

  @Test("diagnostics read as recorded", arguments: renderings.keys.sorted())
  func snapshot(_ code: String) throws {
    try Snapshots("Language").expect(try #require(Self.renderings[code]), "\(code).txt")
  }

  @Test("every code of the catalogue has a mistake that shows it") func catalogue() throws {
    let readme = LanguageProgram.folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/README.md")
    let lines = try String(contentsOf: readme, encoding: .utf8).split(separator: "\n")
    let codes = lines.compactMap { line -> String? in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.first.flatMap { $0.wholeMatch(of: /[EW]\d\d/) == nil ? nil : $0 }
    }
    // what only the surroundings of a cell can cause, or many toys
    let withoutMistake: Set = ["E50", "E51", "W05", "W08", "W09"]
    #expect(Set(codes).subtracting(withoutMistake) == Set(Self.renderings.keys))
  }
}
