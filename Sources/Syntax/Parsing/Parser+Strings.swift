extension Parser {
  /// The pieces of a string and the expressions between them.
  mutating func string() throws(Diagnostic) -> Expression {
    let start = current.span.start
    var parts: [StringPart] = []
    repeat {
      let piece = textOfPiece(advance())
      if !piece.isEmpty { parts.append(.text(piece)) }
      guard take(.interpolationStart) != nil else { break }
      parts.append(.interpolation(try expression()))
      try expect(.interpolationEnd)
    } while current.kind == .string
    return try make(.string(parts), from: start)
  }

  /// A piece without its quotes and with its escapes replaced.
  private func textOfPiece(_ token: Token) -> String {
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
    return String(decoding: text, as: UTF8.self)
  }
}
