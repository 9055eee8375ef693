/// The first bytes of a text, decompressed if the file is gzipped, and without a byte order mark.
struct TextBeginning {
  let bytes: [UInt8]
  /// Whether nothing follows.
  let isWhole: Bool
  /// What follows.
  let rest: any ByteStream

  private static let length = 1 << 22

  init(_ file: OpenFile) throws(ReadError) {
    let isZipped = try file.bytes(at: 0, count: min(file.count, 2)) == [0x1f, 0x8b]
    var stream: any ByteStream = FileStream(file)
    if isZipped { stream = try InflatedStream(stream, .gzip) }
    var bytes = try stream.bytes(upTo: Self.length)
    isWhole = bytes.count < Self.length
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    self.bytes = bytes
    rest = stream
  }
}
