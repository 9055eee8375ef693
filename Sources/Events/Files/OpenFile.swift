import Glibc

/// A regular file, open for reading at any place from any thread.
///
/// Its bytes are read rather than mapped: another program that shortens a mapped file would end this one.
final class OpenFile: Sendable {
  /// The number of bytes when it was opened.
  let count: Int
  private let descriptor: Int32
  private let path: String

  init(path: String) throws(ReadError) {
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    guard isKnown, status.st_mode & S_IFMT == S_IFREG else {
      let failure = isKnown ? ReadError(.unreadable("`\(path)` is not a file")) : Self.failure(path)
      close(descriptor)
      throw failure
    }
    self.path = path
    count = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Reads as many bytes as there are, up to the buffer's length; 0 at the end of the file.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let (place, isBeyond) = offset.addingReportingOverflow(filled)
      guard offset >= 0, !isBeyond else { return filled }
      let length = pread(descriptor, rest.baseAddress, min(rest.count, 1 << 30), place)
      if length < 0, errno == EINTR { continue }
      guard length >= 0 else { throw Self.failure(path) }
      guard length > 0 else { break }
      filled += length
    }
    return filled
  }

  /// Exactly these bytes.
  func bytes(at offset: Int, count: Int) throws(ReadError) -> [UInt8] {
    guard offset >= 0, count >= 0, offset <= self.count, count <= self.count - offset else {
      throw ReadError(.truncated)
    }
    var length = 0
    var failure: ReadError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      do throws(ReadError) {
        length = try read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
      } catch { failure = error }
      initialized = length
    }
    if let failure { throw failure }
    guard length == count else { throw ReadError(.truncated) }
    return bytes
  }

  private static func failure(_ path: String) -> ReadError {
    ReadError(.unreadable("cannot read `\(path)`: \(String(cString: strerror(errno)))"))
  }
}
