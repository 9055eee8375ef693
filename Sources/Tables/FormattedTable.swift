/// The shown part of a table with its cells as text, the same for every output format.
struct FormattedTable: Sendable {
  let columns: [FormattedColumn]
  let groups: [ColumnGroup]
  /// How many rows stand above the gap left by rows that are not shown.
  let gap: Int?
  let shownCount: Int
  let rowCount: Int

  init(_ table: TableView) {
    rowCount = table.rowCount
    let rows = table.window.rows(of: rowCount)
    gap = rows.gap
    shownCount = rows.shown.count
    columns = table.columns.map { FormattedColumn($0, rows: rows.shown) }
    groups = ColumnGroup.groups(of: table.columns)
  }

  var omittedCount: Int { rowCount - shownCount }

  /// `990 more rows`, for the gap.
  var gapText: String { "\(omittedCount) more \(omittedCount == 1 ? "row" : "rows")" }

  /// `1000 rows`, under a table with a gap.
  var countText: String { "\(rowCount) rows" }
}

/// A column with its cells as text.
struct FormattedColumn: Sendable {
  let name: String
  let fullName: String
  let unit: UnitSymbol
  let cells: [CellText]
  let isNumeric: Bool

  init(_ column: TableColumn, rows: [Int]) {
    name = column.name
    fullName = column.fullName
    unit = column.unit
    switch column.cells {
    case .numbers(let values, let significant):
      isNumeric = true
      let shown = rows.map { values.indices.contains($0) ? values[$0] : .nan }
      let format = NumberFormat(shown, significant: significant)
      cells = shown.map { value in
        if value.isNaN { return .missing }
        return value.isFinite ? .number(format.number(value)) : .text(value < 0 ? "-∞" : "∞")
      }
    case .strings(let values):
      isNumeric = false
      cells = rows.map { row in
        values.indices.contains(row) ? values[row].map { .text($0) } ?? .missing : .missing
      }
    case .booleans(let values):
      isNumeric = false
      cells = rows.map { row in
        guard values.indices.contains(row), let value = values[row] else { return .missing }
        return .text(value ? "true" : "false")
      }
    }
  }

  /// The room that a right-aligned cell must leave for its neighbours' digits.
  var room: DigitRoom {
    cells.reduce(into: DigitRoom()) { room, cell in
      guard case .number(let parts) = cell else { return }
      if parts.exponent == nil { room.decimals = max(room.decimals, parts.fraction.count) }
      room.exponent = max(room.exponent, parts.exponentWidth)
    }
  }
}

/// The most digits behind the points, and the longest exponent, in a column.
struct DigitRoom: Sendable {
  var decimals = 0
  var exponent = 0
}

/// A cell as text.
enum CellText: Sendable, Equatable {
  case missing
  case text(String)
  case number(NumberParts)
}
