/// A spelling from another language, and its counterpart here.
struct Respelling {
  let span: Span
  let proper: Proper

  enum Proper: Equatable {
    case word(String)
    /// The same text in double quotes.
    case string
  }
}

extension Lexer {
  /// Takes note of a foreign spelling; reading goes on as if its counterpart stood there.
  mutating func respell(_ span: Span, as proper: Respelling.Proper) {
    respellings.append(Respelling(span: span, proper: proper))
  }

  /// Characters without meaning: one error for each, with all its places.
  mutating func reportStray(_ span: Span, _ scalar: Unicode.Scalar) {
    let stray = Diagnostic.strayCharacter(span, scalar)
    guard let known = diagnostics.firstIndex(where: { $0.message == stray.message }) else {
      return report(stray)
    }
    diagnostics[known].merge(stray)
  }

  /// `True` and `False`.
  func foreignWord(_ text: String) -> (Symbol, Respelling.Proper)? {
    guard tokens.last?.symbol != .dot else { return nil }
    switch text {
    case "True", "TRUE": return (.true, .word("true"))
    case "False", "FALSE": return (.false, .word("false"))
    default: return nil
    }
  }

  /// `%magic` and `!shell`, which go to the end of their line.
  mutating func readForeignLine() -> Bool {
    let start = position
    guard tokens.last.map({ $0.kind == .newline }) ?? true,
      source[start] == UInt8(ascii: "%") || source[start] == UInt8(ascii: "!")
    else { return false }
    let line = source.lineSpan(source.lineIndex(at: start))
    let isNegation = source[start] == UInt8(ascii: "!") && isOneWord(Span(start + 1, line.end))
    guard !isNegation else { return false }
    position = line.end
    report(.foreignLine(Span(start, line.end), whole: source.wholeLine(at: start)))
    return true
  }

  private func isOneWord(_ span: Span) -> Bool {
    !source.text(span).contains(" ") && startsName(at: span.start)
  }

  /// `// comment` and `/* comment */`; between operands `//` is Python's floor division.
  mutating func readForeignComment() -> Bool {
    let start = position
    guard source[start] == UInt8(ascii: "/"),
      source[start + 1] == UInt8(ascii: "/") || source[start + 1] == UInt8(ascii: "*")
    else { return false }
    let line = source.lineSpan(source.lineIndex(at: start))
    var next = start + 2
    while source[next].isBlank { next += 1 }
    let isBetweenOperands =
      tokens.last.map { $0.endsOperand && $0.span.end >= line.start } ?? false
      && (source[next].isDigit || source[next] == UInt8(ascii: "("))
    position = line.end
    comments.append(Token(kind: .comment, span: Span(start, line.end)))
    report(
      .foreignComment(
        Span(start, start + 2), source.text(Span(start, start + 2)), mayDivide: isBetweenOperands))
    return true
  }

  /// What no rule knows: a few characters get advice of their own, all others one answer.
  mutating func readStrayCharacter() {
    let start = position
    let (scalar, length) = source.scalar(at: start)
    position += length
    let span = Span(start, position)
    switch scalar {
    case ";": readSemicolon(span)
    case "\\": readBackslash(from: start)
    case "“", "”", "„": readCurlyQuotes(from: start)
    case "\u{A0}", "\u{2009}", "\u{202F}", "\u{2002}", "\u{2003}", "\u{3000}":
      respell(span, as: .word(" "))
    default: reportStray(span, scalar)
    }
  }

  /// `"{x:.2f}"`
  mutating func readFormatSpecifier() -> Bool {
    guard source[position] == UInt8(ascii: ":"), innermost == .interpolationStart else {
      return false
    }
    let start = position
    let ends = [UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "\n")]
    while position < source.bytes.count, !ends.contains(source[position]) { position += 1 }
    report(.formatSpecifier(Span(start, position)))
    return true
  }

  /// A semicolon ends a line or, inside brackets, separates like a comma.
  private mutating func readSemicolon(_ span: Span) {
    var next = span.end
    while source[next].isBlank { next += 1 }
    let endsLine =
      next >= source.bytes.count || source[next] == UInt8(ascii: "\n")
      || source[next] == UInt8(ascii: "\r") || source[next] == UInt8(ascii: "#")
    let separates = innermost != nil && innermost != .interpolationStart
    if endsLine, innermost == nil || innermost == .leftBrace { return respell(span, as: .word("")) }
    respell(span, as: .word(separates ? "," : "\n"))
    add(separates ? .operator : .newline, from: span.start, separates ? .comma : nil)
  }

  /// `\theta` outside a string is what completion turns into `θ`; alone it joins lines in Python.
  private mutating func readBackslash(from start: Int) {
    let end = source.endOfName(at: position)
    let span = Span(start, end)
    let letter = Name.greekLetter(named: source.text(Span(position, end)))
    position = end
    if let letter {
      respell(span, as: .word(letter))
      add(.name, from: start)
    } else {
      report(.backslash(span, in: source))
    }
  }

  private mutating func readCurlyQuotes(from start: Int) {
    while position < source.bytes.count, source[position] != UInt8(ascii: "\n") {
      let (scalar, length) = source.scalar(at: position)
      position += length
      if scalar == "”" || scalar == "“" || scalar == "\"" { break }
    }
    add(.string, from: start)
    respell(Span(start, position), as: .string)
  }
}

extension Token {
  /// Whether an operand can end with this token, so that another cannot follow.
  var endsOperand: Bool {
    switch kind {
    case .number, .unit, .name, .string: true
    default:
      [.rightParenthesis, .rightBracket, .rightBrace, .true, .false, .superscript].contains(symbol)
    }
  }

  /// Whether an operand can start with this token.
  var startsOperand: Bool {
    switch kind {
    case .number, .name, .string, .unit: true
    default: [.leftParenthesis, .leftBracket, .leftBrace, .true, .false].contains(symbol)
    }
  }
}
