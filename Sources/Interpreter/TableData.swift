package import Columns

import Glibc

/// The columns of a table, all of one length; their names and units are in the table's `Schema`.
package struct TableData: Sendable {
  package enum Column: Sendable {
    case here(ColumnData)
    /// Read when it is first used.
    case inFile(FileColumn)
  }

  package let contents: [Column]
  package let rowCount: Int

  package init(contents: [Column], rowCount: Int) {
    self.contents = contents
    self.rowCount = rowCount
  }

  package init(columns: [ColumnData], rowCount: Int) {
    self.init(contents: columns.map { .here($0) }, rowCount: rowCount)
  }

  /// The cells of a column.
  ///
  /// - Parameter interrupted: called while a file is read; throws to end the work.
  package func column(
    _ index: Int, interrupted: @Sendable () throws -> Void
  ) throws -> ColumnData {
    switch contents[index] {
    case .here(let cells): cells
    case .inFile(let column): try column.cells(interrupted: interrupted)
    }
  }

  /// The same table with all columns in memory, as it is before it is shown.
  package func loaded(interrupted: @Sendable () throws -> Void) throws -> TableData {
    TableData(
      columns: try contents.indices.map { try column($0, interrupted: interrupted) },
      rowCount: rowCount)
  }

  /// The columns of a table that is `loaded`; one that is in its file still has no cells here.
  package var columns: [ColumnData] {
    contents.map { if case .here(let cells) = $0 { cells } else { .numbers([]) } }
  }

  /// The rows at these places, in this order; of columns in a file when they are used.
  package func gather(
    _ rows: [Int], interrupted: @Sendable () throws -> Void
  ) throws -> TableData {
    let gathered = try contents.map { column -> Column in
      switch column {
      case .here(let cells): .here(try cells.gather(rows: rows, interrupted: interrupted))
      case .inFile(let column): .inFile(column.gathered(rows))
      }
    }
    return TableData(contents: gathered, rowCount: rows.count)
  }

  /// Goes through some columns from the first row to the last: in one part where there is the memory for them, or else
  /// in parts that are read one after the other and then forgotten.
  ///
  /// - Parameters:
  ///   - used: the places of the columns; the others are empty in what `body` is given.
  ///   - partLength: the rows of each part but the last.
  ///   - memory: the bytes that the columns may take, a quarter of the machine's unless a test says less.
  package func forEachPart(
    of used: Set<Int>, partLength: Int, memory: Int = Self.quarterOfMemory,
    interrupted: @Sendable () throws -> Void,
    _ body: (_ columns: [ColumnData], _ rows: Range<Int>) throws -> Void
  ) throws {
    var readers: [Int: FileColumn.Parts] = [:]
    if rowCount > memory / 8 / max(1, used.count) {
      for index in used { readers[index] = parts(of: index) }
    }
    let here = try contents.indices.map { index in
      used.contains(index) && readers[index] == nil
        ? try column(index, interrupted: interrupted) : .numbers([])
    }
    guard !readers.isEmpty else { return try body(here, 0..<rowCount) }
    for start in stride(from: 0, to: rowCount, by: partLength) {
      let rows = start..<min(start + partLength, rowCount)
      let columns = try here.indices.map { index in
        if let next = readers[index] { return try next(rows.count, interrupted) }
        guard used.contains(index) else { return here[index] }
        return try here[index].gather(rows: Array(rows), interrupted: interrupted)
      }
      try body(columns, rows)
    }
  }

  /// Reads a column from its first row; `nil` if it is here, or must be read as a whole.
  private func parts(of index: Int) -> FileColumn.Parts? {
    if case .inFile(let column) = contents[index] { column.parts() } else { nil }
  }

  package static let quarterOfMemory = max(
    1 << 28, sysconf(Int32(_SC_PHYS_PAGES)) / 4 * sysconf(Int32(_SC_PAGESIZE)))
}

extension Value {
  /// The same value with all of its columns in memory, as it is before it is shown.
  package func loaded(interrupted: @Sendable () throws -> Void) throws -> Value {
    guard case .table(let table) = self else { return self }
    return .table(try table.loaded(interrupted: interrupted))
  }
}
