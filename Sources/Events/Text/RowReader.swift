/// Reads the rows of one chunk into columns.
struct RowReader {
  /// Where the values of a column go: numbers, masks, or codes of the chunk's own strings; NaN is missing.
  struct Column: @unchecked Sendable {
    var header: ColumnHeader
    var factor: Double
    var values: UnsafeMutablePointer<Double>
  }

  /// What is known of a chunk when it is read: for each column its strings in the order of their codes.
  struct Part: Sendable {
    var strings: [[String]]
  }

  private let chunk: TextChunk
  private let columns: [Column]
  private var cursor: FieldCursor
  private var tables: [StringTable]

  init(chunk: TextChunk, separator: Separator, columns: [Column]) {
    self.chunk = chunk
    self.columns = columns
    cursor = FieldCursor(place: chunk.start, separator: separator, line: chunk.line)
    tables = columns.map { _ in StringTable() }
  }

  mutating func read(_ interrupted: () throws -> Void) throws -> Part {
    for row in chunk.rows {
      if row & 0xfff == 0 { try interrupted() }
      cursor.skipBlanks()
      while cursor.isAtLineEnd {
        cursor.skipLineEnd()
        cursor.skipBlanks()
      }
      try readRow(row)
    }
    return Part(strings: tables.map(\.strings))
  }

  @inline(__always)
  private mutating func readRow(_ row: Int) throws {
    for index in columns.indices {
      guard index == 0 || cursor.skipSeparator() else { throw raggedLine() }
      columns[index].values[row] = try value(index)
    }
    cursor.skipBlanks()
    guard cursor.isAtLineEnd else { throw raggedLine() }
    cursor.skipLineEnd()
  }

  @inline(__always)
  private mutating func value(_ index: Int) throws -> Double {
    if columns[index].header.kind == .number {
      cursor.skipBlanks()
      if let (value, next) = DecimalNumber.parse(cursor.place), cursor.isFieldEnd(next) {
        cursor.place = next
        return value * columns[index].factor
      }
    }
    return try unusualValue(index)
  }

  /// The value of a field that is not simply a number.
  private mutating func unusualValue(_ index: Int) throws -> Double {
    cursor.skipBlanks()
    let header = columns[index].header
    let before = cursor
    let field = try cursor.field(before: chunk.end)
    if field.isMissing, header.kind != .boolean { return .nan }
    switch header.kind {
    case .number:
      if let number = field.number(isPercentage: header.isPercentage) {
        return number * columns[index].factor
      }
      throw before.error(.notANumber(column: header.name), at: before.place, text: field.excerpt)
    case .boolean:
      if field.matches("true") { return 1 }
      if field.matches("false") { return 0 }
      throw before.error(.notABoolean(column: header.name), at: before.place, text: field.excerpt)
    case .string:
      if let code = tables[index].code(of: field) { return Double(code) }
      throw before.error(.badEncoding, at: before.place)
    }
  }

  /// The error for a line with too few or too many fields.
  private func raggedLine() -> ReadError {
    var line = FieldCursor(place: cursor.lineStart, separator: cursor.separator, line: cursor.line)
    guard let fields = try? line.nextRow(before: chunk.end) else {
      return cursor.error(.fields(found: 0, expected: columns.count), at: cursor.place)
    }
    return cursor.error(
      .fields(found: fields.count, expected: columns.count), at: cursor.place,
      text: fields.last?.excerpt ?? "")
  }
}

extension FieldCursor {
  /// Whether a field may end here.
  @inline(__always)
  fileprivate func isFieldEnd(_ place: UnsafePointer<UInt8>) -> Bool {
    switch separator {
    case .byte(let byte): place[0] == byte || place[0] == .lineFeed || place[0] == .carriageReturn
    case .blanks:
      place[0] == .space || place[0] == .tab || place[0] == .lineFeed
        || place[0] == .carriageReturn
    }
  }
}
