/// Where a text stops being JSON, which the decoder does not tell.
package struct JSONFault: Sendable, Equatable {
  /// Both from 1 on.
  package let line: Int
  package let column: Int

  /// The first fault of a text; nil if it is JSON.
  package init?(in text: String) {
    var scanner = JSONScanner(Array(text.utf8))
    guard !scanner.isWhole() else { return nil }
    let before = scanner.bytes[..<min(scanner.position, scanner.bytes.count)]
    line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    column = 1 + String(decoding: before[start...], as: UTF8.self).count
  }
}

/// Goes through a text as long as it is JSON.
private struct JSONScanner {
  let bytes: [UInt8]
  private(set) var position = 0

  private static let deepest = 200

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func isWhole() -> Bool {
    guard value(depth: 0) else { return false }
    skipBlanks()
    return position == bytes.count
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 32 || (9...10).contains(byte) || byte == 13 { position += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    skipBlanks()
    guard let byte = next, depth < Self.deepest else { return false }
    switch Unicode.Scalar(byte) {
    case "{": return list(closedBy: "}", depth, isObject: true)
    case "[": return list(closedBy: "]", depth, isObject: false)
    case "\"": return string()
    default: return word()
    }
  }

  private mutating func list(
    closedBy end: Unicode.Scalar, _ depth: Int, isObject: Bool
  ) -> Bool {
    position += 1
    if take(end) { return true }
    repeat {
      if isObject {
        skipBlanks()
        guard string(), take(":") else { return false }
      }
      guard value(depth: depth + 1) else { return false }
    } while take(",")
    return take(end)
  }

  private mutating func string() -> Bool {
    guard next == UInt8(ascii: "\"") else { return false }
    position += 1
    while let byte = next, byte != UInt8(ascii: "\""), byte >= 32 {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    guard next == UInt8(ascii: "\"") else { return false }
    position += 1
    return true
  }

  /// A number, or `true`, `false` or `null`.
  private mutating func word() -> Bool {
    let start = position
    while let byte = next, !",]}:\"[{ \t\r\n".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if ["true", "false", "null"].contains(text) { return true }
    if Double(text) != nil, text.first?.isLetter == false { return true }
    position = start
    return false
  }
}
