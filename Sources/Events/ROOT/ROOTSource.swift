internal import Columns

/// A tree of a ROOT file as a table; its branches are the columns.
struct ROOTSource: TableSource {
  let headers: [ColumnHeader]
  let refused: [RefusedColumn]
  private let file: ROOTFile
  private let tree: ROOTTree
  /// For each column its branch, and the leaf of it.
  private let places: [(branch: Int, leaf: Int)]

  var rowCount: Int? { tree.entryCount }

  init(_ file: ROOTFile, tree key: ROOTFile.Key) throws(ReadError) {
    let tree = try inPart("tree `\(key.path)`") { () throws(ReadError) in
      try ROOTTree(file, key)
    }
    var headers: [ColumnHeader] = []
    var places: [(branch: Int, leaf: Int)] = []
    for (index, branch) in tree.branches.enumerated() {
      for (leafIndex, leaf) in branch.leaves.enumerated() {
        let name = branch.leaves.count == 1 ? branch.name : "\(branch.name)_\(leaf.name)"
        headers.append(ColumnHeader(name, kind: leaf.format.kind))
        places.append((index, leafIndex))
      }
    }
    try headers.check(refused: tree.refused)
    (self.headers, self.places) = (headers, places)
    (self.file, self.tree, refused) = (file, tree, tree.refused)
  }

  func cursor(
    columns: [Int], factors: [Double], threads: Int
  ) throws(ReadError) -> any TableCursor {
    var readers: [ROOTReader] = []
    var given: [Int] = []
    for index in tree.branches.indices {
      let wanted = columns.indices.filter { places[columns[$0]].branch == index }
      if wanted.isEmpty { continue }
      let cells = wanted.map { (leaf: places[columns[$0]].leaf, factor: factors[$0]) }
      readers.append(ROOTReader(file, tree.branches[index], tree.entryCount, cells))
      given += wanted
    }
    return ROOTCursor(readers: readers, given: given, threads: threads)
  }
}

/// Goes through several branches at once.
private struct ROOTCursor: TableCursor {
  let readers: [ROOTReader]
  /// Where each column of the readers, in their order, goes.
  let given: [Int]
  let threads: Int

  mutating func next(
    _ count: Int, interrupted: @Sendable () throws -> Void
  ) throws -> [ColumnData] {
    let parts = try concurrentMap(tasks: readers.count, threads: threads) { [readers] index in
      try readers[index].next(count, interrupted: interrupted)
    }
    return zip(given, parts.joined()).sorted { $0.0 < $1.0 }.map(\.1)
  }
}
