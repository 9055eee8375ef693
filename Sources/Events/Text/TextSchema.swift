/// A column of a text table, as its header says.
package struct ColumnHeader: Sendable, Equatable {
  package enum Kind: Sendable, Equatable { case number, string, boolean }

  package var name: String
  /// What stands in `[…]` after the name; `nil` if nothing does.
  package var unitText: String?
  package var kind: Kind
}

/// The columns of a text table, and how its lines are divided.
struct TextSchema: Sendable, Equatable {
  var headers: [ColumnHeader]
  let separator: Separator
  /// Whether the first line of the text is the header.
  let hasHeaderLine: Bool

  /// The rows from which the kinds of the columns are told.
  private static let sampleRows = 1_000

  /// Reads the header and the first 1,000 rows of a text.
  ///
  /// A header is a line of names, each perhaps with a unit: `E [GeV], theta [rad], truth`. Lines that begin with `#`
  /// are comments. A column holds numbers if it has a unit or all of its sample are numbers or missing (empty,
  /// `NA`, `nan`, `null`, `-`); booleans if all are `true` or `false`; otherwise strings.
  /// - Parameter columns: a header, for a text that has none.
  init(_ beginning: TextBeginning, columns: String?) throws(ReadError) {
    let bytes = TextBytes(beginning.bytes[...])
    defer { withExtendedLifetime(bytes) {} }
    var cursor = try Self.firstLine(bytes)
    if let columns {
      headers = try Self.headers(of: columns)
      separator = cursor.separator
      let first = try? HeaderLine(cursor, before: bytes.end)
      hasHeaderLine = first?.headers.map(\.name) == headers.map(\.name)
    } else {
      let line = try HeaderLine(cursor, before: bytes.end)
      if line.isAllNumbers { throw ReadError(.noHeader, line: cursor.line, column: 1) }
      headers = line.headers
      separator = cursor.separator
      hasHeaderLine = true
    }
    if hasHeaderLine { cursor.skipLine() }
    try findKinds(&cursor, bytes, isWhole: beginning.isWhole)
  }

  /// The columns that a header given as a text names.
  static func headers(of text: String) throws(ReadError) -> [ColumnHeader] {
    let bytes = TextBytes(text: text)
    defer { withExtendedLifetime(bytes) {} }
    return try HeaderLine(try firstLine(bytes), before: bytes.end).headers
  }

  /// Where the rows of these bytes begin.
  func rows(of bytes: TextBytes) throws(ReadError) -> FieldCursor {
    var cursor = try Self.firstLine(bytes)
    if hasHeaderLine {
      let names = try HeaderLine(cursor, before: bytes.end).headers.map(\.name)
      guard names == headers.map(\.name) else { throw ReadError(.changed, line: cursor.line) }
      cursor.skipLine()
    }
    return FieldCursor(place: cursor.place, separator: separator, line: cursor.line)
  }

  /// The first line that is neither blank nor a comment.
  private static func firstLine(_ bytes: TextBytes) throws(ReadError) -> FieldCursor {
    var cursor = FieldCursor(place: bytes.start, separator: .blanks, line: 1)
    while cursor.place < bytes.end {
      cursor.skipBlanks()
      if !cursor.isAtLineEnd, cursor.place[0] != .hash {
        var end = cursor.lineStart
        while end[0] != .lineFeed { end += 1 }
        let line = UnsafeBufferPointer(start: cursor.lineStart, count: end - cursor.lineStart)
        return FieldCursor(
          place: cursor.lineStart, separator: Separator(ofLine: line), line: cursor.line)
      }
      cursor.skipLine()
    }
    throw ReadError(.empty)
  }

  private mutating func findKinds(
    _ cursor: inout FieldCursor, _ bytes: TextBytes, isWhole: Bool
  ) throws(ReadError) {
    var evidence = headers.map { _ in KindEvidence() }
    for _ in 0..<Self.sampleRows {
      guard let fields = try cursor.nextRow(before: bytes.end) else { break }
      // The last line of a part of the file may be a part of a line.
      if !isWhole, cursor.place == bytes.end { break }
      for (index, field) in fields.enumerated() where index < headers.count {
        evidence[index].see(field, isPercentage: headers[index].isPercentage)
      }
    }
    for index in headers.indices {
      headers[index].kind = headers[index].unitText != nil ? .number : evidence[index].kind
    }
  }
}

extension ColumnHeader {
  /// Whether its cells may be written with a percent sign.
  var isPercentage: Bool { unitText == "%" }
}

extension FieldCursor {
  /// All fields of the next line that is neither blank nor a comment; `nil` at the end of the text.
  mutating func nextRow(before end: UnsafePointer<UInt8>) throws(ReadError) -> [Field]? {
    guard skipToRow(before: end) else { return nil }
    var fields = [try field(before: end)]
    while skipSeparator() { fields.append(try field(before: end)) }
    skipLineEnd()
    return fields
  }
}

/// What the sample of a column says about its kind.
private struct KindEvidence {
  private var numbers = 0
  private var booleans = 0
  private var strings = 0
  private var missing = 0

  mutating func see(_ field: Field, isPercentage: Bool) {
    if field.isMissing {
      missing += 1
    } else if field.number(isPercentage: isPercentage) != nil {
      numbers += 1
    } else if field.matches("true") || field.matches("false") {
      booleans += 1
    } else {
      strings += 1
    }
  }

  var kind: ColumnHeader.Kind {
    if strings > 0 { return .string }
    if booleans > 0 { return numbers + missing > 0 ? .string : .boolean }
    return .number
  }
}

extension Field {
  /// The field as a number, if it is one; a missing value is none.
  func number(isPercentage: Bool) -> Double? {
    // The byte after a field is always there, and no part of a number.
    guard let (value, next) = DecimalNumber.parse(start) else { return nil }
    if next == end { return value }
    if isPercentage, next[0] == UInt8(ascii: "%"), next + 1 == end { return value }
    return nil
  }
}
