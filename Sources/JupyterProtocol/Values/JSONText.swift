extension JSON {
  /// The value as JSON text (RFC 8259) in UTF-8, the members of every object in order of name.
  ///
  /// Numbers that JSON cannot write (infinite, or not a number) become null.
  package var text: Frame {
    var text = Frame()
    text.append(self)
    return text
  }
}

extension Frame {
  fileprivate mutating func append(_ value: JSON) {
    switch value {
    case .string(let string): appendQuoted(string)
    case .object(let members): append(members)
    case .array(let elements): append(elements)
    case .number(let number): append(number)
    case .bool(let bool): append(contentsOf: (bool ? "true" : "false").utf8)
    case .null: append(contentsOf: "null".utf8)
    }
  }

  private mutating func append(_ members: [String: JSON]) {
    append(UInt8(ascii: "{"))
    for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      appendQuoted(member.key)
      append(UInt8(ascii: ":"))
      append(member.value)
    }
    append(UInt8(ascii: "}"))
  }

  private mutating func append(_ elements: [JSON]) {
    append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      append(element)
    }
    append(UInt8(ascii: "]"))
  }

  /// Swift writes finite numbers as JSON does; whole ones lose their `.0`, since front ends take
  /// counts and positions as integers.
  private mutating func append(_ number: Double) {
    guard number.isFinite else { return append(.null) }
    append(contentsOf: number.description.utf8)
    if suffix(2).elementsEqual(".0".utf8) { removeLast(2) }
  }

  /// Everything between two bytes that must be escaped is copied as a whole.
  private mutating func appendQuoted(_ string: String) {
    append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { bytes in
      var rest = bytes.startIndex
      for (index, byte) in bytes.enumerated() where mustBeEscaped(byte) {
        append(contentsOf: bytes[rest..<index])
        appendEscape(of: byte)
        rest = index + 1
      }
      append(contentsOf: bytes[rest...])
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(of byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
    case ..<0x10: append(contentsOf: "u000\(String(byte, radix: 16))".utf8)
    case ..<0x20: append(contentsOf: "u00\(String(byte, radix: 16))".utf8)
    default: append(byte)
    }
  }
}

/// Whether a JSON string cannot hold the byte as it is.
private func mustBeEscaped(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}
