package import Columns

/// A table in a file. Its columns are known at once; cells are read when they are asked for, and no others.
package protocol TableSource: Sendable {
  var headers: [ColumnHeader] { get }

  /// What else is in the file, and why it makes no column.
  var refused: [RefusedColumn] { get }

  /// The number of rows; `nil` for text, which tells only as it is read.
  var rowCount: Int? { get }

  /// Begins to read some columns, at the first row.
  ///
  /// - Parameters:
  ///   - columns: indices into `headers`.
  ///   - factors: for each of them what its numbers are multiplied with, to internal units.
  ///   - threads: how many threads read; the result does not depend on it.
  func cursor(
    columns: [Int], factors: [Double], threads: Int
  ) throws(ReadError) -> any TableCursor
}

/// Goes once through the rows of some columns.
package protocol TableCursor {
  /// Reads the next rows: as many as asked for, or those that are left; none at the end.
  ///
  /// - Parameter interrupted: called every few thousand rows, from several threads; throws to end the work.
  /// - Returns: the columns, in the order in which they were asked for.
  /// - Throws: `ReadError`, and what `interrupted` throws.
  mutating func next(
    _ count: Int, interrupted: @Sendable () throws -> Void
  ) throws -> [ColumnData]
}

/// A column of a file that does not hold a number, a truth value or a text in each row.
package struct RefusedColumn: Sendable, Equatable {
  package var name: String
  package var reason: String

  package init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }

  var error: ReadError {
    ReadError(
      .unsupported(
        "`\(name)` is not read: \(reason)",
        help: "columns of one number, truth value or text in each row are read"))
  }
}

extension TableSource {
  package var refused: [RefusedColumn] { [] }

  /// All rows of some columns.
  package func read(
    columns: [Int], factors: [Double], threads: Int, interrupted: @Sendable () throws -> Void
  ) throws -> [ColumnData] {
    var cursor = try cursor(columns: columns, factors: factors, threads: threads)
    return try cursor.next(.max, interrupted: interrupted)
  }
}
