extension TableView {
  /// The table in columns of Unicode text, numbers aligned at their decimal points, for a console.
  public func text() -> String {
    let table = FormattedTable(self)
    var columns = table.columns.map(TextColumn.init)
    var lines: [String] = caption.map { [$0.printable] } ?? []
    if !table.groups.isEmpty { lines.append(TextColumn.line(of: table.groups, over: &columns)) }
    lines.append(TextColumn.line(columns) { $0.name })
    if columns.contains(where: { !$0.unit.isEmpty }) {
      lines.append(TextColumn.line(columns) { $0.unit })
    }
    lines.append(TextColumn.line(columns) { String(repeating: "─", count: $0.width) })
    for row in 0..<table.shownCount {
      if row == table.gap { lines.append("⋮  \(table.gapText)") }
      lines.append(TextColumn.line(columns) { $0.cells[row] })
    }
    if table.gap != nil { lines.append(table.countText) }
    return lines.joined(separator: "\n")
  }
}

/// A column of text cells, which are filled up to its width in a line.
private struct TextColumn {
  /// Longer strings are cut with an ellipsis.
  private static let widest = 48

  let name: String
  let unit: String
  private(set) var width: Int
  let cells: [String]
  private let isNumeric: Bool

  init(_ column: FormattedColumn) {
    name = column.name.printable
    unit = column.unit.unicode.isEmpty ? "" : "[\(column.unit.unicode)]"
    isNumeric = column.isNumeric
    let bodies = column.isNumeric ? TextColumn.aligned(column.cells) : column.cells.map(\.plain)
    cells = bodies.map { $0.cut(to: TextColumn.widest) }
    width = (cells + [name, unit]).map(\.count).max() ?? 0
  }

  /// The columns of one line side by side.
  static func line(_ columns: [TextColumn], _ cell: (TextColumn) -> String) -> String {
    line(columns.map { cell($0).padded(to: $0.width, atStart: $0.isNumeric) })
  }

  /// The headings of groups between rules as wide as their columns, which are widened where that is too little.
  static func line(of groups: [ColumnGroup], over columns: inout [TextColumn]) -> String {
    line(
      groups.map { group in
        let name = group.name?.printable ?? ""
        let gaps = gap.count * (group.columns.count - 1)
        let width = columns[group.columns].reduce(gaps) { $0 + $1.width }
        columns[group.columns.lowerBound].width += max(0, name.count - width)
        let room = max(0, width - name.count - 2)
        guard !name.isEmpty, room > 1 else { return name.padded(to: width, atStart: false) }
        let (before, after) = (room / 2, room - room / 2)
        return String(repeating: "─", count: before) + " \(name) "
          + String(repeating: "─", count: after)
      })
  }

  private static let gap = "  "

  /// Cells side by side, without blanks at the end.
  private static func line(_ cells: [String]) -> String {
    let line = cells.joined(separator: gap)
    return String(
      line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)])
  }

  /// The cells with their decimal points in one place; those without a number end before it.
  private static func aligned(_ cells: [CellText]) -> [String] {
    let after = cells.map { cell in
      if case .number(let parts) = cell { return parts.afterPoint }
      return ""
    }
    let room = after.map(\.count).max() ?? 0
    return zip(cells, after).map { cell, after in
      guard case .number(let parts) = cell else {
        return cell.plain.padded(to: cell.plain.count + room, atStart: false)
      }
      return parts.beforePoint + after.padded(to: room, atStart: false)
    }
  }
}

extension CellText {
  fileprivate var plain: String {
    switch self {
    case .missing: "—"
    case .text(let text): text.printable
    case .number(let parts): parts.plain
    }
  }
}

extension String {
  fileprivate func padded(to count: Int, atStart: Bool) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, count - self.count))
    return atStart ? spaces + self : self + spaces
  }

  fileprivate func cut(to count: Int) -> String {
    self.count > count ? prefix(count - 1) + "…" : self
  }

  /// The text on one line, with control characters, which could steer a terminal, replaced by U+FFFD.
  fileprivate var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case _ where scalar == "\n" || scalar == "\t": " "
          case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
