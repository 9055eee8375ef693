/// Text that is not JSON, or JSON that is not what was asked for.
package struct JSONError: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

extension JSON {
  /// Reads JSON text (RFC 8259); of members with the same name, the last counts.
  ///
  /// Throws unless the text is UTF-8 throughout and one JSON value, with numbers that a `Double` can
  /// hold and no more than 512 arrays and objects inside one another.
  package init(text: Frame) throws(JSONError) {
    guard String(validating: text, as: UTF8.self) != nil else {
      throw JSONError("not UTF-8")
    }
    var reader = JSONReader(text: text)
    self = try reader.readAll()
  }
}

extension JSON.Members {
  /// Reads the text of an object.
  package init(text: Frame) throws(JSONError) {
    guard let members = try JSON(text: text).members else {
      throw JSONError("not an object")
    }
    self = members
  }
}

/// Reads one value after another, from bytes that are known to be UTF-8.
private struct JSONReader {
  private static let maximumDepth = 512

  private let text: Frame
  private var position = 0
  private var depth = 0

  init(text: Frame) { self.text = text }

  mutating func readAll() throws(JSONError) -> JSON {
    let value = try readValue()
    guard next() == nil else { throw unexpected() }
    return value
  }

  /// The byte at the position; nil at the end.
  private var current: UInt8? { position < text.count ? text[position] : nil }

  /// The next byte that is not white space, which is skipped.
  private mutating func next() -> UInt8? {
    while let byte = current, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { position += 1 }
    return current
  }

  private func unexpected() -> JSONError {
    JSONError(position < text.count ? "not JSON at byte \(position)" : "ends too early")
  }

  /// Takes a byte if it comes at once.
  private mutating func take(_ expected: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: expected) else { return false }
    position += 1
    return true
  }

  /// Takes a byte if it comes next.
  private mutating func takeNext(_ expected: Unicode.Scalar) -> Bool {
    next() == UInt8(ascii: expected) && take(expected)
  }

  private mutating func readValue() throws(JSONError) -> JSON {
    switch next() {
    case UInt8(ascii: "\""): .string(try readString())
    case UInt8(ascii: "{"): .object(try readObject())
    case UInt8(ascii: "["): .array(try readArray())
    case UInt8(ascii: "t"): try readWord("true", .bool(true))
    case UInt8(ascii: "f"): try readWord("false", .bool(false))
    case UInt8(ascii: "n"): try readWord("null", .null)
    default: .number(try readNumber())
    }
  }

  private mutating func readWord(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    guard text[position...].starts(with: word.utf8) else { throw unexpected() }
    position += word.utf8.count
    return value
  }

  private mutating func readObject() throws(JSONError) -> JSON.Members {
    try open()
    var members: JSON.Members = [:]
    if takeNext("}") { return close(members) }
    repeat {
      guard next() == UInt8(ascii: "\"") else { throw unexpected() }
      let name = try readString()
      guard takeNext(":") else { throw unexpected() }
      members[name] = try readValue()
    } while takeNext(",")
    guard takeNext("}") else { throw unexpected() }
    return close(members)
  }

  private mutating func readArray() throws(JSONError) -> [JSON] {
    try open()
    var elements: [JSON] = []
    if takeNext("]") { return close(elements) }
    repeat {
      elements.append(try readValue())
    } while takeNext(",")
    guard takeNext("]") else { throw unexpected() }
    return close(elements)
  }

  /// Takes an opening brace or bracket.
  private mutating func open() throws(JSONError) {
    guard depth < Self.maximumDepth else { throw JSONError("nested too deeply") }
    depth += 1
    position += 1
  }

  /// Comes back from what `open` went into.
  private mutating func close<Value>(_ value: Value) -> Value {
    depth -= 1
    return value
  }
}

extension JSONReader {
  private mutating func readNumber() throws(JSONError) -> Double {
    let start = position
    _ = take("-")
    if !take("0") { try readDigits() }
    if take(".") { try readDigits() }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try readDigits()
    }
    let number = Double(String(decoding: text[start..<position], as: UTF8.self))
    guard let number, number.isFinite else { throw JSONError("a number too large") }
    return number
  }

  /// One digit or more.
  private mutating func readDigits() throws(JSONError) {
    let start = position
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    if position == start { throw unexpected() }
  }

  /// A string, from its opening quote; what stands between escapes is copied as a whole.
  private mutating func readString() throws(JSONError) -> String {
    position += 1
    var string = ""
    var start = position
    while let byte = current, byte >= 0x20 {
      switch byte {
      case UInt8(ascii: "\""):
        string += String(decoding: text[start..<position], as: UTF8.self)
        position += 1
        return string
      case UInt8(ascii: "\\"):
        string += String(decoding: text[start..<position], as: UTF8.self)
        position += 1
        string.unicodeScalars.append(try readEscape())
        start = position
      default: position += 1
      }
    }
    throw unexpected()
  }

  /// What an escape stands for, after its backslash.
  private mutating func readEscape() throws(JSONError) -> Unicode.Scalar {
    guard let byte = current else { throw unexpected() }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try readCodePoint()
    default:
      position -= 1
      throw unexpected()
    }
  }

  /// Four hexadecimal digits, or two such escapes that are a surrogate pair.
  private mutating func readCodePoint() throws(JSONError) -> Unicode.Scalar {
    let high = try readCodeUnit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard UTF16.isLeadSurrogate(high), take("\\"), take("u") else { throw unexpected() }
    let low = try readCodeUnit()
    guard UTF16.isTrailSurrogate(low) else { throw unexpected() }
    return UTF16.decode(UTF16.EncodedScalar([high, low]))
  }

  private mutating func readCodeUnit() throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw unexpected()
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}
