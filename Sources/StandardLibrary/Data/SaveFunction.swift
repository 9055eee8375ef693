import Columns
import Events
import Interpreter
import Plotting
import Semantics
import Syntax
import Tables
import Units

/// `save`: a plot, a table or what `cite` gives into `outputs/` beside the notebook.
func saveFunction(_ files: NotebookFiles) -> LibraryFunction {
  let signature = Signature(
    "save",
    [
      .init("value", .value(.any), note: "a plot, a table or what `cite` gives"),
      .init("file", .value(.string), note: "its name; the ending says how it is written"),
    ]
  ) { call throws(Diagnostic) in
    let kind = call.value("value")?.kind ?? .unknown
    guard !endings(for: kind).isEmpty else {
      throw Diagnostic(
        "E17", "`save` writes plots, tables and bibliographies, not \(kind.phrase)",
        [.init(call.place("value"))])
    }
    return call.returning(.string)
  }
  return LibraryFunction(
    signature,
    Documentation(
      "writes a plot (.svg), a table (.csv, .npz, .md, .html, .tex) or the references of `cite()` (.bib) into `outputs/` beside the notebook; gives its path",
      validity: "never over a file that Dipole did not write",
      example: "plot(sin(x) for x in 0..6) |> save(\"sine.svg\")")
  ) { arguments, _ in
    guard let value = try arguments.value("value")?.loaded(interrupted: arguments.interrupted),
      let kind = arguments.kind("value"),
      let name = try arguments.string("file")
    else { return .string("") }
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    guard let bytes = try bytes(of: value, kind, as: ending) else {
      let known = endings(for: kind).map { "." + $0 }.joined(separator: ", ")
      throw Diagnostic(
        "E37", "\(kind.phrase) is not written as .\(ending)", [.init(arguments.place("file"))],
        help: [.init("the endings are \(known)")])
    }
    do throws(FileFailure) {
      return .string(try files.write(bytes, to: name))
    } catch {
      throw Diagnostic(
        error.code, error.message, [.init(arguments.place("file"))],
        help: error.help.map { [.init($0)] } ?? [])
    }
  }
}

private func endings(for kind: Kind) -> [String] {
  switch kind {
  case .table: ["csv", "npz", "md", "html", "tex"]
  case .object(let object) where object.name == "plot": ["svg"]
  case .object(let object) where object.name == "bibliography": ["bib"]
  default: []
  }
}

private func bytes(of value: Value, _ kind: Kind, as ending: String) throws -> [UInt8]? {
  if ending == "npz", case .table(let data) = value, case .table(let schema) = kind {
    return archive(data, schema)
  }
  return try text(of: value, kind, as: ending).map { Array($0.utf8) }
}

private func text(of value: Value, _ kind: Kind, as ending: String) throws -> String? {
  switch (value, kind) {
  case (.object(let object), _):
    switch ending {
    case "svg": return try (object as? Figure)?.svg()
    case "bib": return (object as? Bibliography).map { $0.text + "\n" }
    default: return nil
    }
  case (.table(let data), .table(let schema)):
    switch ending {
    case "csv": return csv(data, schema)
    case "md": return TableView(data, schema).markdown()
    case "html": return TableView(data, schema).html()
    case "tex": return TableView(data, schema).latex()
    default: return nil
    }
  default: return nil
  }
}

/// Comma-separated text that `read` reads back: units in the header, numbers with all their digits.
private func csv(_ data: TableData, _ schema: Schema) -> String {
  let columns = zip(schema.columns, data.columns).map { column, cells in
    (name: column.written, unit: column.displayUnit(of: cells), cells: cells)
  }
  let header = columns.map { column in
    quoted(column.unit.unit.isPlain ? column.name : "\(column.name) [\(column.unit.ascii)]")
  }
  let rows = (0..<data.rowCount).map { row in
    columns.map { cell($0.cells, row, $0.unit) }.joined(separator: ",")
  }
  return ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
}

private func cell(_ data: ColumnData, _ row: Int, _ unit: DisplayUnit) -> String {
  switch data {
  case .numbers(let numbers): return number(numbers[row], unit)
  case .packed(let packed): return number(packed[row], unit)
  case .strings: return quoted(data.string(at: row) ?? "")
  case .booleans(let flags): return flags[row] ? "true" : "false"
  }
}

private func number(_ value: Double, _ unit: DisplayUnit) -> String {
  value.isNaN ? "" : "\(value / unit.factor)"
}

/// In quotes when the text holds a comma, a quote or a line end.
private func quoted(_ text: String) -> String {
  guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
  return "\""
    + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
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
