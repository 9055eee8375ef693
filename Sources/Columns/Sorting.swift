/// A column to sort by.
package struct SortKey: Sendable {
  package var column: ColumnData
  package var descending: Bool

  package init(_ column: ColumnData, descending: Bool = false) {
    self.column = column
    self.descending = descending
  }
}

/// The rows in order of the keys, the first key first.
///
/// The sort is stable, and missing values come last in either direction. Strings are ordered by their Unicode
/// scalars, false comes before true.
/// - Parameter interrupted: called every few thousand steps; throws to end the sort.
package func sortOrder(
  by keys: [SortKey], count: Int, interrupted: () throws -> Void
) throws -> [Int] {
  precondition(keys.allSatisfy { $0.column.count == count })
  let sort = RadixSort(count: count)
  for i in 0..<count {
    try poll(i, interrupted)
    sort.rows[i] = UInt32(truncatingIfNeeded: i)
  }
  for key in keys.reversed() {
    let bits = key.bits()
    for i in 0..<count {
      try poll(i, interrupted)
      sort.keys[i] = bits(Int(sort.rows[i]))
    }
    try sort.sort(interrupted)
  }
  return try Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    for i in 0..<count {
      try poll(i, interrupted)
      buffer.initializeElement(at: i, to: Int(sort.rows[i]))
      initialized = i + 1
    }
  }
}

/// Calls `interrupted` once every 16,384 steps.
@inline(__always)
package func poll(_ step: Int, _ interrupted: () throws -> Void) rethrows {
  if step & 0x3fff == 0 { try interrupted() }
}

extension SortKey {
  /// For each row a whole number in the order of the key; missing is the greatest.
  fileprivate func bits() -> (Int) -> UInt64 {
    let flip: UInt64 = descending ? .max : 0
    switch column {
    case .numbers(let values):
      return { values[$0].isNaN ? .max : values[$0].orderedBits ^ flip }
    case .packed(let packed):
      if case .int64s(let values) = packed.values {
        return { UInt64(bitPattern: values[$0] ^ .min) ^ flip }
      }
      return { packed[$0].isNaN ? .max : packed[$0].orderedBits ^ flip }
    case .strings(let codes, let dictionary):
      let ranks = ranks(of: dictionary)
      return { codes[$0] < 0 ? .max : ranks[Int(codes[$0])] ^ flip }
    case .booleans(let values):
      return { (values[$0] ? 1 : 0) ^ flip }
    }
  }

  /// The places of the strings in their order, from 1: the complement of 0 would be that of a missing one.
  private func ranks(of dictionary: [String]) -> [UInt64] {
    let order = dictionary.indices.sorted {
      dictionary[$0].unicodeScalars.lexicographicallyPrecedes(dictionary[$1].unicodeScalars)
    }
    var ranks = [UInt64](repeating: 0, count: dictionary.count)
    for (rank, index) in order.enumerated() { ranks[index] = UInt64(rank) + 1 }
    return ranks
  }
}

extension Double {
  /// Whole numbers in the order of the doubles, with -0 equal to 0.
  fileprivate var orderedBits: UInt64 {
    let bits = (self + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }
}
