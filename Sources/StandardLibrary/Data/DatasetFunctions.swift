import Columns
import Datasets
import Interpreter
import Semantics
import Syntax

/// `dataset` and `datasets`: public data releases by name.
func datasetFunctions(_ files: NotebookFiles) -> [LibraryFunction] {
  [datasetFunction(files), datasetsFunction]
}

private func datasetFunction(_ files: NotebookFiles) -> LibraryFunction {
  let signature = Signature(
    "dataset",
    [.init("name", .value(.choice(Dataset.all.map(\.name))), note: "one that `datasets()` lists")]
  ) { call throws(Diagnostic) in
    guard let name = call.value("name")?.constantString, let dataset = Dataset.named(name) else {
      throw Diagnostic(
        "E31", "the name of a data release must be known before the cell runs",
        [.init(call.place("name"))], help: [.init("write it as a string: \"xenonnt-sr0\"")])
    }
    do throws(SchemaFailure) {
      return call.returning(.object(ObjectKind("dataset", members: try files.members(of: dataset))))
    } catch { throw error.diagnostic(at: call.place("name")) }
  }
  return LibraryFunction(signature, documentation) { arguments, evaluator in
    guard let dataset = try arguments.string("name").flatMap(Dataset.named),
      case .object(let kind) = arguments.call.kind
    else { return .number(.nan) }
    do {
      let tables = try files.tables(of: dataset, kind, interrupted: arguments.interrupted)
      evaluator.surroundings.record(.dataset(dataset.name))
      return .object(DatasetValue(dataset: dataset, tables: tables))
    } catch let failure as SchemaFailure {
      throw failure.diagnostic(at: arguments.place("name"))
    }
  }
}

private let documentation = Documentation(
  "a public data release whose tables stand behind a dot: dataset(\"xenonnt-sr0\").events",
  validity:
    "looked for in the folders of DIPOLE_DATA, in the notebook's `data`, and where `dipole data fetch NAME` puts it, which no notebook does by itself. Every file must have the SHA-256 that was published; `cite()` names the papers.",
  example: "datasets() |> take(3)")

/// `datasets()`: what there is to name.
private let datasetsFunction = LibraryFunction(
  Signature("datasets", []) { call throws(Diagnostic) in
    call.returning(
      .table(
        Schema(
          columns: ["name", "title", "source"].map {
            .init(name: $0, written: $0, kind: .string)
          })))
  },
  Documentation(
    "the public data releases that `dataset` knows by name, whether they are on this machine or not",
    example: "datasets() |> take(3)")
) { arguments, _ in
  let columns: [(Dataset) -> String] = [{ $0.name }, { $0.title }, { $0.identifier }]
  return .table(
    TableData(
      columns: try columns.map { text in
        try .strings(Dataset.all.map(text), interrupted: arguments.interrupted)
      }, rowCount: Dataset.all.count))
}

extension SchemaFailure {
  /// As the checker and the evaluator tell it.
  func diagnostic(at place: Span) -> Diagnostic {
    Diagnostic(code, message, [.init(place)], help: help.map { [.init($0)] } ?? [])
  }
}
