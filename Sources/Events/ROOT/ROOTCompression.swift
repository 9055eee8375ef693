internal import CCompression

/// What ROOT compresses: blocks of up to 16 MB, each behind nine bytes that tell its algorithm and its two lengths.
///
/// Source: `R__zip` and `R__unzip` in ROOT's `core/zip/src/RZip.cxx`.
enum ROOTCompression {
  /// The bytes that the blocks hold, of which there must be `count`.
  static func decompress(_ blocks: ArraySlice<UInt8>, count: Int) throws(ReadError) -> [UInt8] {
    var reader = ByteReader(blocks)
    var bytes: [UInt8] = []
    while bytes.count < count {
      let algorithm = try reader.take(2)
      try reader.skip(1)
      let stored = try reader.take24()
      let length = try reader.take24()
      let block = try reader.take(stored)
      guard length <= count - bytes.count else { throw damaged }
      bytes += try decompress(block, String(decoding: algorithm, as: UTF8.self), length)
    }
    return bytes
  }

  private static let damaged = ReadError(.damaged("a compressed block does not decompress"))

  private static func decompress(
    _ block: ArraySlice<UInt8>, _ algorithm: String, _ count: Int
  ) throws(ReadError) -> [UInt8] {
    let codec = try codec(algorithm)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      block.withUnsafeBytes { block in
        initialized = codec(block, UnsafeMutableRawBufferPointer(buffer)) ? count : 0
      }
    }
    guard bytes.count == count else { throw damaged }
    return bytes
  }

  /// Fills the second buffer from the first; `false` if that does not work.
  private typealias Codec = (UnsafeRawBufferPointer, UnsafeMutableRawBufferPointer) -> Bool

  private static func codec(_ algorithm: String) throws(ReadError) -> Codec {
    switch algorithm {
    case "ZL": return zlib
    case "L4": return lz4
    case "ZS": return zstandard
    case "XZ": return lzma
    case "CS":
      throw ReadError(
        .unsupported(
          "it is compressed in a way of ROOT before version 5",
          help: "write the file again: hadd -f6 new.root old.root"))
    default: throw damaged
    }
  }

  private static func zlib(
    _ block: UnsafeRawBufferPointer, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var length = uLongf(buffer.count)
    let status = uncompress(
      buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), &length,
      block.baseAddress?.assumingMemoryBound(to: UInt8.self), uLong(block.count))
    return status == Z_OK && length == uLongf(buffer.count)
  }

  /// LZ4 behind the XXH64 checksum of its bytes, the highest byte first.
  private static func lz4(
    _ block: UnsafeRawBufferPointer, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard block.count >= 8 else { return false }
    let checksum = UInt64(bigEndian: block.loadUnaligned(as: UInt64.self))
    let content = UnsafeRawBufferPointer(rebasing: block[8...])
    guard XXH64(content.baseAddress, content.count, 0) == checksum else { return false }
    let length = LZ4_decompress_safe(
      content.baseAddress?.assumingMemoryBound(to: CChar.self),
      buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(content.count),
      Int32(buffer.count))
    return length == buffer.count
  }

  private static func zstandard(
    _ block: UnsafeRawBufferPointer, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Bool {
    ZSTD_decompress(buffer.baseAddress, buffer.count, block.baseAddress, block.count)
      == buffer.count
  }

  private static func lzma(
    _ block: UnsafeRawBufferPointer, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Bool {
    var memory: UInt64 = 1 << 28
    var (taken, given) = (0, 0)
    let status = lzma_stream_buffer_decode(
      &memory, 0, nil, block.baseAddress?.assumingMemoryBound(to: UInt8.self), &taken,
      block.count, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), &given, buffer.count)
    return status == LZMA_OK && given == buffer.count
  }
}

extension ByteReader {
  /// A length of three bytes, the lowest first.
  fileprivate mutating func take24() throws(ReadError) -> Int {
    try take(3).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
