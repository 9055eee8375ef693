import Glibc

/// Numbers the distinct strings of a column in order of first appearance, by their bytes.
struct StringTable {
  private(set) var strings: [String] = []
  private var known: [Bytes: Int32] = [:]
  /// The first few distinct strings: where there are no more, comparing is faster than hashing.
  private var first: [Bytes] = []
  private static let firstCount = 8

  /// The bytes of a field, wherever they are.
  private struct Bytes: Hashable {
    var start: UnsafePointer<UInt8>
    var count: Int
    var hasQuotes: Bool

    static func == (a: Bytes, b: Bytes) -> Bool {
      a.count == b.count && a.hasQuotes == b.hasQuotes && memcmp(a.start, b.start, a.count) == 0
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(bytes: UnsafeRawBufferPointer(start: start, count: count))
      hasher.combine(hasQuotes)
    }
  }

  /// The code of a field; `nil` if its bytes are not UTF-8. The bytes must outlive the table.
  mutating func code(of field: Field) -> Int32? {
    let bytes = Bytes(
      start: field.start, count: field.end - field.start, hasQuotes: field.hasQuotes)
    for index in first.indices where first[index] == bytes {
      return Int32(truncatingIfNeeded: index)
    }
    if let code = known[bytes] { return code }
    guard let text = field.text else { return nil }
    let code = Int32(truncatingIfNeeded: strings.count)
    strings.append(text)
    known[bytes] = code
    if first.count < Self.firstCount { first.append(bytes) }
    return code
  }
}
