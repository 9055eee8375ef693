import Glibc

/// Memory for the registers of a machine, in whole cache lines.
struct Arena {
  private(set) var start = UnsafeMutablePointer<Double>.allocate(capacity: 0)
  private var capacity = 0

  mutating func reserve(_ count: Int) {
    guard capacity < count else { return }
    start.deallocate()
    start = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Double>.stride, alignment: 64
    ).initializeMemory(as: Double.self, repeating: 0, count: count)
    capacity = count
  }

  func free() { start.deallocate() }
}

/// Pointers to the numbers of several arrays, valid during the call.
package func withPointers<Result>(
  to arrays: [[Double]], _ body: ([UnsafePointer<Double>]) throws -> Result
) rethrows -> Result {
  try withPointers(to: arrays[...], [], body)
}

private func withPointers<Result>(
  to arrays: ArraySlice<[Double]>, _ pointers: [UnsafePointer<Double>],
  _ body: ([UnsafePointer<Double>]) throws -> Result
) rethrows -> Result {
  guard let first = arrays.first else { return try body(pointers) }
  return try withPointer(to: first) {
    try withPointers(to: arrays.dropFirst(), pointers + [$0], body)
  }
}

/// A pointer to the values of an array, valid during the call.
func withPointer<Value, Result>(
  to values: [Value], _ body: (UnsafePointer<Value>) throws -> Result
) rethrows -> Result {
  try values.withUnsafeBufferPointer { buffer in
    if let start = buffer.baseAddress { return try body(start) }
    // An empty array may have no address; nothing is read from this one then.
    let nowhere = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    defer { nowhere.deallocate() }
    return try body(nowhere)
  }
}

/// Asks for large pages for memory that is not yet used: a pass over many columns at once goes through large pages
/// much faster than through small ones.
package func preferLargePages(_ memory: UnsafeMutableRawBufferPointer) {
  let page = 4096
  guard memory.count >= 4 << 20, let start = memory.baseAddress else { return }
  let aligned = start.alignedUp(toMultipleOf: page)
  madvise(aligned, (start + memory.count - aligned) / page * page, Int32(MADV_HUGEPAGE))
}

extension Array {
  /// No values, and room for so many; in large pages where they are worth it.
  package init(roomFor count: Int) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
      preferLargePages(UnsafeMutableRawBufferPointer(buffer))
      initialized = 0
    }
  }
}

/// `number` arrays of `count` numbers, all of which the body fills.
package func makeArrays(
  _ number: Int, count: Int, _ fill: ([UnsafeMutablePointer<Double>]) throws -> Void
) rethrows -> [[Double]] {
  try makeArrays(number, count: count, [], fill)
}

private func makeArrays(
  _ number: Int, count: Int, _ pointers: [UnsafeMutablePointer<Double>],
  _ fill: ([UnsafeMutablePointer<Double>]) throws -> Void
) rethrows -> [[Double]] {
  guard pointers.count < number else {
    try fill(pointers)
    return []
  }
  var others: [[Double]] = []
  let first = try [Double](unsafeUninitializedCapacity: max(count, 1)) { buffer, initialized in
    guard let pointer = buffer.baseAddress else { return }
    preferLargePages(UnsafeMutableRawBufferPointer(buffer))
    others = try makeArrays(number, count: count, pointers + [pointer], fill)
    initialized = count
  }
  return [first] + others
}
