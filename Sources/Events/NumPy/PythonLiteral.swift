/// A literal of Python, as the headers of NumPy's files are written.
indirect enum PythonLiteral: Equatable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case none
  /// A tuple or a list.
  case sequence([PythonLiteral])
  case dictionary([String: PythonLiteral])

  init(_ bytes: ArraySlice<UInt8>) throws(ReadError) {
    var parser = PythonLiteralParser(bytes: bytes)
    self = try parser.literal(depth: 0)
  }
}

private struct PythonLiteralParser {
  var bytes: ArraySlice<UInt8>

  static let depthLimit = 8

  private var malformed: ReadError { ReadError(.damaged("its header is no Python literal")) }

  mutating func literal(depth: Int) throws(ReadError) -> PythonLiteral {
    guard depth < Self.depthLimit else { throw malformed }
    skipBlanks()
    switch bytes.first {
    case UInt8(ascii: "{"): return try dictionary(depth)
    case UInt8(ascii: "("): return .sequence(try elements(until: UInt8(ascii: ")"), depth))
    case UInt8(ascii: "["): return .sequence(try elements(until: UInt8(ascii: "]"), depth))
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return .string(try string())
    default: return try word()
    }
  }

  private mutating func dictionary(_ depth: Int) throws(ReadError) -> PythonLiteral {
    bytes.removeFirst()
    var members: [String: PythonLiteral] = [:]
    while !takes(UInt8(ascii: "}")) {
      skipBlanks()
      let key = try string()
      guard takes(UInt8(ascii: ":")) else { throw malformed }
      members[key] = try literal(depth: depth + 1)
      if !takes(UInt8(ascii: ",")), bytes.first != UInt8(ascii: "}") { throw malformed }
    }
    return .dictionary(members)
  }

  private mutating func elements(
    until close: UInt8, _ depth: Int
  ) throws(ReadError) -> [PythonLiteral] {
    bytes.removeFirst()
    var elements: [PythonLiteral] = []
    while !takes(close) {
      elements.append(try literal(depth: depth + 1))
      if !takes(UInt8(ascii: ",")), bytes.first != close { throw malformed }
    }
    return elements
  }

  private mutating func string() throws(ReadError) -> String {
    guard let quote = bytes.popFirst(), quote == .quote || quote == UInt8(ascii: "'") else {
      throw malformed
    }
    var content: [UInt8] = []
    while let byte = bytes.popFirst() {
      if byte == quote { return String(decoding: content, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        content.append(byte)
        continue
      }
      guard let escaped = bytes.popFirst() else { break }
      content.append(escaped)
    }
    throw malformed
  }

  private mutating func word() throws(ReadError) -> PythonLiteral {
    let end = bytes.firstIndex { !($0.isLetterOrDigit || $0 == UInt8(ascii: "-")) }
    let text = String(decoding: bytes[..<(end ?? bytes.endIndex)], as: UTF8.self)
    bytes = bytes[(end ?? bytes.endIndex)...]
    // Python 2 wrote long integers with an L.
    let digits = text.last == "L" ? text.dropLast() : text[...]
    switch text {
    case "True": return .boolean(true)
    case "False": return .boolean(false)
    case "None": return .none
    default:
      guard let number = Int(digits) else { throw malformed }
      return .integer(number)
    }
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard bytes.first == byte else { return false }
    bytes.removeFirst()
    skipBlanks()
    return true
  }

  private mutating func skipBlanks() {
    while let byte = bytes.first, byte == .space || byte == .lineFeed || byte == .tab {
      bytes.removeFirst()
    }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    self &- UInt8(ascii: "0") < 10 || (self | 0x20) &- UInt8(ascii: "a") < 26
  }
}
