/// How a cell of a binary column is stored.
package struct CellFormat: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case float32, float64
    case int8, int16, int32, int64
    case uint8, uint16, uint32, uint64
    /// Any byte but 0 is true.
    case boolean
    /// UTF-8, filled up with zeros to this many bytes.
    case utf8(Int)
    /// UTF-32, filled up with zeros to this many scalars.
    case utf32(Int)
    /// UTF-8 of any length, which is not among the bytes of a row.
    case text
  }

  package var content: Content
  package var isBigEndian: Bool

  package init(content: Content, isBigEndian: Bool = false) {
    self.content = content
    self.isBigEndian = isBigEndian
  }

  /// The bytes of a cell.
  package var width: Int {
    switch content {
    case .int8, .uint8, .boolean: 1
    case .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    case .utf8(let count): count
    case .utf32(let count): 4 * count
    case .text: 0
    }
  }

  package var kind: ColumnHeader.Kind {
    switch content {
    case .boolean: .boolean
    case .utf8, .utf32, .text: .string
    default: .number
    }
  }
}

/// Cells of one column, a fixed number of bytes apart.
struct StoredCells {
  let bytes: UnsafeRawBufferPointer
  let format: CellFormat
  let stride: Int
  let count: Int

  /// - Parameter bytes: from the first cell on; they must hold all of the cells.
  init(_ bytes: UnsafeRawBufferPointer, _ format: CellFormat, stride: Int, count: Int) {
    precondition(count == 0 || (count - 1) * stride + format.width <= bytes.count)
    (self.bytes, self.format, self.stride, self.count) = (bytes, format, stride, count)
  }

  /// Adds numbers of 64 bits, multiplied with a factor.
  func append(to numbers: inout [Double], factor: Double) {
    switch format.content {
    case .float64: forEach(UInt64.self) { numbers.append(Double(bitPattern: $0) * factor) }
    case .uint64: forEach(UInt64.self) { numbers.append(Double($0) * factor) }
    default: break
    }
  }

  func append(to floats: inout [Float]) {
    forEach(UInt32.self) { floats.append(Float(bitPattern: $0)) }
  }

  /// Adds whole numbers that 32 bits hold.
  func append(to numbers: inout [Int32]) {
    switch format.content {
    case .int8: forEach(Int8.self) { numbers.append(Int32($0)) }
    case .int16: forEach(Int16.self) { numbers.append(Int32($0)) }
    case .int32: forEach(Int32.self) { numbers.append($0) }
    case .uint8: forEach(UInt8.self) { numbers.append(Int32($0)) }
    case .uint16: forEach(UInt16.self) { numbers.append(Int32($0)) }
    default: break
    }
  }

  /// Adds whole numbers that 64 bits hold.
  func append(to numbers: inout [Int64]) {
    switch format.content {
    case .int64: forEach(Int64.self) { numbers.append($0) }
    case .uint32: forEach(UInt32.self) { numbers.append(Int64($0)) }
    default: break
    }
  }

  func append(to flags: inout [Bool]) { forEach(UInt8.self) { flags.append($0 != 0) } }

  /// The text of a cell without the zeros behind it; `nil` if its bytes are no text.
  func text(at row: Int) -> String? {
    let cell = UnsafeRawBufferPointer(rebasing: bytes[row * stride..<row * stride + format.width])
    guard case .utf32(let length) = format.content else {
      let end = cell.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
      return String(validating: cell[..<end], as: UTF8.self)
    }
    var text = ""
    for index in 0..<length {
      let stored = cell.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
      let code = format.isBigEndian ? stored.byteSwapped : stored
      guard let scalar = Unicode.Scalar(code) else { return nil }
      text.unicodeScalars.append(scalar)
    }
    while text.unicodeScalars.last == "\0" { text.unicodeScalars.removeLast() }
    return text
  }

  @inline(__always)
  private func forEach<Stored: FixedWidthInteger>(_: Stored.Type, _ take: (Stored) -> Void) {
    let swaps = format.isBigEndian && MemoryLayout<Stored>.size > 1
    for row in 0..<count {
      let stored = bytes.loadUnaligned(fromByteOffset: row * stride, as: Stored.self)
      take(swaps ? stored.byteSwapped : stored)
    }
  }
}
