/// The function that joins points by straight lines; beyond them it keeps the value of the nearest.
package struct PiecewiseLinear: Sendable, Equatable {
  /// In rising order.
  package let xs: [Double]
  package let ys: [Double]

  /// Why points make no function.
  package enum PointError: Error, Equatable, Sendable {
    /// There are none.
    case empty
    /// The number in this place is missing or not finite.
    case notFinite(at: Int)
    /// Two points have this x and different y.
    case twoValues(x: Double)
  }

  /// - Parameters: numbers of one length, in any order; the same point may come twice.
  package init(xs: [Double], ys: [Double]) throws(PointError) {
    guard !xs.isEmpty, xs.count == ys.count else { throw .empty }
    if let place = xs.indices.first(where: { !xs[$0].isFinite || !ys[$0].isFinite }) {
      throw .notFinite(at: place)
    }
    var points: [(x: Double, y: Double)] = []
    for place in xs.indices.sorted(by: { (xs[$0], $0) < (xs[$1], $1) }) {
      guard points.last?.x == xs[place] else {
        points.append((xs[place], ys[place]))
        continue
      }
      guard points.last?.y == ys[place] else { throw .twoValues(x: xs[place]) }
    }
    self.xs = points.map(\.x)
    self.ys = points.map(\.y)
  }

  /// The value at `x`; NaN for NaN.
  package func callAsFunction(_ x: Double) -> Double {
    guard !x.isNaN else { return .nan }
    let upper = xs.partitioningIndex { $0 > x }
    guard upper > 0 else { return ys[0] }
    guard upper < xs.count else { return ys[ys.count - 1] }
    let fraction = (x - xs[upper - 1]) / (xs[upper] - xs[upper - 1])
    return ys[upper - 1] + fraction * (ys[upper] - ys[upper - 1])
  }
}
