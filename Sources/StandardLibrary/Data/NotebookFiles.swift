import Columns
import Events
import FoundationEssentials
import Interpreter
package import Semantics
import Syntax
import Units

/// The files that a notebook may read and write, and the text tables among them.
package struct NotebookFiles: SchemaSource {
  private let sandbox: FileSandbox
  private let folder: String
  private let threads: Int

  /// - Parameter folder: the notebook's; the folders in `DIPOLE_DATA`, separated by colons, are read too.
  package init(folder: String) {
    let environment = ProcessInfo.processInfo.environment
    let data = (environment["DIPOLE_DATA"] ?? "").split(separator: ":").map(String.init)
    self.folder = folder
    sandbox = FileSandbox(notebookFolder: folder, dataFolders: data)
    threads = ProcessInfo.processInfo.activeProcessorCount
  }

  package func schema(path: String, columns: String?) throws(SchemaFailure) -> Schema {
    let text = try textSchema(path, columns)
    var list: [Schema.Column] = []
    for header in text.headers {
      list.append(
        .init(
          name: Name.asciiSpelling(of: header.name), written: header.name,
          kind: try kind(of: header)))
    }
    return Schema(columns: list)
  }

  /// All rows of a text table, numbers in base units.
  func table(
    path: String, columns: String?, interrupted: @Sendable () throws -> Void
  ) throws -> TableData {
    let text = try textSchema(path, columns)
    let factors = try text.headers.map { try unit($0)?.scale ?? 1 }
    do {
      let data = try TextTable.read(
        path: try realPath(path), schema: text, factors: factors, threads: threads,
        interrupted: interrupted)
      return TableData(columns: data, rowCount: data.first?.count ?? 0)
    } catch let error as ReadError {
      throw SchemaFailure(error, path)
    }
  }

  /// Writes into `outputs/` and returns the path from the notebook's folder.
  func write(_ text: String, to name: String) throws(FileFailure) -> String {
    do throws(SandboxError) {
      _ = try sandbox.outputs().write(Array(text.utf8), to: name)
    } catch {
      throw FileFailure(error)
    }
    return name.hasPrefix("outputs/") ? name : "outputs/" + name
  }

  /// Names of text tables in the notebook's folder and the folders in it, for completion.
  package func readable() -> [String] {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    let nested = names.filter { !$0.hasPrefix(".") }.flatMap { name in
      ((try? manager.contentsOfDirectory(atPath: folder + "/" + name)) ?? []).map {
        name + "/" + $0
      }
    }
    let endings = [".csv", ".txt", ".dat", ".tsv"]
    return (names + nested).filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
  }

  // MARK: Headers

  private func realPath(_ path: String) throws(SchemaFailure) -> String {
    do throws(SandboxError) {
      return try sandbox.readable(path)
    } catch {
      let failure = FileFailure(error)
      throw SchemaFailure(code: "E31", message: failure.message, help: failure.help)
    }
  }

  private func textSchema(_ path: String, _ columns: String?) throws(SchemaFailure) -> TextSchema {
    let real = try realPath(path)
    do throws(ReadError) {
      return try TextSchema(path: real, columns: columns)
    } catch {
      throw SchemaFailure(error, path)
    }
  }

  private func kind(of header: ColumnHeader) throws(SchemaFailure) -> Kind {
    switch header.kind {
    case .string: return .string
    case .boolean: return .boolean
    case .number:
      return .number(try unit(header).map { NumberKind(unit: $0) } ?? NumberKind())
    }
  }

  private func unit(_ header: ColumnHeader) throws(SchemaFailure) -> Unit? {
    guard let text = header.unitText else { return nil }
    do throws(Unit.ReadingError) {
      return try Unit(reading: text)
    } catch {
      let name = if case .unknownUnit(let name) = error { name } else { text }
      let near = UnitCatalogue.suggestions(for: name).first
      throw SchemaFailure(
        code: "E08", message: "unknown unit `\(name)` in the header of column `\(header.name)`",
        help: near.map { "did you mean `\($0)`? Correct the file, or give `columns = …`" })
    }
  }
}

/// Why a file is not read or written.
struct FileFailure: Error {
  let code: String
  let message: String
  let help: String?

  init(_ error: SandboxError) {
    code = "E37"
    (message, help) =
      switch error {
      case .emptyName: ("this is not a file's name", nil)
      case .hidden(let path):
        (
          "`\(path)` is hidden",
          "files whose path has a part that begins with a dot are never touched"
        )
      case .outside(let path):
        (
          "`\(path)` is outside the notebook's folder",
          "put the file beside the notebook, or its folder into DIPOLE_DATA before Jupyter starts"
        )
      case .notFound(let path):
        ("there is no file `\(path)`", "paths start at the notebook's folder")
      case .notAFile(let path): ("`\(path)` is not a file", nil)
      case .notInOutputs(let path):
        ("`\(path)` is not a name in `outputs/`", "write a plain name, such as \"plot.svg\"")
      case .unknownExtension(let path):
        ("`\(path)` has no ending that can be written", "write \"plot.svg\" or \"table.csv\"")
      case .foreign(let path):
        (
          "`\(path)` is there already, and Dipole did not write it, or it was edited since",
          "choose another name"
        )
      case .failed(let path, let reason): ("`\(path)`: \(reason)", nil)
      }
  }
}

extension SchemaFailure {
  fileprivate init(_ error: ReadError, _ path: String) {
    let column = error.column > 0 ? ", column \(error.column)" : ""
    let place = error.line > 0 ? "\(path), line \(error.line)\(column): " : "\(path): "
    self.init(code: "E31", message: place + error.message, help: error.help)
  }
}
