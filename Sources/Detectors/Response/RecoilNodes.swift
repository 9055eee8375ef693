internal import Numerics

/// The recoil energies at which spectra of recoils are taken: the points of a Gauss rule on panels.
struct RecoilNodes: Sendable {
  /// The ends of the panels, rising, in MeV.
  let panels: [(low: Double, high: Double)]
  /// The points in all panels, rising, in MeV.
  let recoils: [Double]
  let order: Int

  init(_ panels: [RecoilPanel], order: Int) {
    self.panels = panels.map { ($0.low.recoil, $0.high.recoil) }
    self.order = order
    let rule = GaussLegendre.rule(order)
    recoils = panels.flatMap { panel in rule.map { panel.point(at: $0.node) } }
  }

  /// The ranges of recoils within panels where a function is at most a number.
  ///
  /// A range that lies between two neighbouring points is missed.
  func ranges(
    where function: (Double) -> Double, isAtMost most: Double
  ) -> [(panel: Int, low: Double, high: Double)] {
    panels.indices.flatMap { panel in
      let (low, high) = panels[panel]
      let points = [low] + recoils[(panel * order)..<((panel + 1) * order)] + [high]
      var ranges: [(panel: Int, low: Double, high: Double)] = []
      for (left, right) in zip(points, points.dropFirst()) {
        let (isLeft, isRight) = (function(left) <= most, function(right) <= most)
        guard isLeft || isRight else { continue }
        let edge =
          isLeft && isRight ? 0 : Self.edge(left, right) { (function($0) <= most) == isLeft }
        let (start, end) = (isLeft ? left : edge, isRight ? right : edge)
        if let last = ranges.last, last.high == start {
          ranges[ranges.count - 1].high = end
        } else {
          ranges.append((panel, start, end))
        }
      }
      return ranges
    }
  }

  /// Where a statement that holds at `low` ceases to hold, by halving.
  private static func edge(_ low: Double, _ high: Double, holds: (Double) -> Bool) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<60 {
      let middle = low + (high - low) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Adds to values at the nodes of a panel what stands for a function that is 0 outside of a range
  /// within it: sums over the nodes, of the values times a polynomial times the weights of the rule, are
  /// then integrals over the range.
  func add(
    _ function: (Double) -> Double, on range: (panel: Int, low: Double, high: Double),
    to values: inout [Double]
  ) {
    let panel = panels[range.panel]
    let rule = GaussLegendre.rule(order)
    let length = range.high - range.low
    for (node, weight) in rule {
      let recoil = range.low + length / 2 * (1 + node)
      let value = function(recoil) * weight * length / (panel.high - panel.low)
      let place = 2 * (recoil - panel.low) / (panel.high - panel.low) - 1
      for (index, point) in rule.enumerated() {
        let lagrange = rule.indices.reduce(1.0) { product, other in
          other == index
            ? product : product * (place - rule[other].node) / (point.node - rule[other].node)
        }
        values[range.panel * order + index] += value * lagrange / point.weight
      }
    }
  }
}
