/// A text, ending with a line feed whatever the end of its file, so that a scan needs no other bound.
struct TextBytes: Sendable {
  private let file: FileBytes
  private let offset: Int
  private let count: Int

  /// The first byte of the text, after a byte order mark.
  var start: UnsafePointer<UInt8> { UnsafePointer(file.start + offset) }
  /// The end of the text; the last byte before it is a line feed, unless there is no text.
  var end: UnsafePointer<UInt8> { start + count }
  /// Whether the text is the whole of its file.
  var isWhole: Bool { file.isWhole }

  init(_ file: FileBytes) {
    self.file = file
    let bytes = file.start
    let hasMark = file.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    offset = hasMark ? 3 : 0
    let isOpen = file.count > offset && bytes[file.count - 1] != .lineFeed
    if isOpen { bytes[file.count] = .lineFeed }
    count = file.count - offset + (isOpen ? 1 : 0)
  }

  init(text: String) { self.init(FileBytes(Array(text.utf8))) }
}

extension UInt8 {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
}
