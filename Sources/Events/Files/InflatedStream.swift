internal import CCompression

/// What a zlib-compressed stream holds (RFC 1950-1952).
final class InflatedStream: ByteStream {
  enum Wrapping: Int32 {
    /// The bare compressed bytes, as in a zip archive.
    case none = -15
    /// The members of a gzip file, one after the other.
    case gzip = 31
  }

  private var source: any ByteStream
  private let wrapping: Wrapping
  private let state: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var isOver = false

  init(_ source: any ByteStream, _ wrapping: Wrapping) throws(ReadError) {
    self.source = source
    self.wrapping = wrapping
    state = .allocate(capacity: 1)
    state.initialize(to: z_stream())
    input = .allocate(byteCount: 1 << 18, alignment: 1)
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(state, wrapping.rawValue, ZLIB_VERSION, size) == Z_OK else {
      throw ReadError(.unreadable("there is no memory to decompress with"))
    }
  }

  deinit {
    inflateEnd(state)
    state.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    var filled = 0
    while filled < buffer.count, !isOver {
      if state.pointee.avail_in == 0 { try refill() }
      let room = min(buffer.count - filled, 1 << 30)
      let isAtEnd = state.pointee.avail_in == 0
      state.pointee.next_out = buffer.baseAddress?.advanced(by: filled)
        .assumingMemoryBound(to: UInt8.self)
      state.pointee.avail_out = UInt32(truncatingIfNeeded: room)
      let status = inflate(state, Z_NO_FLUSH)
      filled += room - Int(state.pointee.avail_out)
      switch status {
      case Z_OK: break
      case Z_STREAM_END: try endMember()
      case Z_BUF_ERROR where isAtEnd: throw ReadError(.truncated)
      default: throw ReadError(.damaged("its compressed bytes do not decompress"))
      }
    }
    return filled
  }

  private func refill() throws(ReadError) {
    let count = try source.read(into: input)
    state.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_in = UInt32(truncatingIfNeeded: count)
  }

  /// Goes on with the next member of a gzip file, if another follows; zeros behind the last one are padding.
  private func endMember() throws(ReadError) {
    guard wrapping == .gzip else {
      isOver = true
      return
    }
    if state.pointee.avail_in == 0 { try refill() }
    guard state.pointee.avail_in > 0, state.pointee.next_in.pointee != 0 else {
      isOver = true
      return
    }
    guard inflateReset(state) == Z_OK else { throw ReadError(.damaged("a gzip member")) }
  }
}
