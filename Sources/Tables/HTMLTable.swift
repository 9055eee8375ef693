extension TableView {
  /// The table as an HTML fragment with its own small style sheet, confined to its class; colours
  /// come from the page, light or dark.
  public func html() -> String {
    let table = FormattedTable(self)
    var html = "<div class=\"dipole-table\"><style>\(HTMLStyle.sheet)</style>\n<table>\n"
    if let caption { html += "<caption>\(caption.escaped)</caption>\n" }
    html += "<thead>"
    if !table.groups.isEmpty {
      html += "<tr>" + table.groups.map(\.htmlHeader).joined() + "</tr>\n"
    }
    html += "<tr>" + table.columns.map(\.htmlHeader).joined() + "</tr></thead>\n<tbody>\n"
    let rooms = table.columns.map(\.room)
    for row in 0..<table.shownCount {
      if row == table.gap {
        html += "<tr><td class=\"gap\" colspan=\"\(columns.count)\">⋮ \(table.gapText)</td></tr>\n"
      }
      html += "<tr>" + zip(table.columns, rooms).map { $0.htmlCell(row, $1) }.joined() + "</tr>\n"
    }
    html += "</tbody>\n</table>\n"
    if table.gap != nil { html += "<p>\(table.countText)</p>\n" }
    return html + "</div>"
  }
}

private enum HTMLStyle {
  static let sheet = [
    ".dipole-table table{border-collapse:collapse;border:0;width:auto;margin:0;",
    "color:inherit;font-variant-numeric:tabular-nums lining-nums}",
    ".dipole-table caption{caption-side:top;text-align:left;padding:.3em .8em}",
    ".dipole-table th,.dipole-table td{border:0;padding:.25em .8em;text-align:right;",
    "vertical-align:baseline;white-space:nowrap}",
    ".dipole-table .text{text-align:left;white-space:normal;max-width:36em}",
    ".dipole-table thead tr{border-bottom:1px solid rgba(128,128,128,.7)}",
    ".dipole-table .unit{display:block;font-weight:normal;opacity:.75}",
    ".dipole-table .missing,.dipole-table p{opacity:.6}",
    ".dipole-table .gap{text-align:center;opacity:.6}",
    ".dipole-table sup{font-size:75%;line-height:0}",
    ".dipole-table p{margin:.3em .8em}",
  ].joined()
}

extension ColumnGroup {
  fileprivate var htmlHeader: String {
    guard let name else { return "<td colspan=\"\(columns.count)\"></td>" }
    let attributes = "scope=\"colgroup\" colspan=\"\(columns.count)\" style=\"text-align:center\""
    return "<th \(attributes)>\(name.escaped)</th>"
  }
}

extension FormattedColumn {
  /// The name, and the unit on the next line.
  fileprivate var htmlHeader: String {
    let kind = isNumeric ? "" : " class=\"text\""
    let unit = unit.unicode.isEmpty ? "" : "<span class=\"unit\">\(unit.unicode.escaped)</span>"
    return "<th scope=\"col\"\(kind)>\(name.escaped)\(unit)</th>"
  }

  fileprivate func htmlCell(_ row: Int, _ room: DigitRoom) -> String {
    switch cells[row] {
    case .missing: "<td class=\"\(isNumeric ? "" : "text ")missing\">—</td>"
    case .text(let text): isNumeric ? "<td>\(text)</td>" : "<td class=\"text\">\(text.escaped)</td>"
    case .number(let parts): "<td>\(parts.html(in: room))</td>"
    }
  }
}

extension NumberParts {
  /// The number with a proper minus and power of ten, filled up with blanks as wide as digits, so that
  /// right-aligned cells have their points in one place.
  fileprivate func html(in room: DigitRoom) -> String {
    var text = (isNegative ? "−" : "") + whole
    if !fraction.isEmpty { text += "." + fraction }
    if let exponent {
      let blanks = String(repeating: "\u{2007}", count: max(0, room.exponent - exponentWidth))
      return text + "×10<sup>\(exponent < 0 ? "−" : "")\(exponent.magnitude)\(blanks)</sup>"
    }
    if fraction.isEmpty && room.decimals > 0 { text += "\u{2008}" }
    return text + String(repeating: "\u{2007}", count: max(0, room.decimals - fraction.count))
  }
}

extension String {
  /// The text as HTML content or attribute value.
  fileprivate var escaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\0"..<"\t", "\u{B}"..<" ", "\u{7F}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
