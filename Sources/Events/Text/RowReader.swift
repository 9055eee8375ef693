/// Reads the rows of a piece into columns.
struct RowReader: Sendable {
  struct Column: Sendable {
    var header: ColumnHeader
    /// What its numbers are multiplied with.
    var factor: Double
  }

  /// The columns that are read, in the order of the parts' columns.
  let columns: [Column]
  /// For each column of the text its place in `columns`; -1 for those that are not read.
  let slots: [Int]
  let separator: Separator

  /// - Parameter columns: indices into the headers, each at most once.
  init(_ schema: TextSchema, columns: [Int], factors: [Double]) {
    var slots = schema.headers.map { _ in -1 }
    for (slot, column) in columns.enumerated() { slots[column] = slot }
    self.slots = slots
    self.columns = zip(columns, factors).map { Column(header: schema.headers[$0], factor: $1) }
    separator = schema.separator
  }

  /// The rows of a piece.
  func read(_ piece: TextPiece) throws(ReadError) -> TextPart {
    let capacity = max(piece.lineCount, 1)
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: capacity * columns.count)
    defer { memory.deallocate() }
    let values = columns.indices.map { memory + $0 * capacity }
    var parser = RowParser(self, piece, values: values)
    let rows = try parser.readRows()
    let read = columns.indices.map { slot in
      TextPart.Column(
        columns[slot].header.kind, UnsafeBufferPointer(start: values[slot], count: rows),
        strings: parser.strings(slot))
    }
    return TextPart(rowCount: rows, columns: read)
  }
}

/// The rows of one piece, column by column.
struct TextPart: Sendable {
  enum Column: Sendable {
    case numbers([Double])
    /// Codes of the part's own strings; -1 is missing.
    case strings([Int32], [String])
    case booleans([Bool])

    /// - Parameter values: numbers, codes or masks; NaN is missing.
    init(_ kind: ColumnHeader.Kind, _ values: UnsafeBufferPointer<Double>, strings: [String]) {
      switch kind {
      case .number: self = .numbers(Array(values))
      case .boolean: self = .booleans(values.map { $0 != 0 })
      case .string: self = .strings(values.map { Int32(exactly: $0) ?? -1 }, strings)
      }
    }
  }

  let rowCount: Int
  var columns: [Column]
}
