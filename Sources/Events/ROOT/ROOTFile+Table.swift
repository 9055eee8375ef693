extension ROOTFile {
  /// The tree or histogram of a name; without one the only tree, or the only histogram where there are no trees.
  func table(_ name: String?) throws(ReadError) -> any TableSource {
    let trees = keys.filter { ["TTree", "TNtuple", "TNtupleD"].contains($0.className) }
    let tables = trees + keys.filter(ROOTHistogram.isHistogram)
    let key: Key
    if let name {
      guard let named = keys.first(where: { $0.path == name }) else {
        throw ReadError(.noTable(name, among: tables.map(\.path)))
      }
      key = named
    } else {
      let candidates = trees.isEmpty ? tables : trees
      guard let first = candidates.first ?? keys.first else { throw ReadError(.empty) }
      guard candidates.count <= 1 else { throw ReadError(.severalTables(candidates.map(\.path))) }
      key = first
    }
    if trees.contains(where: { $0.path == key.path }) { return try ROOTSource(self, tree: key) }
    if ROOTHistogram.isHistogram(key) { return HistogramTable(try ROOTHistogram(self, key)) }
    throw ReadError(
      .unsupported(
        "`\(key.path)` is a \(key.className)",
        help: "TTree, TNtuple, TH1 and TH2 are read; of an RNTuple make a TTree"))
  }
}
