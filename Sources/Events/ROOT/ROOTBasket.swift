/// A `TBasket`: the entries of a branch, and behind them, if they have different lengths, where each of them begins.
struct ROOTBasket {
  /// The entries and the table, decompressed.
  let bytes: [UInt8]
  /// Where the entries end.
  private let end: Int
  /// The length of the key, from whose beginning places are counted.
  private let origin: Int

  init(_ record: [UInt8]) throws(ReadError) {
    var reader = ByteReader(record, bigEndian: true)
    let key = try ROOTFile.Key(&reader, path: "")
    guard key.className == "TBasket" else {
      throw ReadError(.damaged("no basket is where it should be"))
    }
    // The version, fBufferSize, fNevBufSize, fNevBuf.
    try reader.skip(14)
    let last = try reader.size(Int32.self)
    origin = key.count
    end = last - origin
    bytes = try ROOTFile.content(record, key)
    guard 0...bytes.count ~= end else { throw ReadError(.damaged("the length of a basket")) }
  }

  /// The text that an entry is: its length in one byte, or in four behind 255; nothing at all where it is empty.
  func text(_ entry: Int) throws(ReadError) -> String {
    var table = ByteReader(bytes[end...], bigEndian: true)
    let count = try table.size(Int32.self)
    try table.skip(4 * entry)
    let start = try table.size(Int32.self) - origin
    // The last place is left empty.
    let next = entry + 2 < count ? try table.size(Int32.self) - origin : end
    guard 0 <= start, start <= next, next <= end else {
      throw ReadError(.damaged("the places of a basket's entries"))
    }
    var reader = ByteReader(bytes[start..<next], bigEndian: true)
    if reader.count == 0 { return "" }
    let short = try reader.size(UInt8.self)
    let text = try reader.take(short == 255 ? try reader.size(UInt32.self) : short)
    guard let text = String(validating: text.prefix { $0 != 0 }, as: UTF8.self) else {
      throw ReadError(.badEncoding)
    }
    return text
  }
}
