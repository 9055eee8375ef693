/// Takes objects as ROOT's `TBuffer` writes them, big-endian, from the content of a key.
///
/// Source: ROOT's `io/doc/TFile` and `core/base/src/TBuffer*.cxx`: each object stands behind its length and version, and
/// the name of its class only where the class occurs first.
struct ROOTObjectReader {
  private var bytes: ByteReader
  /// Classes by the place of their names, as later objects refer to them.
  private var classes: [Int: String] = [:]
  /// The length of the key, from whose beginning places are counted.
  private let origin: Int

  private static let countFlag: UInt32 = 0x4000_0000
  private static let newClass: UInt32 = 0xffff_ffff
  private static let classFlag: UInt32 = 0x8000_0000
  /// What is added to places that are referred to.
  private static let placeOffset = 2

  init(_ content: [UInt8], origin: Int) {
    bytes = ByteReader(content, bigEndian: true)
    self.origin = origin
  }

  /// An object, or the part of it that a base class is: its version, and where it ends.
  struct Extent {
    var version: Int
    var end: Int
  }

  /// Takes the length and the version.
  mutating func begin() throws(ReadError) -> Extent {
    let count = try bytes.integer(UInt32.self)
    let start = bytes.place
    guard count & Self.countFlag != 0 else {
      throw ReadError(
        .unsupported(
          "an object without its length, as ROOT wrote before version 3",
          help: "write the file again with a newer ROOT"))
    }
    let version = try bytes.size(UInt16.self)
    return Extent(version: version, end: start + Int(count & ~Self.countFlag))
  }

  /// Takes the length and the version of a class whose layout is known for some versions.
  mutating func begin(
    _ name: String, versions: ClosedRange<Int>
  ) throws(ReadError) -> Extent {
    let extent = try begin()
    guard versions.contains(extent.version) else {
      throw ReadError(
        .unsupported(
          "`\(name)` of version \(extent.version) is not read",
          help: "versions \(versions.lowerBound) to \(versions.upperBound) are"))
    }
    return extent
  }

  /// Goes to the end of an object.
  mutating func end(_ extent: Extent) throws(ReadError) { try bytes.go(to: extent.end) }

  /// Goes over a base class or an object whose class is known.
  mutating func skipObject() throws(ReadError) { try end(begin()) }

  mutating func skip(_ count: Int) throws(ReadError) { try bytes.skip(count) }

  mutating func integer<Number: FixedWidthInteger>(
    _: Number.Type = Number.self
  ) throws(ReadError) -> Number { try bytes.integer() }

  mutating func size<Number: FixedWidthInteger>(_ type: Number.Type) throws(ReadError) -> Int {
    try bytes.size(type)
  }

  mutating func double() throws(ReadError) -> Double { try bytes.double() }

  mutating func string() throws(ReadError) -> String { try bytes.rootString() }

  /// Takes a `TNamed`: its name and title.
  mutating func named() throws(ReadError) -> (name: String, title: String) {
    let extent = try begin()
    try skipBase()
    let named = (try string(), try string())
    try end(extent)
    return named
  }

  /// Goes over a `TObject`.
  private mutating func skipBase() throws(ReadError) {
    try skip(6)
    let isReferenced = try integer(UInt32.self) & 1 << 4 != 0
    if isReferenced { try skip(2) }
  }

  /// Takes numbers behind their count, as in a `TArrayD`.
  mutating func array<Stored: FixedWidthInteger, Number>(
    of _: Stored.Type, _ number: (Stored) -> Number
  ) throws(ReadError) -> [Number] {
    let count = try size(Int32.self)
    return try array(count, of: Stored.self, number)
  }

  /// Takes so many numbers.
  mutating func array<Stored: FixedWidthInteger, Number>(
    _ count: Int, of _: Stored.Type, _ number: (Stored) -> Number
  ) throws(ReadError) -> [Number] {
    let (length, isTooLong) = count.multipliedReportingOverflow(by: MemoryLayout<Stored>.size)
    guard count >= 0, !isTooLong, length <= bytes.count else { throw ReadError(.truncated) }
    var numbers: [Number] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(number(try integer(Stored.self))) }
    return numbers
  }

  /// Takes the objects of a `TObjArray`; the body is given the class of each and takes what it wants of it.
  mutating func forEachObject(
    _ body: (inout ROOTObjectReader, String) throws(ReadError) -> Void
  ) throws(ReadError) {
    let extent = try begin()
    try skipBase()
    _ = try string()
    let count = try size(Int32.self)
    try skip(4)
    for _ in 0..<count {
      // An object takes at least four bytes, so that a false count soon comes to the end.
      guard let object = try beginPointer() else { continue }
      try body(&self, object.name)
      try bytes.go(to: object.end)
    }
    try end(extent)
  }

  /// Goes over a pointer to an object; whether it leads to one.
  mutating func skipPointer() throws(ReadError) -> Bool {
    let place = bytes.place
    if let object = try beginPointer() {
      try bytes.go(to: object.end)
      return true
    }
    // Null is four zeros; anything else refers to an object before.
    let after = bytes.place
    try bytes.go(to: place)
    let tag = try integer(UInt32.self)
    try bytes.go(to: after)
    return tag != 0
  }

  /// Takes what stands before an object that a pointer leads to: its class, and where it ends; `nil` for null, and for a
  /// reference to an object before.
  private mutating func beginPointer() throws(ReadError) -> (name: String, end: Int)? {
    let count = try integer(UInt32.self)
    guard count & Self.countFlag != 0, count != Self.newClass else { return nil }
    let start = bytes.place
    let end = start + Int(count & ~Self.countFlag)
    let tag = try integer(UInt32.self)
    if tag == Self.newClass {
      let name = try bytes.cString()
      classes[start + origin + Self.placeOffset] = name
      return (name, end)
    }
    guard tag & Self.classFlag != 0 else {
      try bytes.go(to: end)
      return nil
    }
    guard let name = classes[Int(tag & ~Self.classFlag)] else {
      throw ReadError(.damaged("an object of a class that is not there"))
    }
    return (name, end)
  }
}

extension ByteReader {
  /// A `TString`: its length in one byte, or in four behind 255.
  mutating func rootString() throws(ReadError) -> String {
    let short = try size(UInt8.self)
    let count = short == 255 ? try size(UInt32.self) : short
    return String(decoding: try take(count), as: UTF8.self)
  }

  /// Text up to a zero.
  fileprivate mutating func cString() throws(ReadError) -> String {
    var text: [UInt8] = []
    while true {
      let byte = try integer(UInt8.self)
      if byte == 0 { return String(decoding: text, as: UTF8.self) }
      text.append(byte)
    }
  }
}
