import Columns
import Datasets
import Interpreter
import Semantics
import Syntax

/// `provenance()`: what the results of a notebook rest on.
func provenanceFunction(_ files: NotebookFiles) -> LibraryFunction {
  LibraryFunction(
    Signature("provenance", []) { call throws(Diagnostic) in
      call.returning(
        .table(
          Schema(
            columns: ["what", "name", "detail"].map {
              .init(name: $0, written: $0, kind: .string)
            })))
    },
    Documentation(
      "a table of what the notebook has used so far: Dipole's version, data releases and files with their SHA-256, seeds, and the rules of the limits that were shown",
      validity:
        "the digest of a release is that of its list of files and their digests, as `sha256sum` writes it; a file's is that of its bytes now",
      example: "provenance()")
  ) { arguments, evaluator in
    var lines = [Line(what: "program", name: "Dipole", detail: dipoleVersion)]
    let uses = evaluator.surroundings.uses()
    for rank in 0...3 {
      lines += try uses.filter { $0.rank == rank }.map {
        try Line($0, files, arguments.interrupted)
      }
    }
    let columns: [(Line) -> String] = [{ $0.what }, { $0.name }, { $0.detail }]
    return .table(
      TableData(
        columns: try columns.map { text in
          try .strings(lines.map(text), interrupted: arguments.interrupted)
        }, rowCount: lines.count))
  }
}

/// A row of the table.
private struct Line {
  let what: String
  let name: String
  let detail: String

  init(what: String, name: String, detail: String) {
    self.what = what
    self.name = name
    self.detail = detail
  }

  init(_ use: Use, _ files: NotebookFiles, _ interrupted: @Sendable () throws -> Void) throws {
    switch use {
    case .dataset(let name):
      let release = Dataset.named(name)
      self.init(
        what: "data release", name: name,
        detail: release.map { "\($0.files.count) files, SHA-256 \($0.digest.prefix(16))" } ?? "")
    case .file(let path):
      let digest = try files.digest(path: path, interrupted: interrupted)
      self.init(
        what: "file", name: path, detail: digest.map { "SHA-256 \($0.prefix(16))" } ?? "is gone")
    case .seed(let function, let seed):
      self.init(what: "seed", name: "\(seed)", detail: "of `\(function)`")
    case .rule(let rule): self.init(what: "rule", name: rule, detail: "")
    }
  }
}

extension Use {
  /// Where it stands in the table.
  fileprivate var rank: Int {
    switch self {
    case .dataset: 0
    case .file: 1
    case .seed: 2
    case .rule: 3
    }
  }
}
