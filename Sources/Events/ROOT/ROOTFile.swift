/// A file of ROOT's: keys in directories.
///
/// Source: the layout in `io/doc/TFile` of ROOT.
struct ROOTFile: Sendable {
  let file: OpenFile

  static let magic = Array("root".utf8)

  /// What stands before an object: what it is, and where.
  struct Key: Sendable {
    var className: String
    /// With the directories that it is in.
    var path: String
    var title: String
    var cycle: Int
    /// Its place, and its length with the object.
    fileprivate(set) var offset: Int
    fileprivate(set) var byteCount: Int
    /// The length of the object, decompressed.
    fileprivate(set) var objectCount: Int
    /// Its length without the object.
    fileprivate(set) var count: Int
  }

  /// The keys of all directories, the newest cycle of each.
  let keys: [Key]

  private static let keyLimit = 100_000
  private static let depthLimit = 16
  /// Versions from here on have places of 64 bits.
  private static let wideDirectory = 1_000
  private static let wideFile = 1_000_000

  init(_ file: OpenFile) throws(ReadError) {
    self.file = file
    var header = ByteReader(try file.bytes(at: 0, count: min(file.count, 64)), bigEndian: true)
    try header.skip(4)
    let version = try header.size(UInt32.self)
    let begin = try header.size(UInt32.self)
    let isWide = version >= Self.wideFile
    let end = isWide ? try header.size(UInt64.self) : try header.size(UInt32.self)
    guard end <= file.count else { throw ReadError(.truncated) }
    try header.skip((isWide ? 8 : 4) + 4 + 4)
    let nameCount = try header.size(UInt32.self)
    var directories = [(place: begin + nameCount, path: "", depth: 0)]
    var keys: [Key] = []
    while let (place, path, depth) = directories.popLast() {
      for key in try Self.keys(file, directoryAt: place, path: path) {
        keys.append(key)
        guard keys.count <= Self.keyLimit else { throw ReadError(.damaged("too many keys")) }
        if key.className.hasPrefix("TDirectory"), depth < Self.depthLimit {
          directories.append((key.offset + key.count, key.path + "/", depth + 1))
        }
      }
    }
    self.keys = Self.newest(keys)
  }

  /// The object of a key, decompressed.
  func object(_ key: Key) throws(ReadError) -> ROOTObjectReader {
    let record = try file.bytes(at: key.offset, count: key.byteCount)
    return ROOTObjectReader(try Self.content(record, key), origin: key.count)
  }

  /// What is behind the key in its record, decompressed.
  static func content(_ record: [UInt8], _ key: Key) throws(ReadError) -> [UInt8] {
    let stored = record[min(key.count, record.count)...]
    if stored.count == key.objectCount { return Array(stored) }
    return try ROOTCompression.decompress(stored, count: key.objectCount)
  }

  private static func keys(
    _ file: OpenFile, directoryAt place: Int, path: String
  ) throws(ReadError) -> [Key] {
    let length = min(64, max(0, file.count - place))
    var directory = ByteReader(try file.bytes(at: place, count: length), bigEndian: true)
    let isWide = try directory.size(UInt16.self) > wideDirectory
    try directory.skip(8)
    let listCount = try directory.size(UInt32.self)
    try directory.skip(4 + (isWide ? 16 : 8))
    let list = isWide ? try directory.size(UInt64.self) : try directory.size(UInt32.self)
    if list == 0 { return [] }
    var reader = ByteReader(try file.bytes(at: list, count: listCount), bigEndian: true)
    let own = try Key(&reader, path: "")
    try reader.go(to: own.count)
    let count = try reader.size(UInt32.self)
    var keys: [Key] = []
    for _ in 0..<count { keys.append(try Key(&reader, path: path)) }
    return keys
  }

  /// Of keys with one name that with the highest cycle, in the order of the file.
  private static func newest(_ keys: [Key]) -> [Key] {
    var cycles: [String: Int] = [:]
    for key in keys { cycles[key.path] = max(key.cycle, cycles[key.path] ?? 0) }
    return keys.filter { cycles[$0.path] == $0.cycle }
  }
}

extension ROOTFile.Key {
  /// Takes a key, but nothing behind it.
  ///
  /// - Parameter path: the directories that it is in.
  init(_ reader: inout ByteReader, path: String) throws(ReadError) {
    byteCount = try reader.size(UInt32.self)
    let version = try reader.size(UInt16.self)
    objectCount = try reader.size(UInt32.self)
    try reader.skip(4)
    count = try reader.size(UInt16.self)
    cycle = try reader.size(UInt16.self)
    let isWide = version > 1_000
    offset = isWide ? try reader.size(UInt64.self) : try reader.size(UInt32.self)
    try reader.skip(isWide ? 8 : 4)
    className = try reader.rootString()
    self.path = path + (try reader.rootString())
    title = try reader.rootString()
    guard count <= byteCount else { throw ReadError(.damaged("a key longer than its record")) }
  }
}
