internal import Columns

/// A column that grows as its cells are read, in the type nearest to that of the file.
struct ColumnBuilder {
  private let content: CellFormat.Content
  private let factor: Double
  private var doubles: [Double] = []
  private var floats: [Float] = []
  private var int32s: [Int32] = []
  private var int64s: [Int64] = []
  private var flags: [Bool] = []
  private var codes: [Int32] = []
  private var dictionary: [String] = []
  private var known: [String: Int32] = [:]

  /// - Parameters:
  ///   - factor: what numbers are multiplied with.
  ///   - count: how many cells to make room for.
  init(_ format: CellFormat, factor: Double, count: Int) {
    content = format.content
    self.factor = factor
    switch content {
    case .float64, .uint64: doubles = Array(roomFor: count)
    case .float32: floats = Array(roomFor: count)
    case .int8, .int16, .int32, .uint8, .uint16: int32s = Array(roomFor: count)
    case .int64, .uint32: int64s = Array(roomFor: count)
    case .boolean: flags = Array(roomFor: count)
    case .utf8, .utf32, .text: codes = Array(roomFor: count)
    }
  }

  mutating func append(_ cells: StoredCells) throws(ReadError) {
    switch content {
    case .float64, .uint64: cells.append(to: &doubles, factor: factor)
    case .float32: cells.append(to: &floats)
    case .int8, .int16, .int32, .uint8, .uint16: cells.append(to: &int32s)
    case .int64, .uint32: cells.append(to: &int64s)
    case .boolean: cells.append(to: &flags)
    case .utf8, .utf32, .text:
      for row in 0..<cells.count {
        guard let text = cells.text(at: row) else { throw ReadError(.badEncoding) }
        append(text)
      }
    }
  }

  mutating func append(_ text: String) {
    if let code = known[text] { return codes.append(code) }
    let code = Int32(truncatingIfNeeded: dictionary.count)
    known[text] = code
    dictionary.append(text)
    codes.append(code)
  }

  var column: ColumnData {
    switch content {
    case .float64, .uint64: .numbers(doubles)
    case .float32: .packed(PackedNumbers(.floats(floats), factor: factor))
    case .int8, .int16, .int32, .uint8, .uint16:
      .packed(PackedNumbers(.int32s(int32s), factor: factor))
    case .int64, .uint32: .packed(PackedNumbers(.int64s(int64s), factor: factor))
    case .boolean: .booleans(flags)
    case .utf8, .utf32, .text: .strings(codes: codes, dictionary: dictionary)
    }
  }
}
