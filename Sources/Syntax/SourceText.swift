/// A cell's source as UTF-8 bytes, and where its lines start.
package struct SourceText: Sendable {
  package let bytes: [UInt8]
  private let lineStarts: [Int]

  package init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The byte at an offset, or 0 outside the source: looking ahead needs no check.
  subscript(offset: Int) -> UInt8 {
    bytes.indices.contains(offset) ? bytes[offset] : 0
  }

  /// The text of a span; a span that reaches outside the source is cut to it.
  package func text(_ span: Span) -> String {
    let start = min(max(span.start, 0), bytes.count)
    let end = min(max(span.end, start), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The 1-based line and column of an offset; columns count code points.
  package func position(at offset: Int) -> (line: Int, column: Int) {
    let line = lineIndex(at: offset)
    let before = text(Span(lineStarts[line], offset))
    return (line + 1, before.unicodeScalars.count + 1)
  }

  /// The 0-based line that holds an offset, by bisection.
  func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// A 0-based line without its line break.
  func lineSpan(_ line: Int) -> Span {
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Span(start, end)
  }

  /// The line that holds an offset, with its line break: what goes when the line is deleted.
  func wholeLine(at offset: Int) -> Span {
    let line = lineIndex(at: offset)
    let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
    return Span(lineStarts[line], end)
  }

  /// The code point at an offset and its length in bytes; U+FFFD where the bytes are not UTF-8.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = self[offset]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length {
      let byte = self[offset + index]
      guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// Where the name that starts at an offset ends.
  func endOfName(at start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let (scalar, length) = scalar(at: end)
      guard scalar.continuesName else { break }
      end += length
    }
    return end
  }

  /// The first stretch of bytes that is not UTF-8, if there is one.
  func firstInvalidStretch() -> Span? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let scalar): offset += scalar.count
      case .error(let length): return Span(offset, offset + length)
      case .emptyInput: return nil
      }
    }
  }
}
