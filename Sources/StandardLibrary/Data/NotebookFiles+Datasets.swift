import Datasets
import Events
import Interpreter
import Semantics
import Syntax

extension NotebookFiles {
  /// The tables of a release, with the columns that the catalogue names.
  func members(of dataset: Dataset) throws(SchemaFailure) -> [ObjectKind.Member] {
    guard let folder = datasets.folder(of: dataset) else {
      throw SchemaFailure(DatasetError.missing(dataset))
    }
    var members: [ObjectKind.Member] = []
    for file in dataset.files {
      guard let table = file.table else { continue }
      let schema = try schema(of: try source(of: table, at: folder + "/" + file.path, dataset))
      members.append(
        .init(
          name: Name(
            text: Name.asciiSpelling(of: table.name), written: table.name, span: Span(0, 0)),
          kind: .table(schema)))
    }
    return members
  }

  /// The same, read, once every file of the release has been checked.
  func tables(
    of dataset: Dataset, _ kind: ObjectKind, interrupted: @Sendable () throws -> Void
  ) throws -> [String: TableData] {
    let folder: String
    do { folder = try datasets.verified(dataset, interrupted: interrupted) } catch let error
      as DatasetError
    { throw SchemaFailure(error) }
    var tables: [String: TableData] = [:]
    for (file, table) in dataset.files.compactMap({ file in file.table.map { (file, $0) } }) {
      let path = folder + "/" + file.path
      let source = try source(of: table, at: path, dataset)
      tables[table.name] = try self.table(of: source, path: file.path, interrupted: interrupted)
    }
    return tables
  }

  private func source(
    of table: Dataset.Table, at path: String, _ dataset: Dataset
  ) throws(SchemaFailure) -> any TableSource {
    do throws(ReadError) {
      return try TableFile.open(path: path, columns: table.columns)
    } catch {
      if case .unreadable = error.problem {
        throw SchemaFailure(DatasetError.incomplete(dataset, path: path))
      }
      throw SchemaFailure(error, path)
    }
  }
}

extension SchemaFailure {
  fileprivate init(_ error: DatasetError) {
    self.init(code: "E31", message: error.message, help: error.help)
  }
}
