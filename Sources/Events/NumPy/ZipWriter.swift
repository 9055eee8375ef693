internal import CCompression

/// Makes a zip file of stored members, with sizes of 64 bits throughout.
struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var memberCount = 0

  /// A size that stands in the 64-bit fields.
  private static let elsewhere = UInt32.max
  /// Version 4.5, which has them.
  private static let version: UInt16 = 45
  /// 1 January 1980, so that the same table gives the same bytes at any time.
  private static let date: UInt16 = 0x21

  mutating func append(_ name: String, _ content: [UInt8]) {
    let offset = UInt64(bytes.count)
    let size = UInt64(content.count)
    let checksum = content.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    let nameBytes = Array(name.utf8)
    // Names are UTF-8 (bit 11); no compression; time and date.
    let common: [UInt16] = [Self.version, 1 << 11, 0, 0, Self.date]
    let sizes = [UInt32(truncatingIfNeeded: checksum), Self.elsewhere, Self.elsewhere]

    bytes.append(littleEndian: [ZipArchive.Signature.local])
    bytes.append(littleEndian: common)
    bytes.append(littleEndian: sizes)
    bytes.append(littleEndian: [UInt16(truncatingIfNeeded: nameBytes.count), 20])
    bytes += nameBytes
    bytes.append(littleEndian: [1, 16] as [UInt16])
    bytes.append(littleEndian: [size, size])
    bytes += content

    directory.append(littleEndian: [ZipArchive.Signature.central])
    directory.append(littleEndian: [Self.version])
    directory.append(littleEndian: common)
    directory.append(littleEndian: sizes)
    directory.append(littleEndian: [UInt16(truncatingIfNeeded: nameBytes.count), 28, 0, 0, 0])
    directory.append(littleEndian: [0, Self.elsewhere])
    directory += nameBytes
    directory.append(littleEndian: [1, 24] as [UInt16])
    directory.append(littleEndian: [size, size, offset])
    memberCount += 1
  }

  /// The whole file.
  var finished: [UInt8] {
    let start = UInt64(bytes.count)
    let count = UInt64(memberCount)
    var file = bytes + directory
    let end = UInt64(file.count)
    file.append(littleEndian: [ZipArchive.Signature.end64])
    file.append(littleEndian: [44 as UInt64])
    file.append(littleEndian: [Self.version, Self.version])
    file.append(littleEndian: [0, 0] as [UInt32])
    file.append(littleEndian: [count, count, UInt64(directory.count), start])
    file.append(littleEndian: [ZipArchive.Signature.locator64, 0])
    file.append(littleEndian: [end])
    file.append(littleEndian: [1, ZipArchive.Signature.end, 0])
    file.append(littleEndian: [UInt16.max, .max])
    file.append(littleEndian: [Self.elsewhere, Self.elsewhere])
    file.append(littleEndian: [0 as UInt16])
    return file
  }
}
