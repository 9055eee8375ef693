import Foundation
import Notebook
import Syntax
import Testing

/// Realistic wrong programs: each gets its answer, none a wrong number, and pasting the first help
/// repairs most of them.
@Suite struct MistakeTests {
  /// What a student may write.
  static let cells = LanguageProgram.all(in: "wrong").flatMap(\.cells)
  /// What asks for something that is not there.
  static let refused = LanguageProgram.all(in: "refused").flatMap(\.cells)

  @Test("each mistake gets its answer", arguments: cells + refused)
  func answer(_ cell: LanguageProgram.Cell) throws {
    let outcome = CellOutcome(cell.source, in: .ofPrograms())
    let found = outcome.errors + outcome.warnings
    let wanted = try #require((cell.errors + cell.warnings).first, "it must say what is expected")
    let first = try #require(found.first, "\(cell) passes without a word: \(outcome.shown)")
    #expect(first.code == wanted.code, "\(first)")
    #expect(first.message.contains(wanted.fragment), "\(first.message)")
    #expect(SourceText(cell.source).position(at: first.start).line == wanted.line, "\(first)")
    #expect(cell.errors.isEmpty || outcome.shown.isEmpty || !outcome.errors.isEmpty)
  }

  @Test("pasting the first help repairs it", arguments: cells.filter { !$0.isRepairedByHand })
  func paste(_ cell: LanguageProgram.Cell) throws {
    let repaired = try #require(pasted(cell), "no help can be pasted")
    let lines = repaired.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    for line in cell.pasted { #expect(lines.contains(line), "\(repaired)") }
    #expect(!cell.pasted.isEmpty)
    let outcome = CellOutcome(repaired, in: .ofPrograms())
    #expect(outcome.errors.isEmpty, "\(repaired)\n\(outcome.errors)")
    let again = outcome.warnings.map(\.code)
    #expect(!again.contains { code in cell.warnings.contains { $0.code == code } }, "\(repaired)")
    if !cell.gives.isEmpty {
      #expect(outcome.shown.count == cell.gives.count, "\(outcome.shown)")
      for (shown, expected) in zip(outcome.shown, cell.gives) {
        #expect(agrees(shown, expected), "\(shown), not \(expected)")
      }
    }
  }

  @Test("pasting repairs at least five of six") func share() {
    let byHand = Self.cells.filter(\.isRepairedByHand).count
    #expect(Self.cells.count - byHand >= 50)
    #expect(Self.cells.count >= 6 * byHand)
  }

  /// The cell after the first help that can be pasted.
  private func pasted(_ cell: LanguageProgram.Cell) -> String? {
    let outcome = CellOutcome(cell.source, in: .ofPrograms())
    let first = (outcome.errors + outcome.warnings).first
    let help = first?.help.first { !$0.edits.isEmpty }
    let source = help?.applied(to: SourceText(cell.source))
    return source.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
