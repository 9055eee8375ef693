import Foundation
import JupyterProtocol
import Notebook
import StandardLibrary
import Syntax
import Testing

/// What a cell showed and complained about.
struct CellOutcome {
  var shown: [String] = []
  var warnings: [Diagnostic] = []
  var errors: [Diagnostic] = []

  init(_ source: String, in worksheet: Worksheet) {
    var shown: [String] = []
    var warnings: [Diagnostic] = []
    do throws(CellFailure) {
      try worksheet.run(source) { event in
        switch event {
        case .value(let value, let kind, _):
          shown.append(Presentation.bundle(value, kind).plain ?? "")
        case .page(let page): shown.append(page.text)
        case .warning(let warning): warnings.append(warning)
        case .progress, .progressEnded: break
        }
      }
    } catch {
      warnings += error.diagnostics.filter(\.isWarning)
      errors = error.diagnostics.filter { !$0.isWarning }
    }
    self.shown = shown
    self.warnings = warnings
  }
}

extension Worksheet {
  /// A worksheet that reads the files beside the sample programs.
  static func ofPrograms() -> Worksheet {
    Worksheet(files: NotebookFiles(folder: LanguageProgram.folder.path()))
  }
}

@Suite struct ProgramTests {
  @Test("sample programs show what their comments say", arguments: LanguageProgram.all())
  func program(_ program: LanguageProgram) {
    let worksheet = Worksheet.ofPrograms()
    #expect(!program.cells.isEmpty)
    for cell in program.cells {
      let outcome = CellOutcome(cell.source, in: worksheet)
      expect(outcome, cell, program.name)
    }
  }

  private func expect(_ outcome: CellOutcome, _ cell: LanguageProgram.Cell, _ name: String) {
    let place = "\(name), \(cell.title)"
    #expect(outcome.shown.count == cell.shown.count, "\(place): \(outcome.shown) \(outcome.errors)")
    for (shown, expected) in zip(outcome.shown, cell.shown) {
      #expect(agrees(shown, expected), "\(place): \(shown), not \(expected)")
    }
    expect(outcome.errors, cell.errors, cell, place)
    expect(outcome.warnings, cell.warnings, cell, place)
  }

  private func expect(
    _ found: [Diagnostic], _ wanted: [LanguageProgram.Complaint], _ cell: LanguageProgram.Cell,
    _ place: String
  ) {
    let codes = found.map(\.code)
    #expect(codes == wanted.map(\.code), "\(place): \(found)")
    for (diagnostic, complaint) in zip(found, wanted) {
      let line = SourceText(cell.source).position(at: diagnostic.start).line
      #expect(line == complaint.line, "\(place): \(diagnostic)")
      #expect(diagnostic.message.contains(complaint.fragment), "\(place): \(diagnostic.message)")
    }
  }

  @Test("all programs are found") func found() {
    #expect(LanguageProgram.all().count >= 8)
    #expect(LanguageProgram.all(in: "wrong").flatMap(\.cells).count >= 60)
  }
}
