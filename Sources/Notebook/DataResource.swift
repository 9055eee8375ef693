import Columns
import Interpreter
import JupyterProtocol
import Semantics
import StandardLibrary
import Units

extension Presentation {
  /// A front end keeps all rows of the grid in the notebook file, so only this many are given to it.
  private static let gridLimit = 10_000

  /// A table with its schema (Frictionless Table Schema), which JupyterLab shows as a grid. Missing
  /// numbers are null, and each column's unit stands in its title.
  static func dataResource(_ data: TableData, _ schema: Schema) -> JSON {
    let columns = zip(schema.columns, data.columns).map { column, cells in
      (name: column.written, unit: column.displayUnit(of: cells), cells: cells)
    }
    let fields = columns.map { column -> JSON in
      let unit = column.unit.symbol
      return [
        "name": .string(column.name), "type": .string(fieldType(column.cells)),
        "title": .string(unit.isEmpty ? column.name : "\(column.name) [\(unit)]"),
      ]
    }
    let rows = (0..<min(data.rowCount, gridLimit)).map { row -> JSON in
      let cells = columns.map { ($0.name, cell($0.cells, row, $0.unit)) }
      return .object(Dictionary(cells) { first, _ in first })
    }
    return ["schema": ["fields": .array(fields)], "data": .array(rows)]
  }

  private static func fieldType(_ data: ColumnData) -> String {
    switch data {
    case .numbers, .packed: "number"
    case .strings: "string"
    case .booleans: "boolean"
    }
  }

  private static func cell(_ data: ColumnData, _ row: Int, _ unit: DisplayUnit) -> JSON {
    switch data {
    case .numbers(let numbers): number(numbers[row] / unit.factor)
    case .packed(let packed): number(packed[row] / unit.factor)
    case .strings: data.string(at: row).map(JSON.string) ?? .null
    case .booleans(let flags): .bool(flags[row])
    }
  }
  /// The last digits of what was computed depend on the processor, and a notebook must not: so ten of them are given.
  private static func number(_ value: Double) -> JSON {
    let isWhole = value == value.rounded() && value.magnitude < 0x1p53
    return .number(isWhole ? value : Double(formatNumber(value, digits: 10)) ?? value)
  }
}
