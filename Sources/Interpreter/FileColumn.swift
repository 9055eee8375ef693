package import Columns
internal import Synchronization

/// A column that is in a file until it is used.
package final class FileColumn: Sendable {
  package typealias Interrupted = @Sendable () throws -> Void
  /// Reads the next so many rows.
  package typealias Parts = (Int, Interrupted) throws -> ColumnData

  private let read: @Sendable (Interrupted) throws -> ColumnData
  private let beginParts: (@Sendable () -> Parts)?
  private let known = Mutex<ColumnData?>(nil)

  /// - Parameters:
  ///   - parts: begins to read the column from its first row; `nil` if it must be read as a whole, as one of strings.
  ///   - read: reads all of it.
  package init(
    parts: (@Sendable () -> Parts)?, read: @escaping @Sendable (Interrupted) throws -> ColumnData
  ) {
    self.read = read
    beginParts = parts
  }

  /// All cells, read once.
  func cells(interrupted: Interrupted) throws -> ColumnData {
    try known.withLock { known in
      if let known { return known }
      let cells = try read(interrupted)
      known = cells
      return cells
    }
  }

  /// The cells of these rows, in this order.
  func gathered(_ rows: [Int]) -> FileColumn {
    FileColumn(parts: nil) { interrupted in
      try self.cells(interrupted: interrupted).gather(rows: rows, interrupted: interrupted)
    }
  }

  /// Reads the column from its first row; `nil` if it is in memory already, or must be read as a whole.
  func parts() -> Parts? { known.withLock { $0 == nil } ? beginParts?() : nil }
}
