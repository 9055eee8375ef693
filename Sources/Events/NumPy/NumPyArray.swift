internal import Columns

/// One array of NumPy's: its header, and how to get at its bytes.
struct NumPyArray: Sendable {
  let name: String
  let header: NumPyHeader
  private let open: @Sendable () throws(ReadError) -> any ByteStream

  /// - Parameters:
  ///   - count: how many bytes there are, the header among them.
  ///   - open: gives them from the first on.
  init(
    name: String, count: Int, open: @escaping @Sendable () throws(ReadError) -> any ByteStream
  ) throws(ReadError) {
    (self.name, self.open) = (name, open)
    var stream = try open()
    header = try NumPyHeader(&stream)
    guard header.rowCount * header.stride <= count - header.count else {
      throw ReadError(.truncated)
    }
  }

  var columns: [ColumnHeader] {
    header.fields.map { field in
      let text =
        switch field.label {
        case .whole: name
        case .name(let name): name
        case .index(let index): "\(name)_\(index)"
        }
      return ColumnHeader(text, kind: field.format.kind)
    }
  }

  /// The bytes of the rows.
  fileprivate var rows: any ByteStream {
    get throws(ReadError) {
      var stream = try open()
      _ = try stream.bytes(header.count)
      return stream
    }
  }
}

/// Reads some fields of an array, row after row.
final class NumPyReader: @unchecked Sendable {
  private let array: NumPyArray
  private let cells: [(field: Int, factor: Double)]
  private var rows: any ByteStream
  private var rowsLeft: Int

  private static let pieceLength = 1 << 20

  init(_ array: NumPyArray, _ cells: [(field: Int, factor: Double)]) throws(ReadError) {
    (self.array, self.cells) = (array, cells)
    rows = try array.rows
    rowsLeft = array.header.rowCount
  }

  /// The next rows of each of the fields; on one thread at a time.
  func next(_ count: Int, interrupted: () throws -> Void) throws -> [ColumnData] {
    let header = array.header
    let count = min(count, rowsLeft)
    var builders = cells.map { field, factor in
      ColumnBuilder(header.fields[field].format, factor: factor, count: count)
    }
    let pieceRows = max(1, Self.pieceLength / header.stride)
    var done = 0
    while done < count {
      try interrupted()
      let length = min(pieceRows, count - done)
      try inPart("array `\(array.name)`") { () throws(ReadError) in
        try append(rows.bytes(length * header.stride), length, to: &builders)
      }
      done += length
    }
    rowsLeft -= count
    return builders.map(\.column)
  }

  private func append(
    _ bytes: [UInt8], _ count: Int, to builders: inout [ColumnBuilder]
  ) throws(ReadError) {
    for (index, cell) in cells.enumerated() {
      let field = array.header.fields[cell.field]
      let appended = bytes.withUnsafeBytes { buffer in
        Result { () throws(ReadError) in
          let cells = StoredCells(
            .init(rebasing: buffer[field.offset...]), field.format, stride: array.header.stride,
            count: count)
          try builders[index].append(cells)
        }
      }
      try appended.get()
    }
  }
}

/// Goes through several arrays at once.
struct NumPyCursor: TableCursor {
  let readers: [NumPyReader]
  /// Where each column of the readers, in their order, goes.
  let given: [Int]
  let threads: Int

  mutating func next(
    _ count: Int, interrupted: @Sendable () throws -> Void
  ) throws -> [ColumnData] {
    let parts = try concurrentMap(tasks: readers.count, threads: threads) { [readers] index in
      try readers[index].next(count, interrupted: interrupted)
    }
    return zip(given, parts.joined()).sorted { $0.0 < $1.0 }.map(\.1)
  }
}
