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
  /// The next bytes: this many, or those that are left.
  mutating func bytes(upTo count: Int) throws(ReadError) -> [UInt8] {
    var bytes: [UInt8] = []
    // Taken piece by piece: a false length in a damaged file asks for no more memory than the file has bytes.
    while bytes.count < count {
      let piece = try piece(min(count - bytes.count, 1 << 20))
      if piece.isEmpty { break }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
    }
    return bytes
  }

  private mutating func piece(_ count: Int) throws(ReadError) -> [UInt8] {
    var failure: ReadError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      do throws(ReadError) {
        initialized = try read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Exactly this many bytes.
  mutating func bytes(_ count: Int) throws(ReadError) -> [UInt8] {
    let bytes = try bytes(upTo: count)
    guard bytes.count == count else { throw ReadError(.truncated) }
    return bytes
  }
}
