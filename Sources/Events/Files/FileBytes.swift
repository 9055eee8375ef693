import Glibc

/// The bytes of a file, with room for one more behind them.
///
/// The file is read rather than mapped: another program that shortens a mapped file would end this one.
final class FileBytes: @unchecked Sendable {
  let start: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  /// Whether the whole file is here.
  let isWhole: Bool

  private static let pieceLength = 1 << 22

  /// The first `limit` bytes of a regular file, or all of it.
  init(path: String, limit: Int = .max, interrupted: () throws -> Void = {}) throws {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ReadError(.unreadable("`\(path)` is not a file"))
    }
    let length = min(Int(status.st_size), limit)
    isWhole = length == Int(status.st_size)
    start = .allocate(capacity: length + 1)
    while count < length {
      try interrupted()
      let piece = read(descriptor, start + count, min(Self.pieceLength, length - count))
      if piece < 0 { throw Self.failure(path) }
      if piece == 0 { break }
      count += piece
    }
  }

  init(_ bytes: [UInt8]) {
    start = .allocate(capacity: bytes.count + 1)
    start.initialize(from: bytes, count: bytes.count)
    count = bytes.count
    isWhole = true
  }

  deinit { start.deallocate() }

  private static func failure(_ path: String) -> ReadError {
    ReadError(.unreadable("cannot read `\(path)`: \(String(cString: strerror(errno)))"))
  }
}
