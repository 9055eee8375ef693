/// Bytes to tokens. It knows the open brackets, because they decide what a line break means, and
/// what stands before a word, because after a number, `as` or `name:` a word is a unit.
struct Lexer {
  let source: SourceText
  var position = 0
  var tokens: [Token] = []
  var comments: [Token] = []
  /// Indices of the brackets that are open here, outermost first.
  var open: [Int] = []
  var diagnostics: [Diagnostic] = []
  /// Spellings from other languages that have a counterpart here, in the order of the source.
  var respellings: [Respelling] = []
  /// Where the source ends inside a string.
  var endsInString = false

  init(_ source: SourceText) {
    self.source = source
    if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// Reads the whole source; the last token is always `.end`.
  mutating func run() {
    while position < source.bytes.count { readToken() }
    add(.end, from: source.bytes.count)
    reportUnclosedBrackets()
  }

  /// Takes note of what is wrong; as many as a cell shows, because a broken file has a million.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Parser.errorLimit { diagnostics.append(diagnostic) }
  }

  private mutating func readToken() {
    switch source[position] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
    case UInt8(ascii: "\n"): readLineBreak()
    case UInt8(ascii: "#"): readComment()
    case UInt8(ascii: "\""): readString()
    case UInt8(ascii: "'"): readSingleQuoted()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case UInt8(ascii: ".") where source[position + 1].isDigit && !followsOperand: readNumber()
    default: if startsName(at: position) { readName() } else { readSymbol() }
    }
  }

  mutating func add(_ kind: Token.Kind, from start: Int, _ symbol: Symbol? = nil) {
    tokens.append(Token(kind: kind, span: Span(start, position), symbol: symbol))
  }

  /// Whether an operand ends right here, with no blank between.
  private var followsOperand: Bool {
    tokens.last.map { $0.endsOperand && $0.span.end == position } ?? false
  }

  func startsName(at offset: Int) -> Bool {
    offset < source.bytes.count && source.scalar(at: offset).scalar.startsName
  }

  private mutating func readName() {
    let start = position
    let end = source.endOfName(at: start)
    let text = source.text(Span(start, end))
    if unitMayStart(after: tokens[...]), Symbol.keywords[text] == nil { return readUnit() }
    position = end
    if let keyword = Symbol.keywords[text] {
      add(.keyword, from: start, keyword)
    } else if let (keyword, proper) = foreignWord(text) {
      respell(Span(start, end), as: proper)
      add(.keyword, from: start, keyword)
    } else {
      add(.name, from: start)
    }
  }

  /// After `as`, and after the colon of `(name: unit`, a word is a unit.
  func unitMayStart(after words: ArraySlice<Token>) -> Bool {
    guard let last = words.last else { return false }
    if last.symbol == .as { return true }
    guard last.symbol == .colon, words.count >= 3, innermost == .leftParenthesis else {
      return false
    }
    let before = words[words.endIndex - 3]
    return words[words.endIndex - 2].kind == .name
      && (before.symbol == .leftParenthesis || before.symbol == .comma)
  }

  /// Reads a unit word. Where it is malformed the parser, which reads it again, says so.
  mutating func readUnit() {
    let start = position
    position = UnitScanner.scan(source, at: start).unit.span.end
    add(.unit, from: start)
  }

  mutating func readComment() {
    let start = position
    while position < source.bytes.count, source[position] != UInt8(ascii: "\n") { position += 1 }
    comments.append(Token(kind: .comment, span: Span(start, position)))
  }
}

// MARK: - Line breaks

extension Lexer {
  /// Takes a line break with the blank lines and comments behind it. It ends a statement, except
  /// inside `(` or `[`, after an operator, and before a line that starts with one.
  private mutating func readLineBreak() {
    endStringAtLineBreak()
    let start = position
    skipBlankLines()
    guard position < source.bytes.count, innermost != .leftParenthesis, innermost != .leftBracket,
      let last = tokens.last, last.kind != .newline, last.symbol?.awaitsOperand != true,
      !continuesStatement(at: position)
    else { return }
    tokens.append(Token(kind: .newline, span: Span(start, start + 1)))
  }

  private mutating func skipBlankLines() {
    while true {
      switch source[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        position += 1
      case UInt8(ascii: "#"): readComment()
      default: return
      }
    }
  }

  /// Whether a line starts with `|>`, `and`, `or`, `+`, `*`, `/` or `^`.
  private func continuesStatement(at offset: Int) -> Bool {
    switch (source[offset], source[offset + 1]) {
    case (UInt8(ascii: "|"), UInt8(ascii: ">")): true
    case (UInt8(ascii: "+"), let next): next != UInt8(ascii: "-")
    case (UInt8(ascii: "/"), let next): next != UInt8(ascii: "/") && next != UInt8(ascii: "*")
    case (UInt8(ascii: "*"), _), (UInt8(ascii: "^"), _): true
    case (UInt8(ascii: "a"), _), (UInt8(ascii: "o"), _):
      ["and", "or"].contains(source.text(Span(offset, source.endOfName(at: offset))))
    default: false
    }
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
