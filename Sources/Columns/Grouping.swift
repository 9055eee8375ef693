/// Rows grouped by the values of one or more columns; the groups are in order of first appearance.
///
/// Missing values of a column are equal to each other here, and so are 0 and -0.
package struct Grouping: Sendable {
  /// What becomes of a group's numbers. Missing ones are left out.
  package enum Reduction: Sendable, CaseIterable {
    /// `sum` of none is 0; `mean`, `minimum` and `maximum` of none are NaN; `count` is of numbers not missing.
    case sum, mean, minimum, maximum, count
  }

  /// The group of each row.
  package private(set) var groups: [Int32]
  /// The first row of each group.
  package private(set) var firstRows: [Int]

  /// The number of groups.
  package var count: Int { firstRows.count }

  /// - Parameter interrupted: called every few thousand rows; throws to end the work.
  package init(
    by columns: [ColumnData], rows: Int, interrupted: () throws -> Void
  ) throws {
    precondition(columns.allSatisfy { $0.count == rows })
    groups = Array(repeating: 0, count: rows)
    firstRows = rows > 0 ? [0] : []
    for column in columns {
      try split(by: column, interrupted)
    }
  }

  /// The numbers of rows in each group.
  package var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for group in groups { sizes[Int(group)] += 1 }
    return sizes
  }

  /// One number for each group, from a number in each row.
  package func reduce(
    _ values: [Double], _ reduction: Reduction, interrupted: () throws -> Void
  ) throws -> [Double] {
    precondition(values.count == groups.count)
    var tallies = [Tally](repeating: Tally(), count: count)
    for (row, value) in values.enumerated() {
      try poll(row, interrupted)
      if !value.isNaN { tallies[Int(groups[row])].add(value) }
    }
    return tallies.map { $0[reduction] }
  }

  /// Splits each group by the values of a column.
  private mutating func split(by column: ColumnData, _ interrupted: () throws -> Void) throws {
    let values = try Self.distinct(rows: groups.count, interrupted, key: column.identity())
    let pairs = try Self.distinct(rows: groups.count, interrupted) { [groups] row in
      UInt64(UInt32(bitPattern: groups[row])) << 32
        | UInt64(UInt32(bitPattern: values.numbers[row]))
    }
    groups = pairs.numbers
    firstRows = pairs.firstRows
  }

  /// Numbers the distinct keys in order of first appearance.
  private static func distinct(
    rows: Int, _ interrupted: () throws -> Void, key: (Int) -> UInt64
  ) throws -> (numbers: [Int32], firstRows: [Int]) {
    var known: [UInt64: Int32] = [:]
    var firstRows: [Int] = []
    var numbers: [Int32] = []
    numbers.reserveCapacity(rows)
    for row in 0..<rows {
      try poll(row, interrupted)
      let key = key(row)
      if let number = known[key] {
        numbers.append(number)
      } else {
        let number = Int32(truncatingIfNeeded: firstRows.count)
        known[key] = number
        numbers.append(number)
        firstRows.append(row)
      }
    }
    return (numbers, firstRows)
  }
}

extension ColumnData {
  /// For each row a number that is the same for equal values.
  fileprivate func identity() -> (Int) -> UInt64 {
    switch self {
    case .numbers(let values):
      return { values[$0].isNaN ? Double.nan.bitPattern : (values[$0] + 0).bitPattern }
    case .packed(let packed):
      if case .int64s(let values) = packed.values { return { UInt64(bitPattern: values[$0]) } }
      return { packed[$0].isNaN ? Double.nan.bitPattern : (packed[$0] + 0).bitPattern }
    case .strings(let codes, _): return { UInt64(UInt32(bitPattern: codes[$0])) }
    case .booleans(let values): return { values[$0] ? 1 : 0 }
    }
  }
}

/// The running reductions of one group.
private struct Tally {
  var sum = CompensatedSum()
  var count = 0
  var minimum = Double.infinity
  var maximum = -Double.infinity

  mutating func add(_ value: Double) {
    sum.add(value)
    count += 1
    minimum = min(minimum, value)
    maximum = max(maximum, value)
  }

  subscript(reduction: Grouping.Reduction) -> Double {
    switch reduction {
    case .sum: sum.value
    case .mean: count > 0 ? sum.value / Double(count) : .nan
    case .minimum: count > 0 ? minimum : .nan
    case .maximum: count > 0 ? maximum : .nan
    case .count: Double(count)
    }
  }
}
