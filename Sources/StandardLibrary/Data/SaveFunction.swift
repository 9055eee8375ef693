import Columns
import Events
package import Interpreter
import Plotting
package import Semantics
import Statistics
import Syntax
import Tables
import Units

/// `save`: a plot, a table, a model or what `cite` gives into `outputs/` beside the notebook.
func saveFunction(_ files: NotebookFiles) -> LibraryFunction {
  LibraryFunction(
    signature,
    Documentation(
      "writes a plot (.svg), a table or a cut flow (.csv, .npz, .md, .html, .tex), a model as a workspace of pyhf (.json), or the references of `cite()` (.bib) into `outputs/` beside the notebook; gives its path",
      validity: "never over a file that Dipole did not write",
      example: "plot(sin(x) for x in 0..6) |> save(\"sine.svg\")")
  ) { arguments, _ in
    guard let name = try arguments.string("file"), let bytes = try content(arguments, for: name)
    else { return .string("") }
    do throws(FileFailure) {
      return .string(try files.write(bytes, to: name))
    } catch {
      throw Diagnostic(
        error.code, error.message, [.init(arguments.place("file"))],
        help: error.help.map { [.init($0)] } ?? [])
    }
  }
}

private let signature = Signature(
  "save",
  [
    .init(
      "value", .value(.any), note: "a plot, a table, a cut flow, a model or what `cite` gives"),
    .init("file", .value(.string), note: "its name; the ending says how it is written"),
  ]
) { call throws(Diagnostic) in
  let kind = call.value("value")?.kind ?? .unknown
  guard !endings(for: kind).isEmpty else {
    throw Diagnostic(
      "E17", "`save` writes plots, tables, models and bibliographies, not \(kind.phrase)",
      [.init(call.place("value"))])
  }
  return call.returning(.string)
}

/// What the value is as a file of this name; nil if there is no value.
private func content(_ arguments: CallArguments, for name: String) throws -> [UInt8]? {
  guard let value = try arguments.value("value")?.loaded(interrupted: arguments.interrupted),
    let kind = arguments.kind("value")
  else { return nil }
  let ending = name.split(separator: ".").last.map(String.init) ?? ""
  do {
    if let bytes = try bytes(of: value, kind, as: ending) { return bytes }
  } catch let error as WorkspaceExportError {
    throw error.diagnostic(arguments.place("value"))
  }
  let known = endings(for: kind).map { "." + $0 }.joined(separator: ", ")
  throw Diagnostic(
    "E37", "\(kind.phrase) is not written as .\(ending)", [.init(arguments.place("file"))],
    help: [.init("the endings are \(known)")])
}

private func endings(for kind: Kind) -> [String] {
  switch kind {
  case .table: ["csv", "npz", "md", "html", "tex"]
  case .object(let object) where object.name == "plot": ["svg"]
  case .object(let object) where object.name == "bibliography": ["bib"]
  case .object(let object) where object.name == "model": ["json"]
  case .object(let object) where object.name == "cut flow": ["csv", "md", "html", "tex"]
  default: []
  }
}

/// A value as the content of a file with that ending; nil if it is not written so.
package func bytes(of value: Value, _ kind: Kind, as ending: String) throws -> [UInt8]? {
  if ending == "npz", case .table(let data) = value, case .table(let schema) = kind {
    return archive(data, schema)
  }
  return try text(of: value, kind, as: ending).map { Array($0.utf8) }
}

private func text(of value: Value, _ kind: Kind, as ending: String) throws -> String? {
  switch (value, kind) {
  case (.object(let flow as CutFlowValue), _): return text(of: flow.table, as: ending)
  case (.object(let object), _):
    switch ending {
    case "svg": return try (object as? any Graphic ?? (object as? any Drawn)?.graphic)?.svg()
    case "bib": return (object as? Bibliography).map { $0.text + "\n" }
    case "json": return try (object as? ModelValue)?.json()
    default: return nil
    }
  case (.table(let data), .table(let schema)):
    return text(of: TableView(data, schema), as: ending)
  default: return nil
  }
}

private func text(of table: TableView, as ending: String) -> String? {
  switch ending {
  case "csv": table.csv()
  case "md": table.markdown()
  case "html": table.html()
  case "tex": table.latex()
  default: nil
  }
}

/// An array for each column, named as in a text: `E [GeV]`.
private func archive(_ data: TableData, _ schema: Schema) -> [UInt8] {
  NumPyWriter.archive(
    zip(schema.columns, data.columns).map { column, cells in
      let unit = column.displayUnit(of: cells)
      return (
        unit.unit.isPlain ? column.written : "\(column.written) [\(unit.ascii)]",
        cells.numbers(in: unit)
      )
    })
}

extension ColumnData {
  /// The same column with numbers of this unit instead of base units.
  fileprivate func numbers(in unit: DisplayUnit) -> ColumnData {
    switch self {
    case .strings, .booleans: self
    case .packed(let packed) where packed.factor == unit.factor:
      .packed(PackedNumbers(packed.values))
    case .numbers, .packed: .numbers(machineInput.map { $0 / unit.factor })
    }
  }
}
