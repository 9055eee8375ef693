/// A `TBranch`: the cells of one column, or of a few that were filled together, in baskets.
struct ROOTBranch: Sendable {
  struct Basket: Sendable {
    var offset: Int
    var byteCount: Int
    /// Its first entry.
    var entry: Int
  }

  let name: String
  private(set) var leaves: [ROOTLeaf] = []
  private(set) var baskets: [Basket] = []
  /// The entries of the baskets that are written; those of others are not in the file yet.
  private(set) var writtenCount = 0
  /// Why the branch makes no column, if it makes none.
  private(set) var refusal: String?

  /// The bytes of an entry.
  var stride: Int { leaves.reduce(0) { $0 + $1.format.width } }

  init(_ reader: inout ROOTObjectReader, className: String) throws(ReadError) {
    if className != "TBranch" { _ = try reader.begin() }
    let branch = try reader.begin()
    name = try reader.named().name
    guard className == "TBranch" else {
      refusal = "it holds objects or vectors (it is a \(className))"
      return
    }
    guard 10...13 ~= branch.version else {
      throw ReadError(
        .unsupported(
          "`TBranch` of version \(branch.version) is not read", help: "versions 10 to 13 are"))
    }
    try readMembers(&reader, version: branch.version)
  }

  private mutating func readMembers(
    _ reader: inout ROOTObjectReader, version: Int
  ) throws(ReadError) {
    try reader.skipObject()
    // fCompress, fBasketSize, fEntryOffsetLen.
    try reader.skip(12)
    let basketCount = try reader.size(Int32.self)
    // fEntryNumber, from version 13 fIOFeatures, fOffset.
    try reader.skip(8)
    if version >= 13 { try reader.skipObject() }
    try reader.skip(4)
    let basketRoom = try reader.size(UInt32.self)
    // fSplitLevel, fEntries, from version 11 fFirstEntry, fTotBytes, fZipBytes.
    try reader.skip(4)
    let entryCount = try reader.size(Int64.self)
    try reader.skip(version < 11 ? 16 : 24)
    var branchCount = 0
    try reader.forEachObject { _, _ throws(ReadError) in branchCount += 1 }
    if branchCount > 0 { refusal = "it has \(branchCount) branches of its own" }
    try readLeaves(&reader)
    try reader.forEachObject { _, _ throws(ReadError) in }
    guard basketCount <= basketRoom else { throw ReadError(.damaged("\(basketCount) baskets")) }
    try readBaskets(&reader, basketCount, room: basketRoom, entryCount: entryCount)
  }

  private mutating func readLeaves(_ reader: inout ROOTObjectReader) throws(ReadError) {
    var leaves: [ROOTLeaf] = []
    var refusal = refusal
    try reader.forEachObject { reader, className throws(ReadError) in
      switch try ROOTLeaf.read(&reader, className: className) {
      case .leaf(let leaf): leaves.append(leaf)
      case .refused(let reason): refusal = refusal ?? reason
      }
    }
    if leaves.count > 1, leaves.contains(where: { $0.format.content == .text }) {
      refusal = refusal ?? "its entries are texts and numbers together"
    }
    if leaves.isEmpty { refusal = refusal ?? "it has no leaf" }
    self.refusal = refusal
    self.leaves = leaves
  }

  /// Takes the three tables of the baskets, each behind a byte.
  private mutating func readBaskets(
    _ reader: inout ROOTObjectReader, _ count: Int, room: Int, entryCount: Int
  ) throws(ReadError) {
    try reader.skip(1)
    let byteCounts = try reader.array(room, of: Int32.self) { Int($0) }
    try reader.skip(1)
    let entries = try reader.array(room, of: Int64.self) { Int($0) }
    // 2 says that places have 64 bits, as they have in all versions here but those of 32 bits before.
    try reader.skip(1)
    let offsets = try reader.array(room, of: Int64.self) { Int($0) }
    for index in 0..<count {
      baskets.append(
        Basket(offset: offsets[index], byteCount: byteCounts[index], entry: entries[index]))
    }
    // The table goes on with the entry after the last basket, where there is room for it.
    writtenCount = count < room ? entries[count] : entryCount
  }

  /// Whether the baskets hold all entries, in order.
  func check(entryCount: Int) throws(ReadError) {
    let starts = baskets.map(\.entry) + [writtenCount]
    let isInOrder = zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
    guard starts[0] == 0, isInOrder else { throw ReadError(.damaged("the order of its baskets")) }
    guard writtenCount >= entryCount else {
      throw ReadError(
        .unsupported(
          "its last \(entryCount - writtenCount) entries are in no basket of their own",
          help: "the file was not closed: write it again, and call Write() and Close()"))
    }
  }

  /// The entries of a basket.
  func entries(of basket: Int) -> Range<Int> {
    let end = basket + 1 < baskets.count ? baskets[basket + 1].entry : writtenCount
    return baskets[basket].entry..<end
  }
}
