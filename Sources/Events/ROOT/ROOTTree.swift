/// A `TTree`: its branches, and where their baskets are.
struct ROOTTree: Sendable {
  let entryCount: Int
  private(set) var branches: [ROOTBranch] = []
  private(set) var refused: [RefusedColumn] = []

  /// Reads the description of a tree, a `TTree` or `TNtuple`; of the entries nothing is read.
  init(_ file: ROOTFile, _ key: ROOTFile.Key) throws(ReadError) {
    var reader = try file.object(key)
    // A TNtuple is a TTree with a number behind it.
    if key.className != "TTree" { _ = try reader.begin() }
    let tree = try reader.begin("TTree", versions: 16...20)
    _ = try reader.named()
    for _ in 0..<3 { try reader.skipObject() }
    entryCount = try reader.size(Int64.self)
    try Self.skipNumbers(&reader, version: tree.version)
    var branches: [ROOTBranch] = []
    var refused: [RefusedColumn] = []
    try reader.forEachObject { reader, className throws(ReadError) in
      let branch = try ROOTBranch(&reader, className: className)
      if let reason = branch.refusal {
        refused.append(RefusedColumn(name: branch.name, reason: reason))
      } else {
        branches.append(branch)
      }
    }
    for branch in branches {
      try inPart("branch `\(branch.name)`") { () throws(ReadError) in
        try branch.check(entryCount: entryCount)
      }
    }
    (self.branches, self.refused) = (branches, refused)
  }

  /// Goes over everything between the number of entries and the branches.
  private static func skipNumbers(
    _ reader: inout ROOTObjectReader, version: Int
  ) throws(ReadError) {
    // fTotBytes, fZipBytes, fSavedBytes, and from version 18 fFlushedBytes; fWeight.
    try reader.skip(8 * (version < 18 ? 3 : 4) + 8)
    // fTimerInterval, fScanField, fUpdate, and from version 17 fDefaultEntryOffsetLen.
    try reader.skip(4 * (version < 17 ? 3 : 4))
    let ranges = version < 19 ? 0 : try reader.size(Int32.self)
    // fMaxEntries, fMaxEntryLoop, fMaxVirtualSize, fAutoSave, fEstimate, and from version 18 fAutoFlush.
    try reader.skip(8 * (version < 18 ? 5 : 6))
    guard version >= 19 else { return }
    // fClusterRangeEnd and fClusterSize, each behind a byte; a range is more than a byte long.
    let (length, isTooLong) = ranges.multipliedReportingOverflow(by: 8)
    guard !isTooLong else { throw ReadError(.truncated) }
    for _ in 0..<2 { try reader.skip(1 + length) }
    if version >= 20 { try reader.skipObject() }
  }
}
