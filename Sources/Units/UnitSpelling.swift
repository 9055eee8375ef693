// A unit as text: for the screen, for a file or a cell, and for LaTeX.

extension Unit {
  /// As shown: `cm²/keV`, `events/(t·yr·keV)`, `keV⁻³`, `μB`; empty for a plain number.
  package var symbol: String {
    spelled(product: "·") { $0.unit.symbol + Self.superscript($1) }
  }

  /// As typed in a cell or a column header: `cm^2/keV`, `events/(t*yr*keV)`.
  package var ascii: String {
    spelled(product: "*") { $0.unit.name + Self.caret($1) }
  }

  /// As LaTeX that stands in math mode: `\mathrm{cm^{2}/keV}`.
  package var latex: String {
    let body = spelled(product: "\\,") { Self.latexName($0.unit) + Self.caret($1, braces: true) }
    return body.isEmpty ? "" : "\\mathrm{\(body)}"
  }

  private func spelled(product: String, _ spell: (Factor, Rational) -> String) -> String {
    let below = factors.filter { $0.exponent < .zero }
    guard below.count < factors.count else {
      return below.map { spell($0, $0.exponent) }.joined(separator: product)
    }
    let top = factors.filter { $0.exponent > .zero }.map { spell($0, $0.exponent) }
      .joined(separator: product)
    let bottom = below.map { spell($0, -$0.exponent) }.joined(separator: product)
    switch below.count {
    case 0: return top
    case 1: return "\(top)/\(bottom)"
    default: return "\(top)/(\(bottom))"
    }
  }

  private static func superscript(_ exponent: Rational) -> String {
    guard exponent.isWhole else { return caret(exponent) }
    return exponent == .one ? "" : "\(exponent)".map { superscripts[$0] ?? "" }.joined()
  }

  /// `^2`, `^-1`, `^0.5`; a third, which has no finite decimal, is `^0.333333`.
  private static func caret(_ exponent: Rational, braces: Bool = false) -> String {
    guard exponent != .one else { return "" }
    let text = formatNumber(exponent.doubleValue)
    return braces ? "^{\(text)}" : "^\(text)"
  }

  private static func latexName(_ unit: NamedUnit) -> String {
    switch unit.name {
    case "muB": "\\mu_{B}"
    case "%": "\\%"
    default:
      unit.symbol.hasPrefix("μ") ? "\\mu " + unit.symbol.dropFirst() : unit.symbol
    }
  }

  private static let superscripts: [Character: String] = [
    "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
    "8": "⁸", "9": "⁹",
  ]
}
