package import Columns

/// Writing of `.npz` files, as `numpy.savez` does.
package enum NumPyWriter {
  /// An archive with an array for each column: f4, f8, i4, i8, b1 or U, as they are held; a missing number is NaN, a
  /// missing string empty.
  ///
  /// - Parameter columns: names as they are to stand in the file, and cells in the units that it is to have.
  package static func archive(_ columns: [(name: String, cells: ColumnData)]) -> [UInt8] {
    var archive = ZipWriter()
    for column in columns { archive.append(column.name + ".npy", array(column.cells)) }
    return archive.finished
  }

  /// The bytes of a `.npy` file.
  static func array(_ cells: ColumnData) -> [UInt8] {
    switch cells {
    case .numbers(let numbers):
      return header("<f8", numbers.count) + little(numbers.map(\.bitPattern))
    case .packed(let packed): return array(packed)
    case .booleans(let flags):
      return header("|b1", flags.count) + flags.map { $0 ? 1 : 0 }
    case .strings(let codes, let dictionary):
      let texts = dictionary.map { $0.unicodeScalars.map(\.value) }
      let width = max(1, texts.map(\.count).max() ?? 1)
      let empty = [UInt32](repeating: 0, count: width)
      let padded = texts.map { $0 + empty.dropFirst($0.count) }
      let rows = codes.map { padded.indices.contains(Int($0)) ? padded[Int($0)] : empty }
      return header("<U\(width)", codes.count) + little(Array(rows.joined()))
    }
  }

  /// Stored numbers as they are, without their factor.
  private static func array(_ packed: PackedNumbers) -> [UInt8] {
    switch packed.values {
    case .floats(let floats): header("<f4", floats.count) + little(floats.map(\.bitPattern))
    case .int32s(let numbers): header("<i4", numbers.count) + little(numbers)
    case .int64s(let numbers): header("<i8", numbers.count) + little(numbers)
    }
  }

  /// Everything before the data, blanks filling it up to a whole number of 64 bytes.
  private static func header(_ kind: String, _ count: Int) -> [UInt8] {
    let text = "{'descr': '\(kind)', 'fortran_order': False, 'shape': (\(count),), }"
    let padding = (64 - (10 + text.utf8.count + 1) % 64) % 64
    let line = Array(text.utf8) + [UInt8](repeating: .space, count: padding) + [.lineFeed]
    return NumPyHeader.magic + [1, 0] + little([UInt16(line.count)]) + line
  }

  private static func little(_ numbers: [some FixedWidthInteger]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(littleEndian: numbers)
    return bytes
  }
}

extension [UInt8] {
  mutating func append<Number: FixedWidthInteger>(littleEndian numbers: [Number]) {
    reserveCapacity(count + numbers.count * MemoryLayout<Number>.size)
    for number in numbers {
      Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
  }
}
