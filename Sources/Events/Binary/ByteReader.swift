/// Takes numbers and texts from bytes, one after the other; every step is checked against their end.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private(set) var place: Int
  private let isBigEndian: Bool

  init(_ bytes: ArraySlice<UInt8>, bigEndian: Bool = false) {
    self.bytes = bytes
    place = bytes.startIndex
    isBigEndian = bigEndian
  }

  init(_ bytes: [UInt8], bigEndian: Bool = false) { self.init(bytes[...], bigEndian: bigEndian) }

  /// How many bytes are left.
  var count: Int { bytes.endIndex - place }

  /// Takes the next bytes.
  mutating func take(_ count: Int) throws(ReadError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= self.count else { throw ReadError(.truncated) }
    defer { place += count }
    return bytes[place..<place + count]
  }

  mutating func skip(_ count: Int) throws(ReadError) { _ = try take(count) }

  /// Goes to a place within the bytes.
  mutating func go(to place: Int) throws(ReadError) {
    guard bytes.startIndex <= place, place <= bytes.endIndex else { throw ReadError(.truncated) }
    self.place = place
  }

  mutating func integer<Number: FixedWidthInteger>(
    _: Number.Type = Number.self
  ) throws(ReadError) -> Number {
    let taken = try take(MemoryLayout<Number>.size)
    let number = taken.withUnsafeBytes { $0.loadUnaligned(as: Number.self) }
    return isBigEndian ? Number(bigEndian: number) : Number(littleEndian: number)
  }

  /// An integer that is a place, a length or a number of things: not negative, and one that `Int` holds.
  mutating func size<Number: FixedWidthInteger>(_: Number.Type) throws(ReadError) -> Int {
    let number = try integer(Number.self)
    guard number >= 0, let size = Int(exactly: number) else {
      throw ReadError(.damaged("a length of \(number) bytes"))
    }
    return size
  }

  mutating func double() throws(ReadError) -> Double { Double(bitPattern: try integer()) }
}
