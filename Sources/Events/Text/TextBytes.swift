/// A stretch of text, ending with a line feed whatever the end of its file, so that a scan needs no other bound.
final class TextBytes: @unchecked Sendable {
  let start: UnsafePointer<UInt8>
  /// The last byte before it is a line feed, unless there is no text.
  let end: UnsafePointer<UInt8>
  /// The number of bytes without a line feed that was added.
  let count: Int

  /// Bytes behind the end that may be read, whatever they are: numbers are read eight bytes at once.
  private static let margin = 8

  private let memory: UnsafeMutablePointer<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    count = bytes.count
    memory = .allocate(capacity: count + 1 + Self.margin)
    _ = UnsafeMutableBufferPointer(start: memory, count: count).initialize(fromContentsOf: bytes)
    let isOpen = bytes.last.map { $0 != .lineFeed } ?? false
    if isOpen { memory[count] = .lineFeed }
    start = UnsafePointer(memory)
    end = start + count + (isOpen ? 1 : 0)
  }

  convenience init(text: String) { self.init(Array(text.utf8)[...]) }

  deinit { memory.deallocate() }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
}
