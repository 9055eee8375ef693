internal import CCompression

/// The members of a zip file (PKWARE's APPNOTE.TXT, with its 64-bit extension), stored or deflated.
struct ZipArchive {
  struct Member: Sendable {
    var name: String
    var isDeflated: Bool
    var checksum: UInt32
    var compressedCount: Int
    var count: Int
    /// Where its local header is.
    fileprivate var offset: Int
  }

  let members: [Member]
  private let file: OpenFile

  init(_ file: OpenFile) throws(ReadError) {
    self.file = file
    let directory = try Self.directory(of: file)
    var reader = ByteReader(try file.bytes(at: directory.offset, count: directory.count))
    var members: [Member] = []
    while reader.count > 0 { members.append(try Member(&reader)) }
    self.members = members
  }

  /// The bytes of a member, decompressed and compared with its checksum as they end.
  func stream(_ member: Member) throws(ReadError) -> MemberStream {
    var header = ByteReader(try file.bytes(at: member.offset, count: 30))
    guard try header.integer(UInt32.self) == Signature.local else {
      throw ReadError(.damaged("no member begins where its directory says"))
    }
    try header.skip(22)
    let names = Int(try header.integer(UInt16.self)) + Int(try header.integer(UInt16.self))
    let start = member.offset + 30 + names
    guard start <= file.count, member.compressedCount <= file.count - start else {
      throw ReadError(.truncated)
    }
    let bytes = FileStream(file, start..<start + member.compressedCount)
    return MemberStream(member.isDeflated ? try InflatedStream(bytes, .none) : bytes, member)
  }

  enum Signature {
    static let local: UInt32 = 0x0403_4b50
    static let central: UInt32 = 0x0201_4b50
    static let end: UInt32 = 0x0605_4b50
    static let end64: UInt32 = 0x0606_4b50
    static let locator64: UInt32 = 0x0706_4b50
  }

  /// Where the directory of the members is: its record stands at the end, before a comment of any text.
  private static func directory(of file: OpenFile) throws(ReadError) -> (offset: Int, count: Int) {
    let tailStart = max(0, file.count - (22 + 0xffff + 20))
    let tail = try file.bytes(at: tailStart, count: file.count - tailStart)
    let signature: [UInt8] = [0x50, 0x4b, 0x05, 0x06]
    let place = stride(from: tail.count - 22, through: 0, by: -1).first {
      tail[$0..<$0 + 4].elementsEqual(signature)
    }
    guard let place else { throw ReadError(.truncated) }
    if place >= 20 {
      var locator = ByteReader(tail[(place - 20)...])
      if try locator.integer(UInt32.self) == Signature.locator64 {
        try locator.skip(4)
        return try directory64(of: file, at: try locator.size(UInt64.self))
      }
    }
    var record = ByteReader(tail[place...])
    try record.skip(12)
    let count = try record.size(UInt32.self)
    return (try record.size(UInt32.self), count)
  }

  private static func directory64(
    of file: OpenFile, at offset: Int
  ) throws(ReadError) -> (offset: Int, count: Int) {
    var record = ByteReader(try file.bytes(at: offset, count: 56))
    guard try record.integer(UInt32.self) == Signature.end64 else {
      throw ReadError(.damaged("it has no directory of its members"))
    }
    try record.skip(36)
    let count = try record.size(UInt64.self)
    return (try record.size(UInt64.self), count)
  }
}

extension ZipArchive.Member {
  /// Takes the next entry of the directory.
  fileprivate init(_ reader: inout ByteReader) throws(ReadError) {
    guard try reader.integer(UInt32.self) == ZipArchive.Signature.central else {
      throw ReadError(.damaged("the directory of its members"))
    }
    try reader.skip(4)
    let flags = try reader.integer(UInt16.self)
    let method = try reader.integer(UInt16.self)
    try reader.skip(4)
    checksum = try reader.integer()
    compressedCount = try reader.size(UInt32.self)
    count = try reader.size(UInt32.self)
    let nameLength = try reader.size(UInt16.self)
    let extraLength = try reader.size(UInt16.self)
    let commentLength = try reader.size(UInt16.self)
    try reader.skip(8)
    offset = try reader.size(UInt32.self)
    name = String(decoding: try reader.take(nameLength), as: UTF8.self)
    isDeflated = method == 8
    try takeExtra(ByteReader(try reader.take(extraLength)))
    try reader.skip(commentLength)
    guard flags & 1 == 0, method == 0 || method == 8 else {
      throw ReadError(
        .unsupported(
          "the member `\(name)` is encrypted, or compressed by another method than deflate",
          help: "write it with numpy.savez or numpy.savez_compressed"))
    }
    // Deflate makes bytes at most 1,032 times fewer.
    guard isDeflated ? count / 1_040 <= compressedCount : count == compressedCount else {
      throw ReadError(.damaged("the lengths of the member `\(name)`"))
    }
  }

  /// Takes those of the three sizes that do not fit their 32 bits.
  private mutating func takeExtra(_ extra: ByteReader) throws(ReadError) {
    var extra = extra
    while extra.count >= 4 {
      let kind = try extra.integer(UInt16.self)
      var field = ByteReader(try extra.take(try extra.size(UInt16.self)))
      guard kind == 1 else { continue }
      if count == 0xffff_ffff { count = try field.size(UInt64.self) }
      if compressedCount == 0xffff_ffff { compressedCount = try field.size(UInt64.self) }
      if offset == 0xffff_ffff { offset = try field.size(UInt64.self) }
    }
  }
}

/// The bytes of a member of a zip file.
struct MemberStream: ByteStream {
  private var bytes: any ByteStream
  private let member: ZipArchive.Member
  private var place = 0
  private var checksum: UInt = 0

  fileprivate init(_ bytes: any ByteStream, _ member: ZipArchive.Member) {
    self.bytes = bytes
    self.member = member
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
    let wanted = min(buffer.count, member.count - place)
    let count = try bytes.read(into: .init(rebasing: buffer[..<wanted]))
    guard count == wanted else { throw ReadError(.truncated) }
    checksum = crc32_z(checksum, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), count)
    place += count
    if count > 0, place == member.count, checksum != UInt(member.checksum) {
      throw ReadError(.damaged("its bytes do not give its checksum"))
    }
    return count
  }
}
