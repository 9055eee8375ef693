import Glibc

/// Some whole rows of a text table, which one thread reads.
struct TextPiece: Sendable {
  let bytes: TextBytes
  /// Where the rows end.
  let count: Int
  /// The number of the first line in the file.
  let line: Int
  /// The line feeds: at least as many as rows.
  let lineCount: Int

  var end: UnsafePointer<UInt8> { bytes.start + count }

  init(_ bytes: TextBytes, end: UnsafePointer<UInt8>, line: Int) {
    self.bytes = bytes
    self.line = line
    count = end - bytes.start
    lineCount = UnsafeRawBufferPointer(start: bytes.start, count: count).lineFeedCount
  }
}

extension UnsafeRawBufferPointer {
  fileprivate var lineFeedCount: Int {
    let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
    let lineFeeds: UInt64 = 0x0a0a_0a0a_0a0a_0a0a
    var total = 0
    var place = 0
    while count - place >= 8 {
      let bytes = loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ lineFeeds
      // Of each byte that is zero now, and so was a line feed, the highest bit stays unset.
      total += (~((bytes & low) &+ low | bytes | low)).nonzeroBitCount
      place += 8
    }
    for byte in self[place...] where byte == .lineFeed { total += 1 }
    return total
  }
}

/// Divides the rows of a text into pieces as it is read, from first to last.
struct TextPieces {
  private var stream: any ByteStream
  private let separator: Separator
  private let length: Int
  /// Bytes that were read; those before `place` are in pieces already.
  private var pending: [UInt8]
  private var place: Int
  private var isOver: Bool
  private var line: Int

  /// Longer rows are taken for an unclosed quote, or for no text.
  private static let rowLimit = 1 << 26

  /// - Parameter length: the bytes of a piece; longer only where a row is.
  init(_ beginning: TextBeginning, _ schema: TextSchema, length: Int) throws(ReadError) {
    let bytes = TextBytes(beginning.bytes[...])
    defer { withExtendedLifetime(bytes) {} }
    let rows = try schema.rows(of: bytes)
    stream = beginning.rest
    pending = beginning.bytes
    isOver = beginning.isWhole
    place = min(rows.place - bytes.start, pending.count)
    line = rows.line
    separator = schema.separator
    self.length = length
  }

  /// The next rows; `nil` at the end.
  mutating func next() throws(ReadError) -> TextPiece? {
    var length = length
    while true {
      try fill(length)
      let bytes = TextBytes(pending[place..<min(place + length, pending.count)])
      if bytes.count == 0 { return nil }
      let isLast = isOver && place + bytes.count == pending.count
      let end = isLast ? bytes.end : bytes.endOfRows(separator)
      if end > bytes.start {
        let piece = TextPiece(bytes, end: end, line: line)
        place += min(piece.count, bytes.count)
        line += piece.lineCount
        return piece
      }
      guard length < Self.rowLimit else {
        throw ReadError(.damaged("a line, or a quoted field, goes on for 64 MB"), line: line)
      }
      length *= 2
    }
  }

  /// Reads until so many bytes are pending, or the text is over.
  private mutating func fill(_ count: Int) throws(ReadError) {
    guard pending.count - place < count, !isOver else { return }
    pending.removeFirst(place)
    place = 0
    let more = try stream.bytes(upTo: count)
    isOver = more.count < count
    pending += more
  }
}

extension TextBytes {
  /// Where the last row that is complete ends; the start if none is.
  fileprivate func endOfRows(_ separator: Separator) -> UnsafePointer<UInt8> {
    guard memchr(start, Int32(UInt8.quote), count) != nil else {
      let last = UnsafeBufferPointer(start: start, count: count).lastIndex(of: .lineFeed)
      return last.map { start + $0 + 1 } ?? start
    }
    var cursor = FieldCursor(place: start, separator: separator, line: 0)
    var complete = start
    do throws(ReadError) {
      while try cursor.nextRow(before: end) != nil, cursor.place <= start + count {
        complete = cursor.place
      }
      return complete
    } catch {
      // Who reads the row finds the error again, unless the quote is closed by what follows.
      return error.problem == .unclosedQuote ? complete : end
    }
  }
}
