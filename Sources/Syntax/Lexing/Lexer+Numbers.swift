extension Lexer {
  /// `12`, `1_000`, `0.31`, `1e-11`, and the unit word behind it, if any. `1..5` is a range.
  mutating func readNumber() {
    let start = position
    skipDigits()
    if source[position] == UInt8(ascii: ".") { readFraction(from: start) }
    readExponent()
    add(.number, from: start)
    setValue(of: Span(start, position))
    readUnitAfterNumber()
  }

  private mutating func skipDigits() {
    while source[position].isDigit || source[position] == UInt8(ascii: "_") { position += 1 }
  }

  private mutating func readFraction(from start: Int) {
    if source[position + 1].isDigit {
      position += 1
      skipDigits()
      if start < position, !source[start].isDigit {
        report(.missingZero(Span(start, position), at: start))
      } else if source[position] == UInt8(ascii: "."), source[position + 1].isDigit {
        readSecondPoint(from: start)
      }
    } else if source[position + 1] != UInt8(ascii: ".") {
      position += 1
      report(.missingZero(Span(start, position), at: position))
    }
  }

  private mutating func readSecondPoint(from start: Int) {
    while source[position].isDigit || source[position] == UInt8(ascii: ".") { position += 1 }
    report(.secondPoint(Span(start, position)))
  }

  private mutating func readExponent() {
    guard source[position] | 0x20 == UInt8(ascii: "e") else { return }
    var digits = position + 1
    if source[digits] == UInt8(ascii: "-") || source[digits] == UInt8(ascii: "+") { digits += 1 }
    guard source[digits].isDigit else { return }
    position = digits
    skipDigits()
  }

  private mutating func setValue(of span: Span) {
    let text = source.text(span)
    let plain = text.filter { $0 != "_" }
    if text.hasSuffix("_") || text.contains("__") || text.contains("_.") || text.contains("._") {
      report(.strayUnderscore(span, plain))
    }
    // nil only where the number is malformed, which has been reported
    guard let value = Double(plain) else { return }
    let mantissa = plain.prefix { $0 != "e" && $0 != "E" }
    if value.isInfinite || (value == 0 && mantissa.contains { ("1"..."9").contains($0) }) {
      report(.numberOutOfRange(span))
    }
    tokens[tokens.count - 1].value = value
  }

  private mutating func readUnitAfterNumber() {
    var start = position
    while source[start].isBlank { start += 1 }
    let isPercent = source[start] == UInt8(ascii: "%")
    guard isPercent || startsName(at: start) else { return }
    if !isPercent, Symbol.keywords[source.text(Span(start, source.endOfName(at: start)))] != nil {
      return
    }
    if isHexadecimal(at: start) { return readHexadecimal() }
    position = start
    readUnit()
  }

  private func isHexadecimal(at start: Int) -> Bool {
    start == position && source[start] | 0x20 == UInt8(ascii: "x")
      && tokens.last.map { source.text($0.span) } == "0" && hexadecimalValue(at: start) != nil
  }

  private func hexadecimalValue(at start: Int) -> Int? {
    Int(source.text(Span(start + 1, source.endOfName(at: start))), radix: 16)
  }

  private mutating func readHexadecimal() {
    guard let value = hexadecimalValue(at: position) else { return }
    position = source.endOfName(at: position)
    let last = tokens.count - 1
    tokens[last].span.end = position
    report(.hexadecimal(tokens[last].span, value))
  }
}
