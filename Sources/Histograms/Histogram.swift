/// Sums of weights in bins, along one axis or two.
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

  /// A histogram without entries, of one axis or two.
  package init(_ axes: HistogramAxis...) throws(HistogramError) {
    guard (1...2).contains(axes.count) else {
      throw .wrongAxisCount(expected: 2, found: axes.count)
    }
    guard axes.areFewEnough(groups: 1) else { throw .tooManyBins }
    self.init(axes: axes)
  }

  /// Of contents that are already in bins, without flows; `squares` are the contents unless they are given.
  package init(
    contents: [Double], squares: [Double]? = nil, axis: HistogramAxis
  ) throws(HistogramError) {
    try self.init(contents: contents, squares: squares, axes: [axis])
  }

  /// The same of one axis or two, the first running fastest.
  package init(
    contents: [Double], squares: [Double]? = nil, axes: [HistogramAxis]
  ) throws(HistogramError) {
    guard (1...2).contains(axes.count) else {
      throw .wrongAxisCount(expected: 2, found: axes.count)
    }
    let (squares, width) = (squares ?? contents, axes[0].count)
    let count = axes.reduce(1) { $0 * $1.count }
    guard contents.count == count, squares.count == count else { throw .axesDiffer }
    self.init(axes: axes)
    for (row, first) in stride(from: 0, to: count, by: width).enumerated() {
      let start = (axes.count == 1 ? 0 : row + 1) * axes[0].cellCount + 1
      sums.replaceSubrange(start..<start + width, with: contents[first..<first + width])
      self.squares.replaceSubrange(start..<start + width, with: squares[first..<first + width])
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

  /// The width of each bin, or the area.
  package var sizes: [Double] {
    let widths = axes.map { axis in zip(axis.edges, axis.edges.dropFirst()).map { $1 - $0 } }
    guard widths.count == 2 else { return widths[0] }
    return widths[1].flatMap { height in widths[0].map { $0 * height } }
  }

  /// The sums of one axis's underflow and overflow; `nil` of a histogram of two.
  package var flows: (under: Double, over: Double)? {
    axes.count == 1 ? (sums[0], sums[sums.count - 1]) : nil
  }

  /// The cells that are bins.
  func inner(_ cells: [Double]) -> [Double] {
    let row = axes[0].cellCount
    let rows = axes.count == 1 ? 0...0 : 1...axes[1].count
    return rows.flatMap { cells[$0 * row + 1...$0 * row + axes[0].count] }
  }
}

extension [HistogramAxis] {
  /// The cells of a histogram with these axes.
  package var cellCount: Int { reduce(1) { $0 * $1.cellCount } }

  /// Whether one histogram, or that of each of some groups, has no more cells than are allowed.
  package func areFewEnough(groups: Int) -> Bool {
    reduce(Double(groups)) { $0 * Double($1.cellCount) } <= Double(Histogram.largestCellCount)
  }
}
