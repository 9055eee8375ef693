/// The bins of a histogram along one of its variables.
///
/// Bin i, from 0 on, holds the numbers from `edges[i]` up to but not with `edges[i + 1]`. Below and above them lie the
/// underflow and the overflow; a missing number (NaN) belongs to none.
package struct HistogramAxis: Sendable, Equatable {
  package enum Form: Sendable, Equatable {
    /// Bins of equal width.
    case regular
    case variable
    /// One bin for each string; the numbers are their codes, from 0 on.
    case category([String])
  }

  package let form: Form
  /// One more than there are bins, rising.
  package let edges: [Double]

  /// The most bins of an axis.
  package static let largestCount = 10_000_000

  /// `count` bins of equal width: edge i lies at `low + i (high - low)/count`.
  package init(count: Int, from low: Double, to high: Double) throws(HistogramError) {
    guard (1...Self.largestCount).contains(count) else { throw .badBinCount(count) }
    guard low.isFinite, high.isFinite, low < high, (Double(count) / (high - low)).isFinite else {
      throw .badRange(low, high)
    }
    let width = (high - low) / Double(count)
    let edges = (0...count).map { $0 == count ? high : low + Double($0) * width }
    try self.init(.regular, edges)
  }

  /// Bins between these edges.
  package init(edges: [Double]) throws(HistogramError) {
    try self.init(.variable, edges)
  }

  /// A bin for each string, in this order.
  package init(categories: [String]) throws(HistogramError) {
    try self.init(.category(categories), (0...categories.count).map(Double.init))
  }

  init(_ form: Form, _ edges: [Double]) throws(HistogramError) {
    let count = edges.count - 1
    guard (1...Self.largestCount).contains(count) else { throw .badBinCount(count) }
    for (index, (low, high)) in zip(edges, edges.dropFirst()).enumerated()
    where !(low < high && low.isFinite && high.isFinite) {
      throw .edgesNotRising(at: index)
    }
    self.form = form
    self.edges = edges
  }

  /// The number of bins.
  package var count: Int { edges.count - 1 }

  /// The place among the cells of the axis: 0 is the underflow, 1 the first bin, `count + 1` the overflow; `nil` for NaN.
  package func cell(of number: Double) -> Int? {
    if number.isNaN { return nil }
    return edges.withUnsafeBufferPointer { Locator(form: form, edges: $0).cell(of: number) }
  }

  /// The cells along the axis, with those of the flows.
  var cellCount: Int { edges.count + 1 }
}

extension HistogramAxis {
  /// Whether the bins are the same, but for the rounding of edges that were made in another way or read from a table:
  /// a thousandth of the narrowest bin.
  func hasSameBins(as other: HistogramAxis) -> Bool {
    if form == other.form, edges == other.edges { return true }
    if case .category = form { return false }
    if case .category = other.form { return false }
    let tolerance = 1e-3 * (zip(edges, edges.dropFirst()).map { $1 - $0 }.min() ?? 0)
    return count == other.count && zip(edges, other.edges).allSatisfy { abs($0 - $1) <= tolerance }
  }
}

extension [HistogramAxis] {
  package func haveSameBins(as others: [HistogramAxis]) -> Bool {
    count == others.count && zip(self, others).allSatisfy { $0.hasSameBins(as: $1) }
  }
}

extension HistogramAxis {
  /// Finds cells while the memory of the edges is at hand.
  struct Locator {
    private let edges: UnsafeBufferPointer<Double>
    private let isRegular: Bool
    private let perWidth: Double

    init(form: Form, edges: UnsafeBufferPointer<Double>) {
      self.edges = edges
      isRegular = form != .variable
      perWidth = Double(edges.count - 1) / (edges[edges.count - 1] - edges[0])
    }

    /// The cell of a number that is not NaN.
    @inline(__always)
    func cell(of number: Double) -> Int {
      let count = edges.count - 1
      if number < edges[0] { return 0 }
      if number >= edges[count] { return count + 1 }
      return isRegular ? regularCell(number, count) : searchedCell(number, count)
    }

    /// By division, and then by the edges themselves, which decide.
    @inline(__always)
    private func regularCell(_ number: Double, _ count: Int) -> Int {
      var bin = min(Int((number - edges[0]) * perWidth), count - 1)
      if number < edges[bin] { bin -= 1 } else if number >= edges[bin + 1] { bin += 1 }
      return bin + 1
    }

    private func searchedCell(_ number: Double, _ count: Int) -> Int {
      var (low, high) = (0, count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if number < edges[middle] { high = middle } else { low = middle }
      }
      return low + 1
    }
  }
}

/// Why a histogram cannot be made or combined.
package enum HistogramError: Error, Equatable, Sendable {
  case badBinCount(Int)
  case badRange(Double, Double)
  /// The edge at this place is not below the next, or one of them is not finite.
  case edgesNotRising(at: Int)
  /// More bins, of all axes together, than `Histogram.largestCellCount`.
  case tooManyBins
  /// Histograms of different bins, or a map that does not take these bins.
  case axesDiffer
  /// An edge that is none of the finer axis.
  case notAnEdge(Double)
  /// A name that no bin has.
  case noSuchCategory(String)
  /// Only a histogram of so many axes can do this.
  case wrongAxisCount(expected: Int, found: Int)
  /// Bins of categories have no numbers.
  case categoriesHaveNoNumbers
}
