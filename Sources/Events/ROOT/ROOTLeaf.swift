/// A `TLeaf`: how the cells of a branch are stored.
struct ROOTLeaf: Sendable {
  let name: String
  let format: CellFormat

  enum Reading {
    case leaf(ROOTLeaf)
    /// Why it makes no column.
    case refused(String)
  }

  static func read(
    _ reader: inout ROOTObjectReader, className: String
  ) throws(ReadError) -> Reading {
    guard let kind = className.last, className.count == 6, className.hasPrefix("TLeaf") else {
      return .refused("its cells are of ROOT's class \(className)")
    }
    _ = try reader.begin()
    _ = try reader.begin("TLeaf", versions: 2...2)
    let name = try reader.named().name
    let length = try reader.size(Int32.self)
    // fLenType, fOffset, fIsRange.
    try reader.skip(9)
    let isUnsigned = try reader.integer(UInt8.self) != 0
    let hasCount = try reader.skipPointer()
    if hasCount { return .refused("its entries have several values each, of varying number") }
    // The text of a TLeafC has any length, whatever its leaf says.
    if length != 1, kind != "C" { return .refused("its entries have \(length) values each") }
    guard let content = content(kind, isUnsigned) else {
      return .refused("its cells are of ROOT's class \(className)")
    }
    let format = CellFormat(content: content, isBigEndian: true)
    return .leaf(ROOTLeaf(name: name, format: format))
  }

  private static func content(_ kind: Character, _ isUnsigned: Bool) -> CellFormat.Content? {
    switch kind {
    case "O": .boolean
    case "B": isUnsigned ? .uint8 : .int8
    case "S": isUnsigned ? .uint16 : .int16
    case "I": isUnsigned ? .uint32 : .int32
    case "L", "G": isUnsigned ? .uint64 : .int64
    case "F": .float32
    case "D": .float64
    case "C": .text
    default: nil
    }
  }
}
