extension TableView {
  /// The table in GitHub-flavoured Markdown.
  public func markdown() -> String {
    let table = FormattedTable(self)
    var lines: [String] = caption.map { [$0.markdownEscaped, ""] } ?? []
    lines.append(Self.row(table.columns.map(\.markdownHeader)))
    lines.append(Self.row(table.columns.map { $0.isNumeric ? "---:" : ":---" }))
    for row in 0..<table.shownCount {
      if row == table.gap {
        let blanks = Array(repeating: "", count: max(columns.count - 1, 0))
        lines.append(Self.row(["⋮ \(table.gapText)"] + blanks))
      }
      lines.append(Self.row(table.columns.map { $0.markdownCell(row) }))
    }
    if table.gap != nil { lines += ["", table.countText] }
    return lines.joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }
}

extension FormattedColumn {
  fileprivate var markdownHeader: String {
    let unit = unit.unicode.isEmpty ? "" : " [\(unit.unicode)]"
    return (fullName + unit).markdownEscaped
  }

  fileprivate func markdownCell(_ row: Int) -> String {
    switch cells[row] {
    case .missing: "—"
    case .text(let text): text.markdownEscaped
    case .number(let parts): parts.plain
    }
  }
}

extension String {
  /// The text on one line, with everything that Markdown, a table or HTML would act on escaped.
  fileprivate var markdownEscaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "|", "`", "*", "_", "[", "]", "$", "~", "#", "!": result += "\\\(scalar)"
      case "\0"..<" ", "\u{7F}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
