/// What `dipole-hdf5`, the process that reads HDF5 files, says to this one: a tag, a length, and so many bytes.
///
/// libhdf5 crashes on some damaged files. A process of its own ends alone.
package enum HDF5Message {
  /// The file cannot be read; the last message.
  case failure(ReadError)
  /// What the file holds.
  case table(HDF5Table)
  /// Some rows: for each column its cells, of one width or each behind its length in four bytes.
  case rows(count: Int, cells: [UInt8])
  /// All rows are told.
  case end

  /// The message as bytes.
  package var bytes: [UInt8] {
    var writer = HDF5MessageWriter()
    let tag: UInt8
    switch self {
    case .failure(let error):
      tag = 0
      writer.append(error)
    case .table(let table):
      tag = 1
      writer.append(table)
    case .rows(let count, let cells):
      tag = 2
      writer.append(count)
      writer.bytes += cells
    case .end: tag = 3
    }
    var message: [UInt8] = [tag]
    message.append(littleEndian: [UInt64(writer.bytes.count)])
    return message + writer.bytes
  }

  /// Takes the next message.
  init(_ stream: inout some ByteStream) throws(ReadError) {
    var head = ByteReader(try stream.bytes(9))
    let tag = try head.integer(UInt8.self)
    var reader = ByteReader(try stream.bytes(try head.size(UInt64.self)))
    switch tag {
    case 0: self = .failure(try reader.error())
    case 1: self = .table(try HDF5Table(&reader))
    case 2:
      let count = try reader.size(UInt64.self)
      self = .rows(count: count, cells: Array(try reader.take(reader.count)))
    default: self = .end
    }
  }
}

/// The columns of a table in an HDF5 file.
package struct HDF5Table: Sendable {
  package struct Column: Sendable {
    package var name: String
    /// Empty if none is said.
    package var unit: String
    package var content: CellFormat.Content

    package init(name: String, unit: String, content: CellFormat.Content) {
      (self.name, self.unit, self.content) = (name, unit, content)
    }
  }

  package var rowCount: Int
  package var columns: [Column]
  package var refused: [RefusedColumn]

  package init(rowCount: Int, columns: [Column], refused: [RefusedColumn]) {
    (self.rowCount, self.columns, self.refused) = (rowCount, columns, refused)
  }

  fileprivate init(_ reader: inout ByteReader) throws(ReadError) {
    self.init(rowCount: try reader.size(UInt64.self), columns: [], refused: [])
    for _ in 0..<(try reader.size(UInt64.self)) {
      let (name, unit) = (try reader.text(), try reader.text())
      columns.append(Column(name: name, unit: unit, content: try reader.content()))
    }
    for _ in 0..<(try reader.size(UInt64.self)) {
      refused.append(RefusedColumn(name: try reader.text(), reason: try reader.text()))
    }
  }
}

private struct HDF5MessageWriter {
  var bytes: [UInt8] = []

  mutating func append(_ number: Int) { bytes.append(littleEndian: [Int64(number)]) }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes += Array(text.utf8)
  }

  mutating func append(_ texts: [String]) {
    append(texts.count)
    for text in texts { append(text) }
  }

  mutating func append(_ table: HDF5Table) {
    append(table.rowCount)
    append(table.columns.count)
    for column in table.columns {
      append(column.name)
      append(column.unit)
      append(column.content)
    }
    append(table.refused.count)
    for column in table.refused {
      append(column.name)
      append(column.reason)
    }
  }

  private mutating func append(_ content: CellFormat.Content) {
    let place = simpleContents.firstIndex(of: content)
    append(place ?? simpleContents.count)
    if case .utf8(let count) = content { append(count) }
  }

  /// Those problems that can occur; any other is one of damage.
  mutating func append(_ error: ReadError) {
    append(error.part)
    switch error.problem {
    case .unsupported(let what, let help):
      append(1)
      append(what)
      append(help)
    case .lengths(let found, let expected):
      append(2)
      append(found)
      append(expected)
    case .noTable(let name, let names):
      append(3)
      append(name)
      append(names)
    case .severalTables(let names):
      append(4)
      append(names)
    case .empty: append(5)
    case .badEncoding: append(6)
    case .changed: append(7)
    case .damaged(let what):
      append(0)
      append(what)
    default:
      append(0)
      append(error.message)
    }
  }
}

/// All contents without a length, by the numbers that they have in messages.
private let simpleContents: [CellFormat.Content] = [
  .float32, .float64, .int8, .int16, .int32, .int64, .uint8, .uint16, .uint32, .uint64, .boolean,
  .text,
]

extension ByteReader {
  fileprivate mutating func text() throws(ReadError) -> String {
    String(decoding: try take(try size(UInt64.self)), as: UTF8.self)
  }

  fileprivate mutating func texts() throws(ReadError) -> [String] {
    var texts: [String] = []
    for _ in 0..<(try size(UInt64.self)) { texts.append(try text()) }
    return texts
  }

  fileprivate mutating func content() throws(ReadError) -> CellFormat.Content {
    let place = try size(UInt64.self)
    return simpleContents.indices.contains(place)
      ? simpleContents[place] : .utf8(try size(UInt64.self))
  }

  fileprivate mutating func error() throws(ReadError) -> ReadError {
    let part = try text()
    let problem: ReadError.Problem =
      switch try size(UInt64.self) {
      case 1: .unsupported(try text(), help: try text())
      case 2: .lengths(found: try size(UInt64.self), expected: try size(UInt64.self))
      case 3: .noTable(try text(), among: try texts())
      case 4: .severalTables(try texts())
      case 5: .empty
      case 6: .badEncoding
      case 7: .changed
      default: .damaged(try text())
      }
    return ReadError(problem, part: part)
  }
}
