import Events
import Interpreter
import Semantics
import Syntax
import Units

/// `read`: a file as a table.
func readFunction(_ files: NotebookFiles) -> LibraryFunction {
  let signature = Signature(
    "read",
    [
      .init("file", .value(.string), note: "beneath the notebook's folder or the data path"),
      .init(
        "columns", .value(.string), required: false,
        note:
          "the header of a text that has none: \"E [PE], t [us]\"; of other files the columns wanted, with units"
      ),
      .init(
        "tree", .value(.string), required: false,
        note: "which tree or histogram of a ROOT file: \"near/events\""),
      .init(
        "group", .value(.string), required: false,
        note: "which group or compound dataset of an HDF5 file: \"events\""),
    ], positional: 1
  ) { call throws(Diagnostic) in
    let path = try knownString("file", call) ?? ""
    let columns = try knownString("columns", call)
    let (tree, group) = (try knownString("tree", call), try knownString("group", call))
    do throws(SchemaFailure) {
      let schema = try call.files.schema(path: path, table: tree ?? group, columns: columns)
      return call.returning(.table(schema))
    } catch {
      throw error.diagnostic(at: call.place("file"))
    }
  }
  return LibraryFunction(signature, documentation) { arguments, evaluator in
    let path = try arguments.string("file") ?? ""
    evaluator.surroundings.record(.file(path))
    guard case .table(let schema) = arguments.call.kind else { return .number(.nan) }
    do {
      return .table(
        try files.table(
          path: path, table: try arguments.string("tree") ?? arguments.string("group"),
          columns: try arguments.string("columns"), schema: schema,
          interrupted: arguments.interrupted))
    } catch let failure as SchemaFailure {
      throw failure.diagnostic(at: arguments.place("file"))
    }
  }
}

private let documentation = Documentation(
  "a table of a file: comma- or blank-separated text, also gzipped (.csv, .csv.gz), a ROOT tree, TH1 or TH2 (.root), HDF5 (.h5) or NumPy (.npy, .npz)",
  units:
    "stand after the names, `E [GeV], theta [rad], truth`, or in the attribute `units` of an HDF5 dataset; `columns` gives those that a file does not tell",
  validity:
    "missing values of a text (empty, NA, nan, -) are gaps, and its kinds of columns are told from the first 1,000 rows. Every column has one value in each row: arrays and vectors are left out, and an error names them when they are asked for.",
  example: "read(\"data/published_limits.csv\") |> take(3)")

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
