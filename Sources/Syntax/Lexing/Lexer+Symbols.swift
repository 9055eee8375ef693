// Operators and brackets, and what stands for them elsewhere.

extension Lexer {
  private struct Spelling {
    let bytes: [UInt8]
    let symbol: Symbol
    /// How it is written here, where the spelling is foreign.
    let proper: String?

    init(_ text: String, _ symbol: Symbol, _ proper: String? = nil) {
      bytes = Array(text.utf8)
      self.symbol = symbol
      self.proper = proper
    }
  }

  private static let own: [(String, Symbol)] = [
    ("..", .range), ("|>", .pipe), ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("==", .equal),
    ("!=", .notEqual), ("+-", .plusMinus), ("±", .plusMinus), ("·", .times), ("⋅", .times),
    ("\u{387}", .times), ("×", .times), ("+", .plus), ("-", .minus), ("*", .times), ("/", .over),
    ("^", .power), ("<", .less), (">", .greater), ("=", .assign), ("~", .distributed),
    (",", .comma), (".", .dot), (":", .colon), ("?", .question),
    // known from elsewhere, without a counterpart
    ("->", .arrow), ("%", .modulo), ("+=", .update), ("-=", .update), ("*=", .update),
    ("/=", .update),
  ]

  private static let foreign: [(String, Symbol, String)] = [
    ("===", .equal, "=="), ("!==", .notEqual, "!="), ("**", .power, "^"), ("&&", .and, "and"),
    ("&", .and, "and"), ("||", .or, "or"), ("|", .or, "or"), ("!", .not, "not"),
    (":=", .assign, "="), ("=>", .greaterOrEqual, ">="), ("=<", .lessOrEqual, "<="),
    ("<>", .notEqual, "!="), ("≤", .lessOrEqual, "<="), ("≥", .greaterOrEqual, ">="),
    ("≠", .notEqual, "!="), ("∧", .and, "and"), ("∨", .or, "or"), ("¬", .not, "not"),
    ("−", .minus, "-"), ("–", .range, ".."), ("…", .range, ".."), ("÷", .over, "/"),
    ("∗", .times, "*"),
  ]

  /// All spellings by their first byte, longer ones first.
  private static let spellings: [UInt8: [Spelling]] = {
    let all = own.map { Spelling($0, $1) } + foreign.map { Spelling($0, $1, $2) }
    return Dictionary(grouping: all) { $0.bytes[0] }
      .mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
  }()

  mutating func readSymbol() {
    let start = position
    if let symbol = Self.brackets[source[start]] { return readBracket(symbol) }
    if readForeignLine() || readForeignComment() || readFormatSpecifier() { return }
    if let known = Self.spellings[source[start]]?.first(where: { source.has($0.bytes, at: start) })
    {
      position += known.bytes.count
      if let proper = known.proper { respell(Span(start, position), as: .word(proper)) }
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
  /// Whether these bytes stand at an offset.
  func has(_ expected: [UInt8], at offset: Int) -> Bool {
    for (index, byte) in expected.enumerated() where self[offset + index] != byte { return false }
    return true
  }
}
