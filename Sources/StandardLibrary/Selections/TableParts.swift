import Columns
import Interpreter
import Selections
import Semantics

extension TableData {
  /// Goes through the columns that row expressions use, and one more perhaps, from the first row to the last; in parts
  /// that leave sums as they are, if the columns are too large for the memory.
  func forEachPart(
    of bodies: [Abstraction], with further: Int? = nil,
    _ interrupted: @Sendable () throws -> Void,
    _ body: (_ columns: [ColumnData], _ rows: Range<Int>) throws -> Void
  ) throws {
    let used = bodies.flatMap(\.parameters).compactMap(\.column) + [further].compactMap { $0 }
    try forEachPart(
      of: Set(used), partLength: 64 * SelectionRun.stretchLength, interrupted: interrupted, body)
  }
}
