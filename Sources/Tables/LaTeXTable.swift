extension TableView {
  /// The table as a `tabular` for the `booktabs` package.
  public func latex() -> String {
    let table = FormattedTable(self)
    let alignment = table.columns.map { $0.isNumeric ? "r" : "l" }.joined()
    var lines = ["\\begin{tabular}{\(alignment)}", "\\toprule"]
    lines.append(Self.row(table.columns.map(\.name.latexEscaped)))
    if table.columns.contains(where: { !$0.unit.latex.isEmpty }) {
      lines.append(
        Self.row(table.columns.map { $0.unit.latex.isEmpty ? "" : "{[}$\($0.unit.latex)$]" }))
    }
    lines.append("\\midrule")
    let rooms = table.columns.map(\.room)
    for row in 0..<table.shownCount {
      if row == table.gap {
        lines.append("\\multicolumn{\(columns.count)}{c}{$\\vdots$ \(table.gapText)} \\\\")
      }
      lines.append(Self.row(zip(table.columns, rooms).map { $0.latexCell(row, $1) }))
    }
    lines += ["\\bottomrule", "\\end{tabular}"]
    guard let caption else { return lines.joined(separator: "\n") }
    let opening = ["\\begin{table}", "\\centering", "\\caption{\(caption.latexEscaped)}"]
    return (opening + lines + ["\\end{table}"]).joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String {
    cells.joined(separator: " & ") + " \\\\"
  }
}

extension FormattedColumn {
  fileprivate func latexCell(_ row: Int, _ room: DigitRoom) -> String {
    switch cells[row] {
    case .missing: "---"
    case .text(let text):
      isNumeric ? "$\(text.hasPrefix("-") ? "-" : "")\\infty$" : text.latexEscaped
    case .number(let parts): parts.latex(in: room)
    }
  }
}

extension NumberParts {
  /// The number in math mode, filled up with invisible digits, so that the points of a
  /// right-aligned column stand in one place.
  fileprivate func latex(in room: DigitRoom) -> String {
    var text = beforePoint
    if !fraction.isEmpty { text += "." + fraction }
    if let exponent {
      let zeros = String(repeating: "0", count: max(0, room.exponent - exponentWidth))
      return "$\(text) \\times 10^{\(exponent)\(zeros.isEmpty ? "" : "\\phantom{\(zeros)}")}$"
    }
    let zeros = String(repeating: "0", count: max(0, room.decimals - fraction.count))
    let point = fraction.isEmpty ? "." : ""
    return zeros.isEmpty ? "$\(text)$" : "$\(text)\\phantom{\(point)\(zeros)}$"
  }
}

extension String {
  /// The text with every character that LaTeX would act on spelled out.
  fileprivate var latexEscaped: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "\"": result += "\\textquotedbl{}"
      // At the start of a row these would be arguments of the `\\` before it.
      case "[", "*": result += "{\(scalar)}"
      case "{", "}", "$", "&", "#", "_", "%": result += "\\\(scalar)"
      case "\0"..<" ", "\u{7F}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
