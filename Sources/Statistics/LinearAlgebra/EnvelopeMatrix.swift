/// Which elements of a symmetric matrix are kept: of row `i`, those from the diagonal to column `last[i]`.
///
/// Parameters that act on one bin alone come last and have short rows, so that a model with one for each of 10,000
/// bins is solved in a time that grows with the number of bins (A. George and J. W. H. Liu, Computer Solution of Large
/// Sparse Positive Definite Systems, 1981, chapter 4).
struct Envelope: Sendable, Equatable {
  /// The last column that is kept of each row.
  let last: [Int]
  /// Where the row's diagonal stands among the elements.
  let diagonal: [Int]
  let elementCount: Int
  /// The rows that reach the last column: those of shared parameters, which come first.
  let sharedCount: Int
  /// The first of the other rows that reaches a column.
  private let blockStart: [Int]

  init(last: [Int]) {
    self.last = last
    let sharedCount = last.firstIndex { $0 != last.count - 1 } ?? last.count
    self.sharedCount = sharedCount
    blockStart = last.indices.reduce(into: []) { starts, row in
      let isSame = row > sharedCount && last[row - 1] >= row
      starts.append(isSame ? starts[row - 1] : row)
    }
    var position = 0
    diagonal = last.indices.map { row in
      defer { position += last[row] - row + 1 }
      return position
    }
    elementCount = position
  }

  /// The envelope that keeps everything.
  init(dense count: Int) {
    self.init(last: [Int](repeating: count - 1, count: count))
  }

  var count: Int { last.count }

  /// The rows above the diagonal that have an element in a column: shared parameters, and others of the same bin.
  func rows(above column: Int) -> (shared: Range<Int>, own: Range<Int>) {
    (0..<min(sharedCount, column), min(max(blockStart[column], sharedCount), column)..<column)
  }
}

/// A symmetric matrix within an envelope.
struct EnvelopeMatrix: Sendable {
  let envelope: Envelope
  /// The rows, one after the other.
  var elements: [Double]

  init(_ envelope: Envelope) {
    self.envelope = envelope
    elements = [Double](repeating: 0, count: envelope.elementCount)
  }

  /// A dense matrix; of the rows given, only the upper triangle counts.
  init(dense rows: [[Double]]) {
    self.init(Envelope(dense: rows.count))
    for (i, row) in rows.enumerated() {
      for j in i..<min(row.count, rows.count) { self[i, j] = row[j] }
    }
  }

  var count: Int { envelope.count }

  /// The element of a row and a column, in either order; 0 outside of the envelope, where it cannot be set.
  subscript(_ i: Int, _ j: Int) -> Double {
    get {
      let (row, column) = i < j ? (i, j) : (j, i)
      return column <= envelope.last[row] ? elements[envelope.diagonal[row] + column - row] : 0
    }
    set {
      let (row, column) = i < j ? (i, j) : (j, i)
      elements[envelope.diagonal[row] + column - row] = newValue
    }
  }

  /// Makes row and column `i` those of the identity: what a fixed parameter's are.
  mutating func makeIdentity(row i: Int) {
    for j in i...envelope.last[i] { self[i, j] = 0 }
    let (shared, own) = envelope.rows(above: i)
    for j in shared { self[j, i] = 0 }
    for j in own { self[j, i] = 0 }
    self[i, i] = 1
  }

  /// A x.
  func times(_ x: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for i in 0..<count {
      let start = envelope.diagonal[i]
      var sum = elements[start] * x[i]
      for offset in 1..<max(envelope.last[i] - i, 0) + 1 {
        sum += elements[start + offset] * x[i + offset]
        result[i + offset] += elements[start + offset] * x[i]
      }
      result[i] += sum
    }
    return result
  }
}
