import Datasets
import Interpreter
import Semantics

/// A data release as a value of the language; its tables are its members.
struct DatasetValue: Sendable {
  let dataset: Dataset
  /// By the name behind the dot.
  let tables: [String: TableData]
}

extension DatasetValue: MemberAccess {
  func member(_ name: String) -> Value? { tables[name].map { .table($0) } }
}

extension DatasetValue: Displayable {
  /// What it is, where it is from, and its tables with their columns.
  func display(as kind: ObjectKind) -> Display {
    let lines = [dataset.title, dataset.sources.joined(separator: ", "), dataset.licence]
    let tables = dataset.files.compactMap(\.table).map { table in
      (name: table.name, rows: self.tables[table.name]?.rowCount ?? 0, columns: table.columns)
    }
    let width = tables.map(\.name.count).max() ?? 0
    let text = tables.map { table in
      let blanks = String(repeating: " ", count: width - table.name.count)
      return "\(table.name)\(blanks)  \(table.rows) rows: \(table.columns)"
    }
    let rows = tables.map { "| `\($0.name)` | \($0.rows) | `\($0.columns)` |" }
    return Display(
      text: ([dataset.name] + (lines + text).map { "  " + $0 }).joined(separator: "\n"),
      markdown: (["**\(dataset.name)**: \(lines.joined(separator: "; "))", ""]
        + ["| table | rows | columns |", "|---|---|---|"] + rows).joined(separator: "\n"))
  }
}
