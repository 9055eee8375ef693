extension Parser {
  /// The pieces of a string and the expressions between them.
  mutating func string() throws(Diagnostic) -> Expression {
    let start = current.span.start
    var parts = textPart(advance())
    while take(.interpolationStart) != nil {
      parts.append(.interpolation(try expression()))
      try expect(.interpolationEnd)
      if current.kind == .string { parts += textPart(advance()) }
    }
    return try make(.string(parts), from: start)
  }

  /// A piece without its quotes and with its escapes replaced; nothing where that is empty.
  private func textPart(_ token: Token) -> [StringPart] {
    var bytes = source.bytes[token.span.start..<token.span.end]
    var text: [UInt8] = []
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): break
      case UInt8(ascii: "\\"):
        guard let escaped = bytes.popFirst() else { break }
        text.append(escaped == UInt8(ascii: "n") ? UInt8(ascii: "\n") : escaped)
      default: text.append(byte)
      }
    }
    return text.isEmpty ? [] : [.text(String(decoding: text, as: UTF8.self))]
  }
}
