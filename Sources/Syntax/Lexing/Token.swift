/// One word of a cell. Blanks are between tokens; a string with `{…}` inside is several tokens.
package struct Token: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    case number, unit, name, keyword, string, `operator`, bracket, comment
    /// The end of a statement or of a block's entry, and the end of the cell.
    case newline, end
  }

  package var kind: Kind
  package var span: Span
  /// What an operator, keyword or bracket is, whichever way it was spelled.
  package var symbol: Symbol?
  /// The value of a number.
  var value = 0.0
  /// The index of the matching bracket.
  var partner: Int?
}

/// The operators, keywords and brackets of the language, by their usual spelling.
package enum Symbol: String, Sendable {
  case `for`, `in`, `if`, then, `else`, and, or, not, `as`, with, `true`, `false`

  case plus = "+", minus = "-", times = "*", over = "/", power = "^", plusMinus = "±"
  case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
  case equal = "==", notEqual = "!="
  case range = "..", pipe = "|>", assign = "=", distributed = "~"
  case comma = ",", dot = ".", colon = ":", question = "?"
  /// An exponent such as `²`.
  case superscript

  case leftParenthesis = "(", rightParenthesis = ")"
  case leftBracket = "[", rightBracket = "]"
  case leftBrace = "{", rightBrace = "}"
  /// The braces of `"{expression}"`.
  case interpolationStart, interpolationEnd

  /// Known from other languages, without a counterpart here; the parser shows the idiom.
  case arrow = "->", update = "+=", modulo = "%"
}

extension Symbol {
  static let keywords: [String: Symbol] = Dictionary(
    uniqueKeysWithValues: [
      `for`, `in`, `if`, then, `else`, and, or, not, `as`, with, `true`, `false`,
    ].map { ($0.rawValue, $0) })

  /// A line that ends in one of these goes on in the next.
  var awaitsOperand: Bool {
    switch self {
    case .plus, .minus, .times, .over, .power, .plusMinus, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .equal, .notEqual, .range, .pipe, .assign, .distributed, .and, .or, .not,
      .if, .then, .else, .as, .in, .for, .with:
      true
    default: false
    }
  }

  /// Stands between two operands, so no line can start with it.
  var isInfix: Bool {
    switch self {
    case .minus, .not, .if, .assign, .distributed, .for: false
    case .dot: true
    default: awaitsOperand
    }
  }

  /// The bracket that closes this one.
  var closing: Symbol? {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    case .leftBrace: .rightBrace
    case .interpolationStart: .interpolationEnd
    default: nil
    }
  }

  /// As the user sees it in the source.
  var spelling: String {
    switch self {
    case .interpolationStart: "{"
    case .interpolationEnd: "}"
    case .superscript: "²"
    default: rawValue
    }
  }
}
