// A string is a row of tokens: `"mu = {`, the tokens of the expression, `} done"`. The pieces of
// text are `.string` tokens, quotes included; the braces between them are brackets of their own.

extension Lexer {
  mutating func readString() {
    let start = position
    if source[start + 1] == UInt8(ascii: "\""), source[start + 2] == UInt8(ascii: "\"") {
      return readTripleQuoted()
    }
    position += 1
    readStringPiece(from: start)
  }

  /// Reads text up to the closing quote or the next `{`.
  mutating func readStringPiece(from start: Int) {
    while position < source.bytes.count {
      switch source[position] {
      case UInt8(ascii: "\""):
        position += 1
        return add(.string, from: start)
      case UInt8(ascii: "{"):
        if position > start { add(.string, from: start) }
        let brace = position
        position += 1
        add(.bracket, from: brace, .interpolationStart)
        return open.append(tokens.count - 1)
      case UInt8(ascii: "\\"): readEscape()
      case UInt8(ascii: "\n"): return endUnclosedString(from: start)
      default: position += 1
      }
    }
    endsInString = true
    endUnclosedString(from: start)
  }

  private mutating func readEscape() {
    let start = position
    position += 1
    guard position < source.bytes.count, source[position] != UInt8(ascii: "\n") else { return }
    let (scalar, length) = source.scalar(at: position)
    position += length
    if !["\"", "\\", "n", "{", "}"].contains(scalar) {
      report(.unknownEscape(Span(start, position)))
    }
  }

  /// Ends an unclosed string before the closing brackets at the end of its line, where the missing
  /// quote most likely belongs, so that the rest of the cell still makes sense.
  private mutating func endUnclosedString(from start: Int) {
    var end = position
    var quote = position
    var closers = open.count
    while quote > start + 1, closers > 0 || source[quote - 1].isBlank {
      let last = source[quote - 1]
      guard last.isBlank || [UInt8(ascii: ")"), UInt8(ascii: "]")].contains(last) else { break }
      if !last.isBlank {
        closers -= 1
        end = quote - 1
      }
      quote -= 1
    }
    position = end
    if end > start { add(.string, from: start) }
    // inside `{…}` it is the outer string that is not closed
    if !isInsideString { report(.unclosedString(Span(start, end), quoteAt: end)) }
  }

  /// No string goes over a line break; the `{` of one that does is forgotten.
  mutating func endStringAtLineBreak() {
    let isInside = open.firstIndex { tokens[$0].symbol == .interpolationStart }
    guard let outermost = isInside else { return }
    reportUnclosedInterpolation(tokens[open[outermost]].span, endOfLine: position)
    open.removeSubrange(outermost...)
  }

  /// A lone quote at the end closes the outer string, and only a `}` is missing before it.
  mutating func reportUnclosedInterpolation(_ brace: Span, endOfLine: Int) {
    let quote = tokens.last { $0.kind != .end }?.span ?? brace
    let isLone = source.text(quote) == "\""
    report(
      .unclosedInterpolation(
        brace, close: isLone ? .insert("}", at: quote.start) : .insert("}\"", at: endOfLine)))
  }

  /// `'text'` becomes a string; a lone quote is no character of the language.
  mutating func readSingleQuoted() {
    let start = position
    var end = start + 1
    while end < source.bytes.count, source[end] != UInt8(ascii: "\n"),
      source[end] != UInt8(ascii: "'")
    {
      end += source[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard source[end] == UInt8(ascii: "'") else {
      position += 1
      return reportStray(Span(start, position), "'")
    }
    position = end + 1
    add(.string, from: start)
    respell(Span(start, position), as: .string)
  }

  private mutating func readTripleQuoted() {
    let start = position
    position += 3
    while position < source.bytes.count,
      source.text(Span(position, position + 3)) != "\"\"\""
    {
      position += 1
    }
    position = min(position + 3, source.bytes.count)
    add(.string, from: start)
    report(.tripleQuotes(Span(start, position)))
  }
}
