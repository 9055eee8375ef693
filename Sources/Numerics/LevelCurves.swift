/// The curves along which a function of two variables has a value, found from its values at the nodes of a grid by marching
/// squares: straight lines within each cell.
package struct LevelCurves {
  private let xs: [Double]
  private let ys: [Double]
  private let values: [Double]
  private let level: Double
  /// For each crossed edge the one or two that the curve leads to. Edge 2n goes from node n along x, 2n + 1 along y.
  private var links: [[Int]]

  /// - Parameters:
  ///   - values: at all nodes, those along x next to one another; what is not finite counts as below the level.
  package init(xs: [Double], ys: [Double], values: [Double], level: Double) {
    self.xs = xs
    self.ys = ys
    self.values = values
    self.level = level
    links = Array(repeating: [], count: 2 * values.count)
    guard xs.count > 1, ys.count > 1, values.count == xs.count * ys.count else { return }
    for row in 0..<ys.count - 1 {
      for column in 0..<xs.count - 1 { cross(cell: row * xs.count + column) }
    }
  }

  private func isAbove(_ node: Int) -> Bool { values[node] >= level }

  private mutating func cross(cell a: Int) {
    let corners = [a, a + 1, a + 1 + xs.count, a + xs.count]
    // Each edge with the corners at its ends.
    let edges = [2 * a, 2 * (a + 1) + 1, 2 * (a + xs.count), 2 * a + 1]
    let crossed = edges.indices.filter { isAbove(corners[$0]) != isAbove(corners[($0 + 1) % 4]) }
      .map { edges[$0] }
    if crossed.count == 2 { link(crossed[0], crossed[1]) }
    guard crossed.count == 4 else { return }
    // A saddle: the middle tells which opposite corners hang together.
    let middle = corners.reduce(0) { $0 + values[$1] } / 4
    if (middle >= level) == isAbove(a) {
      link(edges[0], edges[1])
      link(edges[2], edges[3])
    } else {
      link(edges[0], edges[3])
      link(edges[1], edges[2])
    }
  }

  private mutating func link(_ a: Int, _ b: Int) {
    links[a].append(b)
    links[b].append(a)
  }

  /// The curves, each as points in order; a closed one ends where it began.
  package var curves: [[(x: Double, y: Double)]] {
    var isVisited = [Bool](repeating: false, count: links.count)
    var curves: [[(x: Double, y: Double)]] = []
    // Curves that end at the edge of the grid first, from an end; the others are closed.
    let ends = links.indices.filter { links[$0].count == 1 }
    for start in ends + links.indices where !isVisited[start] && !links[start].isEmpty {
      var curve: [(x: Double, y: Double)] = []
      var next: Int? = start
      var isClosed = false
      while let edge = next {
        isVisited[edge] = true
        curve.append(point(on: edge))
        next = links[edge].first { !isVisited[$0] }
        isClosed = next == nil && edge != start && links[edge].contains(start)
      }
      if isClosed && curve.count > 2 { curve.append(curve[0]) }
      curves.append(curve)
    }
    return curves
  }

  private func point(on edge: Int) -> (x: Double, y: Double) {
    let first = edge / 2
    let isAlongX = edge % 2 == 0
    let second = first + (isAlongX ? 1 : xs.count)
    let part = (level - values[first]) / (values[second] - values[first])
    let (column, row) = (first % xs.count, first / xs.count)
    if isAlongX { return (xs[column] + part * (xs[column + 1] - xs[column]), ys[row]) }
    return (xs[column], ys[row] + part * (ys[row + 1] - ys[row]))
  }
}
