extension TableView {
  /// The table as a `tabular` for the `booktabs` package.
  public func latex() -> String {
    let table = FormattedTable(self)
    let alignment = table.columns.map { $0.isNumeric ? "r" : "l" }.joined()
    var lines = ["\\begin{tabular}{\(alignment)}", "\\toprule"]
    if !table.groups.isEmpty {
      lines.append(Self.row(table.groups.map(\.latexHeader)))
      lines.append(table.groups.compactMap(\.latexRule).joined(separator: " "))
    }
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

extension ColumnGroup {
  fileprivate var latexHeader: String {
    "\\multicolumn{\(columns.count)}{c}{\((name ?? "").latexEscaped)}"
  }

  /// A line below the heading.
  fileprivate var latexRule: String? {
    name.map { _ in "\\cmidrule(lr){\(columns.lowerBound + 1)-\(columns.upperBound)}" }
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
    var isMathematics = false
    for scalar in unicodeScalars {
      let sign = Self.mathematics[scalar]
      if (sign != nil) != isMathematics {
        result += "$"
        isMathematics.toggle()
      }
      result += sign ?? Self.escaped(scalar)
    }
    return isMathematics ? result + "$" : result
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": "\\textbackslash{}"
    case "~": "\\textasciitilde{}"
    case "^": "\\textasciicircum{}"
    case "<": "\\textless{}"
    case ">": "\\textgreater{}"
    case "|": "\\textbar{}"
    case "\"": "\\textquotedbl{}"
    // At the start of a row these would be arguments of the `\\` before it.
    case "[", "*": "{\(scalar)}"
    case "{", "}", "$", "&", "#", "_", "%": "\\\(scalar)"
    case "\0"..<" ", "\u{7F}": " "
    default: String(scalar)
    }
  }

  /// Letters and signs that only the mathematics of LaTeX has.
  private static let mathematics: [Unicode.Scalar: String] = {
    let greek = [
      "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa",
      "lambda", "mu", "nu", "xi", "o", "pi", "rho", "varsigma", "sigma", "tau", "upsilon",
      "varphi", "chi", "psi", "omega",
    ]
    let capitals: [Unicode.Scalar: String] = [
      "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi",
      "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
    ]
    var signs: [Unicode.Scalar: String] = [
      "±": "\\pm", "²": "{}^2", "³": "{}^3", "¹": "{}^1", "⁻": "{}^-", "ᴺ": "{}^N", "√": "\\surd",
      "×": "\\times", "·": "\\cdot", "ο": "o",
    ]
    for (letter, name) in capitals { signs[letter] = "\\" + name }
    for (offset, name) in greek.enumerated() where name != "o" {
      guard let letter = Unicode.Scalar(0x3B1 + UInt32(offset)) else { continue }
      signs[letter] = "\\" + name
    }
    return signs
  }()
}
