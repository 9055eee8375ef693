/// A stable sort of row numbers by 64-bit keys, 11 bits at a time from the lowest; digits that all rows share are
/// passed over. The memory is taken without touching it, so that an interrupt is never far away.
final class RadixSort {
  private(set) var keys: UnsafeMutablePointer<UInt64>
  private(set) var rows: UnsafeMutablePointer<UInt32>
  private var otherKeys: UnsafeMutablePointer<UInt64>
  private var otherRows: UnsafeMutablePointer<UInt32>
  private let count: Int

  private static let digitBits = 11
  private static let digitCount = 1 << digitBits

  init(count: Int) {
    precondition(count <= Int(UInt32.max))
    self.count = count
    keys = .allocate(capacity: count)
    otherKeys = .allocate(capacity: count)
    rows = .allocate(capacity: count)
    otherRows = .allocate(capacity: count)
  }

  deinit {
    keys.deallocate()
    otherKeys.deallocate()
    rows.deallocate()
    otherRows.deallocate()
  }

  /// Sorts `rows` by `keys`.
  func sort(_ interrupted: () throws -> Void) throws {
    for shift in stride(from: 0, to: 64, by: Self.digitBits) {
      var next = try firstPlaces(shift, interrupted)
      if next.isEmpty { continue }
      for i in 0..<count {
        try poll(i, interrupted)
        let digit = Self.digit(keys[i], shift)
        let place = next[digit]
        next[digit] = place + 1
        otherKeys[place] = keys[i]
        otherRows[place] = rows[i]
      }
      swap(&keys, &otherKeys)
      swap(&rows, &otherRows)
    }
  }

  /// Where the rows of each digit begin, or nothing if all rows have the same digit.
  private func firstPlaces(_ shift: Int, _ interrupted: () throws -> Void) throws -> [Int] {
    var counts = [Int](repeating: 0, count: Self.digitCount)
    for i in 0..<count {
      try poll(i, interrupted)
      counts[Self.digit(keys[i], shift)] += 1
    }
    if counts.contains(count) { return [] }
    var total = 0
    return counts.map { number in
      defer { total += number }
      return total
    }
  }

  private static func digit(_ key: UInt64, _ shift: Int) -> Int {
    Int(truncatingIfNeeded: key >> UInt64(shift)) & (digitCount - 1)
  }
}
