/// What stands between the fields of a line.
enum Separator: Sendable, Equatable {
  case byte(UInt8)
  /// Any number of blanks and tabs.
  case blanks

  /// That of a line: the first comma, semicolon or tab outside of quotes and `[…]`, or else blanks, of which a tab beside
  /// a blank is one.
  init(ofLine line: UnsafeBufferPointer<UInt8>) {
    var isQuoted = false
    var depth = 0
    for (index, byte) in line.enumerated() {
      switch byte {
      case .quote: isQuoted.toggle()
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ";"), .tab:
        let isBlank = byte == .tab && line[max(index - 1, 0)...].prefix(3).contains(.space)
        if !isQuoted, depth <= 0, !isBlank {
          self = .byte(byte)
          return
        }
      default: break
      }
    }
    self = .blanks
  }
}

/// One field: its bytes without the blanks around it, and without its quotes.
struct Field {
  var start: UnsafePointer<UInt8>
  var end: UnsafePointer<UInt8>
  var isQuoted = false
  /// Whether a quote inside is written twice.
  var hasQuotes = false

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: end - start) }

  /// The text; `nil` if the bytes are not UTF-8.
  var text: String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    return hasQuotes ? text.replacingDoubledQuotes : text
  }

  /// The beginning of the text as it stands in the file, for a message.
  var excerpt: String {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.count > 40 ? text.prefix(39) + "…" : text
  }

  /// Whether this is a way to say that there is no value.
  var isMissing: Bool {
    if isQuoted { return false }
    switch end - start {
    case 0: return true
    case 1: return start[0] == UInt8(ascii: "-")
    case 2, 3, 4: return Self.missingWords.contains { matches($0) }
    default: return false
    }
  }

  /// Whether the field is this word of lowercase letters and signs, in any case.
  func matches(_ word: StaticString) -> Bool {
    guard word.utf8CodeUnitCount == end - start else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy {
      let byte = start[$0]
      let isUpper = byte &- UInt8(ascii: "A") < 26
      return (isUpper ? byte | 0x20 : byte) == word.utf8Start[$0]
    }
  }

  private static let missingWords: [StaticString] = ["na", "n/a", "nan", "null"]
}

extension String {
  fileprivate var replacingDoubledQuotes: String {
    var result = ""
    var isSecond = false
    for scalar in unicodeScalars {
      if scalar == "\"", isSecond {
        isSecond = false
        continue
      }
      isSecond = scalar == "\""
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

/// A place in a text table from which fields are taken one after the other.
struct FieldCursor {
  var place: UnsafePointer<UInt8>
  let separator: Separator
  /// The line, from 1, and where it begins.
  var line: Int
  var lineStart: UnsafePointer<UInt8>

  init(place: UnsafePointer<UInt8>, separator: Separator, line: Int) {
    self.place = place
    self.separator = separator
    self.line = line
    lineStart = place
  }

  @inline(__always)
  var isAtLineEnd: Bool {
    place[0] == .lineFeed || (place[0] == .carriageReturn && place[1] == .lineFeed)
  }

  /// Whether this byte is a blank beside a field.
  @inline(__always)
  func isBlank(_ byte: UInt8) -> Bool {
    byte == .space || (byte == .tab && separator != .byte(.tab))
  }

  @inline(__always)
  mutating func skipBlanks() {
    while isBlank(place[0]) { place += 1 }
  }

  /// Steps over the separator; `false` at the end of the line.
  @inline(__always)
  mutating func skipSeparator() -> Bool {
    switch separator {
    case .byte(let byte):
      guard place[0] == byte else { return false }
      place += 1
      return true
    case .blanks:
      skipBlanks()
      return !isAtLineEnd
    }
  }

  /// Steps over the end of the line, which has been reached.
  @inline(__always)
  mutating func skipLineEnd() {
    place += place[0] == .carriageReturn ? 2 : 1
    line += 1
    lineStart = place
  }

  mutating func skipLine() {
    while !isAtLineEnd { place += 1 }
    skipLineEnd()
  }

  /// The field here, up to its separator.
  mutating func field(before end: UnsafePointer<UInt8>) throws(ReadError) -> Field {
    skipBlanks()
    return place[0] == .quote ? try quotedField(before: end) : plainField()
  }

  private mutating func plainField() -> Field {
    let start = place
    while !isAtLineEnd, !isSeparator(place[0]) { place += 1 }
    var last = place
    while last > start, isBlank(last[-1]) { last -= 1 }
    return Field(start: start, end: last)
  }

  @inline(__always)
  private func isSeparator(_ byte: UInt8) -> Bool {
    switch separator {
    case .byte(let separator): byte == separator
    case .blanks: isBlank(byte)
    }
  }

  private mutating func quotedField(before end: UnsafePointer<UInt8>) throws(ReadError) -> Field {
    let (openLine, openStart, open) = (line, lineStart, place)
    place += 1
    var field = Field(start: place, end: place, isQuoted: true)
    while place < end {
      if place[0] == .quote {
        if place[1] != .quote { break }
        field.hasQuotes = true
        place += 1
      } else if place[0] == .lineFeed {
        line += 1
        lineStart = place + 1
      }
      place += 1
    }
    guard place < end else {
      throw ReadError(.unclosedQuote, line: openLine, column: open - openStart + 1)
    }
    field.end = place
    place += 1
    skipBlanks()
    guard isAtLineEnd || isSeparator(place[-1]) || isSeparator(place[0]) else {
      var rest = self
      throw error(.textAfterQuote, at: place, text: rest.plainField().excerpt)
    }
    return field
  }

  /// An error at a place of the current line; the column counts characters.
  func error(
    _ problem: ReadError.Problem, at place: UnsafePointer<UInt8>, text: String = ""
  ) -> ReadError {
    let before = UnsafeBufferPointer(start: lineStart, count: max(place - lineStart, 0))
    let column = String(decoding: before, as: UTF8.self).count + 1
    return ReadError(problem, line: line, column: column, text: text)
  }
}
