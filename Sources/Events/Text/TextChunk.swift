internal import Columns

import Glibc

/// Some whole lines of a text table, which one thread reads.
struct TextChunk: @unchecked Sendable {
  var start: UnsafePointer<UInt8>
  var end: UnsafePointer<UInt8>
  /// The number of the first line.
  var line: Int
  /// The rows of the table that the lines are.
  var rows: Range<Int>

  /// Divides the rows from the cursor on; a text with quotes, which may hide line ends, stays whole.
  static func divide(
    _ start: FieldCursor, before end: UnsafePointer<UInt8>, length: Int, threads: Int,
    interrupted: @Sendable () throws -> Void
  ) throws -> [TextChunk] {
    var chunks: [TextChunk] = []
    var place = start.place
    let isWhole = memchr(place, Int32(UInt8.quote), end - place) != nil
    while place < end {
      var next = end
      if !isWhole, end - place > length { next = lineEnd(place + length, end) }
      chunks.append(TextChunk(start: place, end: next, line: 0, rows: 0..<0))
      place = next
    }
    let bare = chunks
    let counts = try concurrentMap(tasks: bare.count, threads: threads) { index in
      try bare[index].counts(interrupted)
    }
    var (line, row) = (start.line, 0)
    for (index, count) in counts.enumerated() {
      chunks[index].line = line
      chunks[index].rows = row..<(row + count.rows)
      line += count.lines
      row += count.rows
    }
    if isWhole, let chunk = chunks.first {
      chunks[0].rows = 0..<(try chunk.quotedRows(start.separator, interrupted))
    }
    return chunks
  }

  /// The place after the next line feed.
  private static func lineEnd(
    _ place: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    guard let found = memchr(place, Int32(UInt8.lineFeed), end - place) else { return end }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
  }

  /// The numbers of lines, and of those that are not blank.
  private func counts(_ interrupted: () throws -> Void) throws -> (lines: Int, rows: Int) {
    var (lines, rows) = (0, 0)
    var place = start
    while place < end {
      if lines & 0x3fff == 0 { try interrupted() }
      var first = place
      while first[0] == .space || first[0] == .tab || first[0] == .carriageReturn { first += 1 }
      if first[0] != .lineFeed { rows += 1 }
      lines += 1
      place = Self.lineEnd(first, end)
    }
    return (lines, rows)
  }

  /// The number of rows where a quoted field may contain line ends.
  private func quotedRows(
    _ separator: Separator, _ interrupted: () throws -> Void
  ) throws -> Int {
    var cursor = FieldCursor(place: start, separator: separator, line: line)
    var rows = 0
    while try cursor.nextRow(before: end) != nil {
      if rows & 0xfff == 0 { try interrupted() }
      rows += 1
    }
    return rows
  }
}
