/// Bytes that come one after the other.
protocol ByteStream {
  /// Fills the buffer, or as much of it as there are bytes left; 0 at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int
}

/// A part of a file.
struct FileStream: ByteStream {
  private let file: OpenFile
  private var place: Int
  private let end: Int

  /// - Parameter range: places in the file; those beyond its end give no bytes.
  init(_ file: OpenFile, _ range: Range<Int>) {
    self.file = file
    place = range.lowerBound
    end = min(range.upperBound, file.count)
  }

  init(_ file: OpenFile) { self.init(file, 0..<file.count) }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let length = min(buffer.count, max(end - place, 0))
    let count = try file.read(at: place, into: .init(rebasing: buffer[..<length]))
    place += count
    return count
  }
}

extension ByteStream {
  /// Exactly this many bytes.
  mutating func bytes(_ count: Int) throws(ReadError) -> [UInt8] {
    var bytes: [UInt8] = []
    // Taken piece by piece, so that a false length of a damaged file asks for no more memory than the file has bytes.
    while bytes.count < count {
      var piece = [UInt8](repeating: 0, count: min(count - bytes.count, 1 << 20))
      let length = piece.withUnsafeMutableBytes { buffer in
        Result { () throws(ReadError) -> Int in try read(into: buffer) }
      }
      let filled = try length.get()
      guard filled > 0 else { throw ReadError(.truncated) }
      bytes += piece[..<filled]
    }
    return bytes
  }
}
