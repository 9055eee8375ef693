import Columns
import Events
import Interpreter
import Semantics
import Syntax

/// A table of which columns are read as they are used.
struct TableInFile: Sendable {
  let source: any TableSource
  /// For each column what its numbers are multiplied with, to base units.
  let factors: [Double]
  /// As the user wrote it.
  let path: String
  let threads: Int

  /// All rows of some columns.
  func read(
    _ columns: [Int], _ interrupted: @Sendable () throws -> Void
  ) throws -> [ColumnData] {
    try explaining {
      try source.read(
        columns: columns, factors: columns.map { factors[$0] }, threads: threads,
        interrupted: interrupted)
    }
  }

  func column(_ index: Int) -> FileColumn {
    let begin: @Sendable () -> FileColumn.Parts = { parts(of: index) }
    // The numbers of strings are those of the whole column.
    let isString = source.headers[index].kind == .string
    return FileColumn(parts: isString ? nil : begin) { interrupted in
      try read([index], interrupted)[0]
    }
  }

  /// Reads a column from its first row, a part at each call.
  private func parts(of index: Int) -> FileColumn.Parts {
    var cursor: (any TableCursor)?
    return { count, interrupted in
      try explaining {
        if cursor == nil {
          cursor = try source.cursor(
            columns: [index], factors: [factors[index]], threads: threads)
        }
        return try cursor?.next(count, interrupted: interrupted).first ?? .numbers([])
      }
    }
  }

  /// Says of an error of the file where it is; the cell that used the column adds its place.
  private func explaining<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let error as ReadError {
      let failure = SchemaFailure(error, path)
      throw Diagnostic(
        failure.code, failure.message, [], help: failure.help.map { [.init($0)] } ?? [])
    }
  }
}
