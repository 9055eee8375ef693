/// Sums of weights in bins, along one axis or several.
///
/// The cells of all axes stand in one array, the first axis running fastest; along each axis cell 0 is the underflow
/// and the last cell the overflow.
package struct Histogram: Sendable, Equatable {
  package let axes: [HistogramAxis]
  /// For each cell the sum of the weights.
  package internal(set) var sums: [Double]
  /// For each cell the sum of their squares: the variance of the sum.
  package internal(set) var squares: [Double]
  /// How many entries there are, in any cell.
  package internal(set) var entries: Int
  /// How many had a missing number, and are in no cell.
  package internal(set) var missing: Int

  /// The most cells that a histogram may have.
  package static let largestCellCount = 1 << 25

  /// The most axes that a histogram may have.
  package static let largestAxisCount = 4

  /// A histogram without entries.
  package init(_ axes: HistogramAxis...) throws(HistogramError) {
    try axes.validate()
    self.init(axes: axes)
  }

  /// Of contents that are already in bins, without flows; `squares` are the contents unless they are given.
  package init(
    contents: [Double], squares: [Double]? = nil, axis: HistogramAxis
  ) throws(HistogramError) {
    try self.init(contents: contents, squares: squares, axes: [axis])
  }

  /// The same of several axes, the first running fastest.
  package init(
    contents: [Double], squares: [Double]? = nil, axes: [HistogramAxis]
  ) throws(HistogramError) {
    try axes.validate()
    let (squares, width) = (squares ?? contents, axes[0].count)
    let rows = axes.rows
    guard contents.count == width * rows.count, squares.count == contents.count else {
      throw .axesDiffer
    }
    self.init(axes: axes)
    for (row, start) in rows.enumerated() {
      let bins = row * width..<(row + 1) * width
      sums.replaceSubrange(start..<start + width, with: contents[bins])
      self.squares.replaceSubrange(start..<start + width, with: squares[bins])
    }
  }

  init(axes: [HistogramAxis]) {
    self.axes = axes
    let count = axes.cellCount
    sums = [Double](repeating: 0, count: count)
    squares = [Double](repeating: 0, count: count)
    (entries, missing) = (0, 0)
  }

  /// The bin contents, without flows, the first axis running fastest.
  package var contents: [Double] { inner(sums) }

  /// The standard deviation of each bin's content: √Σw².
  package var errors: [Double] { inner(squares).map { $0.squareRoot() } }

  /// The sum over all bins, without flows.
  package var total: Double { contents.reduce(0, +) }

  /// Its standard deviation.
  package var totalError: Double { inner(squares).reduce(0, +).squareRoot() }

  /// The contents over the widths (areas) of their bins.
  package var densities: [Double] { zip(contents, sizes).map { $0 / $1 } }

  /// The width of each bin, or the area or volume.
  package var sizes: [Double] {
    axes.reduce([1]) { sizes, axis in
      zip(axis.edges, axis.edges.dropFirst()).flatMap { low, high in
        sizes.map { $0 * (high - low) }
      }
    }
  }

  /// The sums of one axis's underflow and overflow; `nil` of a histogram of several.
  package var flows: (under: Double, over: Double)? {
    axes.count == 1 ? (sums[0], sums[sums.count - 1]) : nil
  }

  /// The cells that are bins.
  func inner(_ cells: [Double]) -> [Double] {
    axes.rows.flatMap { cells[$0..<$0 + axes[0].count] }
  }

  /// The same bins, and nothing outside of them.
  var withoutFlows: Histogram {
    var result = Histogram(axes: axes)
    for start in axes.rows {
      let bins = start..<start + axes[0].count
      result.sums.replaceSubrange(bins, with: sums[bins])
      result.squares.replaceSubrange(bins, with: squares[bins])
    }
    return result
  }
}

extension [HistogramAxis] {
  /// The cells of a histogram with these axes.
  package var cellCount: Int { reduce(1) { $0 * $1.cellCount } }

  /// Whether one histogram, or that of each of some groups, has no more cells than are allowed.
  package func areFewEnough(groups: Int) -> Bool {
    reduce(Double(groups)) { $0 * Double($1.cellCount) } <= Double(Histogram.largestCellCount)
  }

  func validate() throws(HistogramError) {
    guard (1...Histogram.largestAxisCount).contains(count) else {
      throw .wrongAxisCount(expected: isEmpty ? 1 : Histogram.largestAxisCount, found: count)
    }
    guard areFewEnough(groups: 1) else { throw .tooManyBins }
  }

  /// How far apart neighbours along each axis are in the array of cells.
  var strides: [Int] {
    indices.map { self[..<$0].reduce(1) { $0 * $1.cellCount } }
  }

  /// The first bin of each row of bins along the first axis.
  fileprivate var rows: [Int] {
    zip(self, strides).dropFirst().reduce([1]) { rows, axis in
      (1...axis.0.count).flatMap { place in rows.map { $0 + place * axis.1 } }
    }
  }
}
