internal import Columns

/// Reads the entries of a branch, basket after basket.
final class ROOTReader: @unchecked Sendable {
  private let file: ROOTFile
  private let branch: ROOTBranch
  private let cells: [(leaf: Int, factor: Double)]
  /// Where each leaf is in an entry.
  private let offsets: [Int]
  private let entryCount: Int
  private var entry = 0
  private var basket = 0
  /// The basket's content, once it is read.
  private var content: ROOTBasket?

  init(
    _ file: ROOTFile, _ branch: ROOTBranch, _ entryCount: Int,
    _ cells: [(leaf: Int, factor: Double)]
  ) {
    (self.file, self.branch, self.entryCount, self.cells) = (file, branch, entryCount, cells)
    let widths = branch.leaves.map(\.format.width)
    offsets = widths.indices.map { widths[..<$0].reduce(0, +) }
  }

  /// The next entries of each of the leaves; on one thread at a time.
  func next(_ count: Int, interrupted: () throws -> Void) throws -> [ColumnData] {
    let end = entry + min(count, entryCount - entry)
    var builders = cells.map { leaf, factor in
      ColumnBuilder(branch.leaves[leaf].format, factor: factor, count: reserved(end - entry))
    }
    while entry < end {
      try interrupted()
      try inPart("branch `\(branch.name)`") { () throws(ReadError) in
        try take(upTo: end, into: &builders)
      }
    }
    return builders.map(\.column)
  }

  /// For how many cells to make room: a damaged file may tell of more than its baskets hold.
  private func reserved(_ count: Int) -> Int {
    // A basket is at most 2³¹ bytes long.
    min(count, branch.baskets.count << 31 / max(branch.stride, 1))
  }

  /// Takes entries of the basket at which the reader stands, and goes to the next one behind its last.
  private func take(upTo end: Int, into builders: inout [ColumnBuilder]) throws(ReadError) {
    guard branch.baskets.indices.contains(basket) else { throw ReadError(.truncated) }
    let entries = branch.entries(of: basket)
    if entry < entries.upperBound {
      let taken = entry..<min(end, entries.upperBound)
      let content = if let content { content } else { try read(basket) }
      let rows = taken.lowerBound - entries.lowerBound..<taken.upperBound - entries.lowerBound
      if branch.leaves[0].format.content == .text {
        for row in rows { builders[0].append(try content.text(row)) }
      } else {
        try append(content, rows, to: &builders)
      }
      entry = taken.upperBound
      self.content = content
    }
    if entry >= entries.upperBound {
      basket += 1
      content = nil
    }
  }

  private func append(
    _ content: ROOTBasket, _ rows: Range<Int>, to builders: inout [ColumnBuilder]
  ) throws(ReadError) {
    let stride = branch.stride
    guard rows.upperBound <= content.bytes.count / stride else { throw ReadError(.truncated) }
    let bytes = content.bytes[rows.lowerBound * stride..<rows.upperBound * stride]
    for (index, cell) in cells.enumerated() {
      let appended = bytes.withUnsafeBytes { buffer in
        Result { () throws(ReadError) in
          let cells = StoredCells(
            .init(rebasing: buffer[offsets[cell.leaf]...]), branch.leaves[cell.leaf].format,
            stride: stride, count: rows.count)
          try builders[index].append(cells)
        }
      }
      try appended.get()
    }
  }

  private func read(_ basket: Int) throws(ReadError) -> ROOTBasket {
    let place = branch.baskets[basket]
    return try ROOTBasket(file.file.bytes(at: place.offset, count: place.byteCount))
  }
}
