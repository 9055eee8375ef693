// Operators and brackets, and what stands for them elsewhere.

extension Lexer {
  private static let operators: [(spelling: String, symbol: Symbol)] = [
    ("..", .range), ("|>", .pipe), ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("==", .equal),
    ("!=", .notEqual), ("+-", .plusMinus), ("±", .plusMinus), ("·", .times), ("⋅", .times),
    ("\u{387}", .times), ("×", .times), ("->", .arrow), ("+", .plus), ("-", .minus), ("*", .times),
    ("/", .over), ("^", .power), ("<", .less), (">", .greater), ("=", .assign),
    ("~", .distributed), ("%", .modulo), (",", .comma), (".", .dot), (":", .colon),
    ("?", .question),
  ]

  /// Longer ones first; these are looked up before the operators.
  private static let foreign: [(spelling: String, symbol: Symbol, proper: String)] = [
    ("===", .equal, "=="), ("!==", .notEqual, "!="), ("**", .power, "^"), ("&&", .and, "and"),
    ("||", .or, "or"), (":=", .assign, "="), ("=>", .greaterOrEqual, ">="),
    ("=<", .lessOrEqual, "<="), ("<>", .notEqual, "!="), ("≤", .lessOrEqual, "<="),
    ("≥", .greaterOrEqual, ">="), ("≠", .notEqual, "!="), ("∧", .and, "and"), ("∨", .or, "or"),
    ("¬", .not, "not"), ("−", .minus, "-"), ("–", .range, ".."), ("÷", .over, "/"),
    ("∗", .times, "*"), ("…", .range, ".."), ("&", .and, "and"),
  ]

  private static let updates = ["+=", "-=", "*=", "/="]

  mutating func readSymbol() {
    let start = position
    if let symbol = Self.brackets[source[start]] { return readBracket(symbol) }
    if readForeignLine() || readForeignComment() || readFormatSpecifier() { return }
    if Self.updates.contains(where: { source.matches($0, at: start) }) {
      position += 2
      return add(.operator, from: start, .update)
    }
    if let known = Self.foreign.first(where: { source.matches($0.spelling, at: start) }) {
      position += known.spelling.utf8.count
      respell(Span(start, position), as: .word(known.proper))
      return add(.operator, from: start, known.symbol)
    }
    if let known = Self.operators.first(where: { source.matches($0.spelling, at: start) }) {
      position += known.spelling.utf8.count
      return add(.operator, from: start, known.symbol)
    }
    if let exponent = source.superscript(at: start) {
      position += exponent.utf8Length
      return add(.operator, from: start, .superscript)
    }
    readStrayCharacter()
  }
}

// MARK: - Brackets

extension Lexer {
  private static let brackets: [UInt8: Symbol] = [
    UInt8(ascii: "("): .leftParenthesis, UInt8(ascii: ")"): .rightParenthesis,
    UInt8(ascii: "["): .leftBracket, UInt8(ascii: "]"): .rightBracket,
    UInt8(ascii: "{"): .leftBrace, UInt8(ascii: "}"): .rightBrace,
  ]

  var innermost: Symbol? { open.last.flatMap { tokens[$0].symbol } }

  /// Whether an expression inside a string is being read.
  var isInsideString: Bool { open.contains { tokens[$0].symbol == .interpolationStart } }

  private mutating func readBracket(_ symbol: Symbol) {
    let start = position
    position += 1
    if symbol.closing == nil { return close(symbol, from: start) }
    add(.bracket, from: start, symbol)
    open.append(tokens.count - 1)
  }

  private mutating func close(_ symbol: Symbol, from start: Int) {
    let opener = open.lastIndex { tokens[$0].symbol?.closing?.spelling == symbol.spelling }
    guard let innermost = open.last else {
      return report(.unopenedBracket(Span(start, position), symbol))
    }
    if opener != open.count - 1 {
      let proper = tokens[innermost].symbol?.closing ?? symbol
      report(
        .mismatchedBracket(
          tokens[innermost].span, proper, Span(start, position), isExtra: opener == nil))
    }
    // with no bracket of this kind open, it stands for the one that should be here
    let matched = opener ?? open.count - 1
    let first = open[matched]
    let closing = tokens[first].symbol?.closing
    add(.bracket, from: start, closing)
    tokens[first].partner = tokens.count - 1
    tokens[tokens.count - 1].partner = first
    open.removeSubrange(matched...)
    if closing == .interpolationEnd { readStringPiece(from: position) }
  }

  /// At the end of the cell. The advice closes brackets of one line at its end, if that line could
  /// end there, and all others at the end of the cell.
  mutating func reportUnclosedBrackets() {
    guard let first = open.first, let last = open.last else { return }
    if let brace = open.first(where: { tokens[$0].symbol == .interpolationStart }) {
      return reportUnclosedInterpolation(tokens[brace].span, endOfLine: source.bytes.count)
    }
    var end = tokens.count - 2
    let line = source.lineIndex(at: tokens[first].span.start)
    let endOfLine = source.lineSpan(line).end
    if tokens[last].span.end <= endOfLine {
      let lastOnLine = tokens[last...].prefix { $0.span.end <= endOfLine && $0.kind != .end }
      if let candidate = lastOnLine.indices.last, tokens[candidate].endsOperand { end = candidate }
    }
    let brackets = open.compactMap { index in
      tokens[index].symbol.map { (span: tokens[index].span, symbol: $0) }
    }
    diagnostics.append(.unclosedBrackets(brackets, closeAt: tokens[end].span.end))
  }
}

extension SourceText {
  /// Whether `text` stands at an offset.
  func matches(_ text: String, at offset: Int) -> Bool {
    var position = offset
    for byte in text.utf8 {
      guard self[position] == byte else { return false }
      position += 1
    }
    return true
  }
}
