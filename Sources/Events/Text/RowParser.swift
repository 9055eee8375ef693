/// Goes through the rows of a piece and puts their cells where they belong.
struct RowParser {
  /// Where the cells of a column of the text go.
  private struct Target {
    var slot: Int
    var isNumber: Bool
    var factor: Double
    /// Numbers, masks, or codes of strings; NaN is missing.
    var values: UnsafeMutablePointer<Double>
  }

  private let reader: RowReader
  private let targets: [Target?]
  private let end: UnsafePointer<UInt8>
  private let bytes: TextBytes
  private var cursor: FieldCursor
  private var tables: [StringTable]

  /// - Parameter values: memory for each column that is read, with room for as many rows as there are lines.
  init(_ reader: RowReader, _ piece: TextPiece, values: [UnsafeMutablePointer<Double>]) {
    self.reader = reader
    targets = reader.slots.map { slot in
      if slot < 0 { return nil }
      let column = reader.columns[slot]
      return Target(
        slot: slot, isNumber: column.header.kind == .number, factor: column.factor,
        values: values[slot])
    }
    bytes = piece.bytes
    end = piece.end
    cursor = FieldCursor(place: bytes.start, separator: reader.separator, line: piece.line)
    tables = reader.columns.map { _ in StringTable() }
  }

  /// The strings of a column, in the order of their codes.
  func strings(_ slot: Int) -> [String] { tables[slot].strings }

  /// Reads every row and returns their number.
  mutating func readRows() throws(ReadError) -> Int {
    var row = 0
    while cursor.skipToRow(before: end) {
      for index in targets.indices {
        guard index == 0 || cursor.skipSeparator() else { throw raggedLine() }
        if let target = targets[index] {
          target.values[row] = try value(target)
        } else {
          _ = try cursor.field(before: end)
        }
      }
      cursor.skipBlanks()
      guard cursor.isAtLineEnd else { throw raggedLine() }
      cursor.skipLineEnd()
      row += 1
    }
    return row
  }

  @inline(__always)
  private mutating func value(_ target: Target) throws(ReadError) -> Double {
    if target.isNumber {
      cursor.skipBlanks()
      if let (value, next) = DecimalNumber.parse(cursor.place), cursor.isFieldEnd(next) {
        cursor.place = next
        return value * target.factor
      }
    }
    return try unusualValue(target.slot)
  }

  /// The value of a field that is not simply a number.
  private mutating func unusualValue(_ slot: Int) throws(ReadError) -> Double {
    cursor.skipBlanks()
    let header = reader.columns[slot].header
    let before = cursor
    let field = try cursor.field(before: end)
    if field.isMissing, header.kind != .boolean { return .nan }
    switch header.kind {
    case .number:
      if let number = field.number(isPercentage: header.isPercentage) {
        return number * reader.columns[slot].factor
      }
      throw before.error(.notANumber(column: header.name), at: before.place, text: field.excerpt)
    case .boolean:
      if field.matches("true") { return 1 }
      if field.matches("false") { return 0 }
      throw before.error(.notABoolean(column: header.name), at: before.place, text: field.excerpt)
    case .string:
      if let code = tables[slot].code(of: field) { return Double(code) }
      throw before.error(.badEncoding, at: before.place)
    }
  }

  /// The error for a line with too few or too many fields.
  private func raggedLine() -> ReadError {
    let expected = reader.slots.count
    var line = FieldCursor(place: cursor.lineStart, separator: cursor.separator, line: cursor.line)
    guard let fields = try? line.nextRow(before: end) else {
      return cursor.error(.fields(found: 0, expected: expected), at: cursor.place)
    }
    return cursor.error(
      .fields(found: fields.count, expected: expected), at: cursor.place,
      text: fields.last?.excerpt ?? "")
  }
}

extension FieldCursor {
  /// Goes to the next line that is neither blank nor a comment; `false` at the end of the text.
  @inline(__always)
  mutating func skipToRow(before end: UnsafePointer<UInt8>) -> Bool {
    while place < end {
      skipBlanks()
      if place[0] == .hash {
        skipLine()
      } else if isAtLineEnd {
        skipLineEnd()
      } else {
        return true
      }
    }
    return false
  }

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
