/// The contents of a `TH1` or `TH2`.
package struct ROOTHistogram: Sendable, Equatable {
  package struct Axis: Sendable, Equatable {
    /// Such as `E [GeV]`.
    package var title: String
    /// One more than there are bins.
    package var edges: [Double]
  }

  package let title: String
  /// One or two.
  package private(set) var axes: [Axis]
  /// For each bin, below and above the range too; the first axis runs fastest.
  package private(set) var contents: [Double]
  /// The sums of squared weights of the same bins; `nil` if the bins hold counts.
  package private(set) var squares: [Double]?

  /// Reads the histogram of this path, such as `near/energy`.
  package init(path: String, histogram: String) throws(ReadError) {
    let file = try ROOTFile(OpenFile(path: path))
    let key = file.keys.first { $0.path == histogram }
    guard let key, Self.isHistogram(key) else {
      throw ReadError(.noTable(histogram, among: file.keys.filter(Self.isHistogram).map(\.path)))
    }
    try self.init(file, key)
  }

  /// Whether a key is that of a histogram: `TH1F`, `TH2D` and the like.
  static func isHistogram(_ key: ROOTFile.Key) -> Bool {
    key.className.count == 4 && (key.className.hasPrefix("TH1") || key.className.hasPrefix("TH2"))
  }

  init(_ file: ROOTFile, _ key: ROOTFile.Key) throws(ReadError) {
    self = try inPart("histogram `\(key.path)`") { () throws(ReadError) in
      try ROOTHistogram(try file.object(key), key)
    }
  }

  private init(_ reader: ROOTObjectReader, _ key: ROOTFile.Key) throws(ReadError) {
    var reader = reader
    let dimensions = key.className.hasPrefix("TH2") ? 2 : 1
    _ = try reader.begin()
    let plane = dimensions == 2 ? try reader.begin("TH2", versions: 3...5) : nil
    let base = try reader.begin("TH1", versions: 5...8)
    title = try reader.named().title
    for _ in 0..<3 { try reader.skipObject() }
    let count = try reader.size(Int32.self)
    axes = []
    for axis in 0..<3 {
      let read = try Axis(&reader)
      if axis < dimensions { axes.append(read) }
    }
    // fBarOffset, fBarWidth, fEntries, four sums, fMaximum, fMinimum, fNormFactor.
    try reader.skip(2 + 2 + 8 * 8)
    _ = try reader.array(of: UInt64.self) { $0 }
    let squares = try reader.array(of: UInt64.self) { Double(bitPattern: $0) }
    try reader.end(base)
    if let plane { try reader.end(plane) }
    contents = try Self.contents(&reader, key.className.last)
    self.squares = squares.isEmpty ? nil : squares
    let bins = axes.reduce(1) {
      $0.multipliedReportingOverflow(by: $1.edges.count + 1).partialValue
    }
    guard count == bins, contents.count == bins, squares.isEmpty || squares.count == bins else {
      throw ReadError(.damaged("the number of its bins"))
    }
  }

  private static func contents(
    _ reader: inout ROOTObjectReader, _ kind: Character?
  ) throws(ReadError) -> [Double] {
    switch kind {
    case "C": try reader.array(of: Int8.self) { Double($0) }
    case "S": try reader.array(of: Int16.self) { Double($0) }
    case "I": try reader.array(of: Int32.self) { Double($0) }
    case "L": try reader.array(of: Int64.self) { Double($0) }
    case "F": try reader.array(of: UInt32.self) { Double(Float(bitPattern: $0)) }
    case "D": try reader.array(of: UInt64.self) { Double(bitPattern: $0) }
    default:
      throw ReadError(
        .unsupported(
          "its bins are of no type that is read", help: "TH1 and TH2 of C, S, I, L, F and D are"))
    }
  }
}

extension ROOTHistogram.Axis {
  fileprivate init(_ reader: inout ROOTObjectReader) throws(ReadError) {
    let axis = try reader.begin("TAxis", versions: 6...10)
    title = try reader.named().title
    try reader.skipObject()
    let count = try reader.size(Int32.self)
    let (low, high) = (try reader.double(), try reader.double())
    edges = try reader.array(of: UInt64.self) { Double(bitPattern: $0) }
    try reader.end(axis)
    guard count < 1 << 24, edges.isEmpty || edges.count == count + 1 else {
      throw ReadError(.damaged("the edges of its bins"))
    }
    if edges.isEmpty {
      edges = (0...count).map { low + Double($0) * (high - low) / Double(max(count, 1)) }
    }
  }
}
