/// Numbers the distinct strings of a column in order of first appearance, by their bytes.
struct StringTable {
  private(set) var strings: [String] = []
  private var known: [Bytes: Int32] = [:]
  private var last: (bytes: Bytes, code: Int32)?

  /// The bytes of a field, wherever they are.
  private struct Bytes: Hashable {
    var buffer: UnsafeBufferPointer<UInt8>
    var hasQuotes: Bool

    static func == (a: Bytes, b: Bytes) -> Bool {
      a.hasQuotes == b.hasQuotes && a.buffer.elementsEqual(b.buffer)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(bytes: UnsafeRawBufferPointer(buffer))
      hasher.combine(hasQuotes)
    }
  }

  /// The code of a field; `nil` if its bytes are not UTF-8. The bytes must outlive the table.
  mutating func code(of field: Field) -> Int32? {
    let bytes = Bytes(buffer: field.bytes, hasQuotes: field.hasQuotes)
    if let last, last.bytes == bytes { return last.code }
    if let code = known[bytes] {
      last = (bytes, code)
      return code
    }
    guard let text = field.text else { return nil }
    let code = Int32(truncatingIfNeeded: strings.count)
    strings.append(text)
    known[bytes] = code
    last = (bytes, code)
    return code
  }
}
