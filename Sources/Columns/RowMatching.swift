/// Pairs of rows of two tables whose keys are equal.
///
/// Pairs are in the order of the left rows, and of the right ones for each. A missing key equals none.
package struct RowMatching: Sendable {
  package private(set) var left: [Int] = []
  package private(set) var right: [Int] = []

  /// - Parameters:
  ///   - keys: the key columns, each of the left and of the right table.
  ///   - leftRows: the number of rows of the left table.
  ///   - rightRows: that of the right one.
  ///   - most: how many pairs there may be.
  ///   - interrupted: called every few thousand rows; throws to end the work.
  /// - Throws: `TooMany`, and what `interrupted` throws.
  package init(
    _ keys: [(left: ColumnData, right: ColumnData)], leftRows: Int, rightRows: Int,
    most: Int = 100_000_000, interrupted: () throws -> Void
  ) throws {
    let columns = try keys.map { try $0.left.followed(by: $0.right, interrupted: interrupted) }
    let grouping = try Grouping(
      by: columns, rows: leftRows + rightRows, interrupted: interrupted)
    let isMissing = columns.map(\.machineInput)
    func hasKey(_ row: Int) -> Bool { isMissing.allSatisfy { !$0[row].isNaN } }
    var partners = [[Int]](repeating: [], count: grouping.count)
    for row in 0..<rightRows where hasKey(leftRows + row) {
      partners[Int(grouping.groups[leftRows + row])].append(row)
    }
    for row in 0..<leftRows where hasKey(row) {
      try poll(row, interrupted)
      let matches = partners[Int(grouping.groups[row])]
      guard left.count + matches.count <= most else { throw TooMany(most: most) }
      left += Array(repeating: row, count: matches.count)
      right += matches
    }
  }

  /// There would be more pairs than anyone can use.
  package struct TooMany: Error {
    package let most: Int
  }
}

extension ColumnData {
  /// The rows of this column, then those of another of the same kind.
  fileprivate func followed(
    by other: ColumnData, interrupted: () throws -> Void
  ) throws -> ColumnData {
    switch (self, other) {
    case (.strings, .strings):
      let rows = (0..<count).map { string(at: $0) } + (0..<other.count).map { other.string(at: $0) }
      return try .strings(rows, interrupted: interrupted)
    case (.booleans(let first), .booleans(let second)): return .booleans(first + second)
    default: return .numbers(machineInput + other.machineInput)
    }
  }
}
