import FoundationEssentials
import Notebook
import StandardLibrary
import Syntax

/// `dipole simulate ROWS FILE [--seed N] [--mu X]`: writes the table of `simulate` of the language.
func simulateCommand(_ arguments: [String]) -> Int32 {
  guard let options = SimulationOptions(arguments) else {
    return fail("simulate takes a number of rows, a file, --seed N and --mu X (in μB)")
  }
  let worksheet = Worksheet(files: NotebookFiles(folder: "."))
  do throws(CellFailure) {
    let content = try worksheet.file(
      of: options.expression, ending: options.ending, isInterrupted: { false })
    guard let content else { return fail("events are written as .csv or .npz") }
    return save(content, to: options.path)
  } catch {
    return fail(error.diagnostics.map(\.message).joined(separator: "; "), status: 1)
  }
}

private func save(_ content: [UInt8], to path: String) -> Int32 {
  do {
    try Data(content).write(to: URL(filePath: path))
    return 0
  } catch {
    return fail("cannot write \(path): \(error)", status: 1)
  }
}

private struct SimulationOptions {
  let path: String
  /// In the language.
  let expression: String

  var ending: String { path.split(separator: ".").last.map(String.init) ?? "" }

  init?(_ arguments: [String]) {
    var plain: [String] = []
    var given = ""
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--seed":
        guard let seed = rest.popFirst().flatMap(UInt32.init) else { return nil }
        given += ", seed = \(seed)"
      case "--mu":
        guard let mu = rest.popFirst().flatMap(Double.init), mu.isFinite, mu >= 0 else {
          return nil
        }
        given += ", mu = \(mu) muB"
      default: plain.append(argument)
      }
    }
    guard plain.count == 2, let rows = Int(plain[0]) else { return nil }
    path = plain[1]
    expression = "simulate(\(rows)\(given))"
  }
}
