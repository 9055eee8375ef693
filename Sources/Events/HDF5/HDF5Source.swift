internal import Columns

/// A table of an HDF5 file: the members of a compound dataset, or the datasets of a group.
struct HDF5Source: TableSource {
  let headers: [ColumnHeader]
  let refused: [RefusedColumn]
  private let path: String
  private let group: String?
  private let table: HDF5Table

  static let magic: [UInt8] = [0x89] + Array("HDF\r\n".utf8) + [0x1a, 0x0a]

  var rowCount: Int? { table.rowCount }

  /// - Parameter group: the path of a group or compound dataset, for a file with several tables.
  init(path: String, group: String?) throws(ReadError) {
    var process = try HDF5Process(["describe", path, group ?? ""])
    switch try HDF5Message(&process) {
    case .failure(let error): throw error
    case .table(let table): self.table = table
    case .rows, .end: throw ReadError(.damaged("it has no description"))
    }
    headers = table.columns.map { column in
      let unit = Self.plainUnits.contains(column.unit) ? nil : column.unit
      return ColumnHeader(
        column.name, unit: unit, kind: CellFormat(content: column.content).kind)
    }
    try headers.check(refused: table.refused)
    (refused, self.path, self.group) = (table.refused, path, group)
  }

  /// What the attribute of a number without a unit may say.
  private static let plainUnits = ["", "1", "none", "dimensionless"]

  func cursor(
    columns: [Int], factors: [Double], threads: Int
  ) throws(ReadError) -> any TableCursor {
    let process = try HDF5Process(
      ["read", path, group ?? "", "\(table.rowCount)"] + columns.map(String.init))
    let cells = zip(columns, factors).map {
      (format: CellFormat(content: table.columns[$0].content), factor: $1)
    }
    return HDF5Cursor(process: process, cells: cells, rowsLeft: table.rowCount)
  }
}

/// Takes the rows that the process tells.
private struct HDF5Cursor: TableCursor {
  var process: HDF5Process
  let cells: [(format: CellFormat, factor: Double)]
  var rowsLeft: Int
  /// What was told last, and how many rows of it were taken.
  private var piece: [[UInt8]] = []
  private var pieceRows = 0
  private var taken = 0
  /// The texts of those columns that have cells of any length.
  private var texts: [[String]] = []

  init(process: HDF5Process, cells: [(format: CellFormat, factor: Double)], rowsLeft: Int) {
    (self.process, self.cells, self.rowsLeft) = (process, cells, rowsLeft)
  }

  /// For how many cells to make room at most before they come.
  private static let reserved = 1 << 24

  mutating func next(
    _ count: Int, interrupted: @Sendable () throws -> Void
  ) throws -> [ColumnData] {
    var left = min(count, rowsLeft)
    rowsLeft -= left
    var builders = cells.map {
      ColumnBuilder($0.format, factor: $0.factor, count: min(left, Self.reserved))
    }
    while left > 0, !cells.isEmpty {
      try interrupted()
      if taken == pieceRows { try readPiece() }
      let rows = taken..<min(taken + left, pieceRows)
      for index in cells.indices { try append(rows, of: index, to: &builders[index]) }
      taken = rows.upperBound
      left -= rows.count
    }
    return builders.map(\.column)
  }

  private mutating func readPiece() throws(ReadError) {
    switch try HDF5Message(&process) {
    case .failure(let error): throw error
    case .rows(let count, let cells) where count > 0:
      var reader = ByteReader(cells)
      piece = []
      texts = []
      for cell in self.cells {
        if cell.format.content == .text {
          piece.append([])
          texts.append(try reader.texts(count))
        } else {
          let (length, isTooLong) = count.multipliedReportingOverflow(by: cell.format.width)
          guard !isTooLong else { throw ReadError(.truncated) }
          piece.append(Array(try reader.take(length)))
          texts.append([])
        }
      }
      (pieceRows, taken) = (count, 0)
    case .rows, .table, .end: throw ReadError(.truncated)
    }
  }

  private func append(
    _ rows: Range<Int>, of index: Int, to builder: inout ColumnBuilder
  ) throws(ReadError) {
    let format = cells[index].format
    if format.content == .text {
      for text in texts[index][rows] { builder.append(text) }
      return
    }
    let appended = piece[index].withUnsafeBytes { buffer in
      Result { () throws(ReadError) in
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[(rows.lowerBound * format.width)...])
        try builder.append(
          StoredCells(bytes, format, stride: format.width, count: rows.count))
      }
    }
    try appended.get()
  }
}

extension ByteReader {
  /// Texts, each behind its length in four bytes.
  fileprivate mutating func texts(_ count: Int) throws(ReadError) -> [String] {
    var texts: [String] = []
    for _ in 0..<count {
      let bytes = try take(try size(UInt32.self))
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ReadError(.badEncoding)
      }
      texts.append(text)
    }
    return texts
  }
}
