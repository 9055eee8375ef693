internal import Glibc

/// The Gauss-Legendre rule on -1…1, exact for polynomials of a degree up to twice the number of points
/// less one.
package struct GaussLegendre: Sendable {
  /// Rising, never at the ends.
  package let nodes: [Double]
  package let weights: [Double]

  /// - Parameter count: the points, at least 1.
  package init(count: Int) {
    let rule = (0..<max(count, 1)).map { Self.node($0, of: max(count, 1)) }
    nodes = rule.map(\.node)
    weights = rule.map(\.weight)
  }

  package var pairs: [(node: Double, weight: Double)] {
    zip(nodes, weights).map { (node: $0, weight: $1) }
  }

  /// Newton's method from an estimate good enough that it always finds the node with this index.
  private static func node(_ index: Int, of count: Int) -> (node: Double, weight: Double) {
    var x = -cos(.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
    for _ in 0..<8 {
      let (value, slope) = legendre(count, at: x)
      x -= value / slope
    }
    let slope = legendre(count, at: x).slope
    return (x, 2 / ((1 - x * x) * slope * slope))
  }

  /// Legendre's polynomial of a degree of 1 or more and its derivative, by the recurrence.
  private static func legendre(_ degree: Int, at x: Double) -> (value: Double, slope: Double) {
    var (previous, value) = (1.0, x)
    for k in 1..<max(degree, 1) {
      let k = Double(k)
      (previous, value) = (value, ((2 * k + 1) * x * value - k * previous) / (k + 1))
    }
    return (value, Double(degree) * (x * value - previous) / (x * x - 1))
  }
}
