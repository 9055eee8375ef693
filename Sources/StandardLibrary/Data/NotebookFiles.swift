import Columns
import Datasets
import Events
import FoundationEssentials
import Interpreter
package import Semantics
import Syntax
import Units

/// The files that a notebook may read and write, and the tables among them.
package struct NotebookFiles: SchemaSource {
  private let sandbox: FileSandbox
  private let folder: String
  private let threads: Int
  let datasets: DatasetFolders

  /// - Parameters:
  ///   - folder: the notebook's; the folders in `DIPOLE_DATA`, separated by colons, are read too.
  ///   - environment: the process' unless given.
  package init(folder: String, environment: [String: String]? = nil) {
    let environment = environment ?? ProcessInfo.processInfo.environment
    let data = (environment["DIPOLE_DATA"] ?? "").split(separator: ":").map(String.init)
    self.folder = folder
    sandbox = FileSandbox(notebookFolder: folder, dataFolders: data)
    datasets = DatasetFolders(notebook: folder, environment: environment)
    threads = ProcessInfo.processInfo.activeProcessorCount
  }

  package func schema(
    path: String, table: String?, columns: String?
  ) throws(SchemaFailure) -> Schema {
    try schema(of: try open(path, table, columns))
  }

  /// A table, numbers in base units; the columns of a file that tells how many rows it has are read when they are used.
  ///
  /// - Parameter schema: what the file was found to hold when the cell was checked.
  func table(
    path: String, table: String?, columns: String?, schema: Schema,
    interrupted: @Sendable () throws -> Void
  ) throws -> TableData {
    let source = try open(path, table, columns)
    guard try self.schema(of: source).holds(theSameAs: schema) else {
      throw SchemaFailure(ReadError(.changed), path)
    }
    return try self.table(of: source, path: path, interrupted: interrupted)
  }

  /// The table of a file that is open.
  ///
  /// - Parameter path: as messages name it.
  func table(
    of source: any TableSource, path: String, interrupted: @Sendable () throws -> Void
  ) throws -> TableData {
    let factors = try source.headers.map { try unit($0)?.factor ?? 1 }
    let file = TableInFile(source: source, factors: factors, path: path, threads: threads)
    guard let rowCount = source.rowCount else {
      let columns = try file.read(Array(factors.indices), interrupted)
      return TableData(columns: columns, rowCount: columns.first?.count ?? 0)
    }
    return TableData(
      contents: factors.indices.map { .inFile(file.column($0)) }, rowCount: rowCount)
  }

  /// The content of a text that is no table.
  func text(path: String) throws(SchemaFailure) -> String {
    let real = try realPath(path)
    guard let data = FileManager.default.contents(atPath: real) else {
      throw SchemaFailure(code: "E31", message: "`\(path)` cannot be read")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Writes into `outputs/` and returns the path from the notebook's folder.
  func write(_ bytes: [UInt8], to name: String) throws(FileFailure) -> String {
    do throws(SandboxError) {
      _ = try sandbox.outputs().write(bytes, to: name)
    } catch {
      throw FileFailure(error)
    }
    return name.hasPrefix("outputs/") ? name : "outputs/" + name
  }

  /// The SHA-256 of a file that may be read; nil if it is gone.
  func digest(path: String, interrupted: () throws -> Void) throws -> String? {
    guard let real = try? sandbox.readable(path) else { return nil }
    return try Digest.sha256(ofFile: real, interrupted: interrupted)
  }

  /// Names of files with tables in the notebook's folder and the folders in it, for completion.
  package func readable() -> [String] {
    let manager = FileManager.default
    func visible(in folder: String) -> [String] {
      ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter { !$0.hasPrefix(".") }
    }
    let names = visible(in: folder)
    let nested = names.flatMap { name in visible(in: folder + "/" + name).map { name + "/" + $0 } }
    let endings = [
      ".csv", ".txt", ".dat", ".tsv", ".csv.gz", ".txt.gz", ".root", ".h5", ".hdf5", ".npy", ".npz",
    ]
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

  private func open(
    _ path: String, _ table: String?, _ columns: String?
  ) throws(SchemaFailure) -> any TableSource {
    let real = try realPath(path)
    do throws(ReadError) {
      return try TableFile.open(path: real, columns: columns, table: table)
    } catch {
      throw SchemaFailure(error, path)
    }
  }

  func schema(of source: any TableSource) throws(SchemaFailure) -> Schema {
    var columns: [Schema.Column] = []
    for header in source.headers {
      columns.append(
        .init(
          name: Name.asciiSpelling(of: header.name), written: header.name,
          kind: try kind(of: header)))
    }
    return Schema(columns: columns)
  }

  private func kind(of header: ColumnHeader) throws(SchemaFailure) -> Kind {
    switch header.kind {
    case .string: return .string
    case .boolean: return .boolean
    case .number:
      let unit = try unit(header)
      return .number(NumberKind(unit?.unit.dimension ?? .none, display: unit))
    }
  }

  /// The unit in a header, which may have a number before it: `sigma [1e-45 cm^2]`.
  private func unit(_ header: ColumnHeader) throws(SchemaFailure) -> DisplayUnit? {
    guard let text = header.unitText else { return nil }
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    let scale = parts.count == 2 ? Double(parts[0]).flatMap { $0 > 0 ? $0 : nil } : nil
    do throws(Unit.ReadingError) {
      return DisplayUnit(
        scale: scale ?? 1, unit: try Unit(reading: scale == nil ? text : parts[1]))
    } catch {
      let name = if case .unknownUnit(let name) = error { name } else { text }
      let near = UnitCatalogue.suggestions(for: name).first
      throw SchemaFailure(
        code: "E08", message: "unknown unit `\(name)` in the header of column `\(header.name)`",
        help: near.map { "did you mean `\($0)`? Correct the file, or give `columns = …`" })
    }
  }
}

extension Schema {
  /// Whether the columns have the same names, kinds and dimensions.
  fileprivate func holds(theSameAs other: Schema) -> Bool {
    columns.count == other.columns.count
      && zip(columns, other.columns).allSatisfy { own, other in
        switch (own.kind, other.kind) {
        case (.number(let a), .number(let b)):
          own.name == other.name && a.dimension == b.dimension
        case (.string, .string), (.boolean, .boolean): own.name == other.name
        default: false
        }
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
      switch error.shortened {
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

extension SandboxError {
  /// The same with a path that can be shown on a line.
  fileprivate var shortened: SandboxError {
    func short(_ path: String) -> String { path.count > 80 ? "\(path.prefix(79))…" : path }
    return switch self {
    case .emptyName: .emptyName
    case .hidden(let path): .hidden(short(path))
    case .outside(let path): .outside(short(path))
    case .notFound(let path): .notFound(short(path))
    case .notAFile(let path): .notAFile(short(path))
    case .notInOutputs(let path): .notInOutputs(short(path))
    case .unknownExtension(let path): .unknownExtension(short(path))
    case .foreign(let path): .foreign(short(path))
    case .failed(let path, let reason): .failed(short(path), reason: reason)
    }
  }
}

extension SchemaFailure {
  init(_ error: ReadError, _ path: String) {
    let place = error.place.isEmpty ? path : "\(path), \(error.place)"
    self.init(code: "E31", message: "\(place): \(error.message)", help: error.help)
  }
}
