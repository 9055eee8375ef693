import Events
import Interpreter
import Semantics
import Syntax
import Units

/// `read`: a text file as a table.
func readFunction(_ files: NotebookFiles) -> LibraryFunction {
  let signature = Signature(
    "read",
    [
      .init("file", .value(.string), note: "beneath the notebook's folder or the data path"),
      .init(
        "columns", .value(.string), required: false,
        note: "the header of a file that has none: \"E [PE], t [us]\""),
    ], positional: 1
  ) { call throws(Diagnostic) in
    let path = try knownString("file", call) ?? ""
    let columns = try knownString("columns", call)
    do throws(SchemaFailure) {
      return call.returning(.table(try call.files.schema(path: path, columns: columns)))
    } catch {
      throw Diagnostic(
        error.code, error.message, [.init(call.place("file"))],
        help: error.help.map { [.init($0)] } ?? [])
    }
  }
  return LibraryFunction(
    signature,
    Documentation(
      "a comma- or blank-separated text file as a table; units stand in its header: `E [GeV], theta [rad], truth`",
      validity:
        "missing values (empty, NA, nan, -) are gaps. The kinds of the columns are told from the first 1,000 rows.",
      example: "read(\"data/published_limits.csv\") |> take(3)")
  ) { arguments, _ in
    let path = try arguments.string("file") ?? ""
    do {
      return .table(
        try files.table(
          path: path, columns: try arguments.string("columns"),
          interrupted: arguments.interrupted))
    } catch let failure as SchemaFailure {
      throw Diagnostic(
        failure.code, failure.message, [.init(arguments.place("file"))],
        help: failure.help.map { [.init($0)] } ?? [])
    }
  }
}

/// The string given for a parameter; it must be known before the cell runs.
private func knownString(_ name: String, _ call: LibraryCall) throws(Diagnostic) -> String? {
  guard let checked = call.value(name) else { return nil }
  guard let text = checked.constantString else {
    throw Diagnostic(
      "E31", "`\(name)` of `read` must be known before the cell runs", [.init(call.place(name))],
      help: [.init("the columns of a table are checked first: write the name as a string")])
  }
  return text
}
