/// A sampled curve: points in order along the axis. Where the function has no finite value `y` is NaN, a gap.
package struct SampledCurve: Sendable, Equatable {
  package var xs: [Double]
  package var ys: [Double]

  /// The number of gaps.
  package var gapCount: Int { ys.count { $0.isNaN } }
}

/// Samples functions for drawing: evenly at first, then more densely where the polyline bends and at its edges.
package struct CurveSampler: Sendable {
  package var initialCount = 400
  package var maximumCount = 1600
  /// Whether the curve is drawn on a logarithmic vertical axis, where only positive values are seen.
  package var isLogarithmicInY = false
  /// A bend that the eye sees, as a fraction of the picture's height.
  private static let visibleBend = 5e-4
  /// The closest that points come, as a fraction of the axis.
  private static let finestStep = 1e-6

  package init() {}

  /// - Parameter interrupted: called once per round of evaluations; throws to end the work.
  package func sample(
    on axis: Axis, interrupted: () throws -> Void, _ function: BlockFunction
  ) throws -> SampledCurve {
    var points = try evaluated(
      (0..<initialCount).map { Double($0) / Double(max(initialCount - 1, 1)) }, axis, function)
    while points.count < maximumCount {
      try interrupted()
      let new = halvings(points).prefix(maximumCount - points.count)
      if new.isEmpty { break }
      points = merged(points, try evaluated(new.sorted(), axis, function))
    }
    return SampledCurve(xs: points.map(\.x), ys: points.map(\.y))
  }

  /// A point of the curve, and the fraction of the axis where it lies.
  private struct Point {
    var fraction: Double
    var x: Double
    var y: Double
  }

  private func evaluated(
    _ fractions: [Double], _ axis: Axis, _ function: BlockFunction
  ) throws -> [Point] {
    let xs = fractions.map(axis.number(at:))
    let ys = try evaluate(function, at: xs)
    return fractions.indices.map {
      Point(fraction: fractions[$0], x: xs[$0], y: ys[$0].isFinite ? ys[$0] : .nan)
    }
  }

  private func merged(_ old: [Point], _ new: [Point]) -> [Point] {
    var result: [Point] = []
    result.reserveCapacity(old.count + new.count)
    var rest = new[...]
    for point in old {
      while let next = rest.first, next.fraction < point.fraction {
        result.append(next)
        rest.removeFirst()
      }
      result.append(point)
    }
    return result + rest
  }

  /// The middles of the intervals that are worth halving, the most visible first.
  private func halvings(_ points: [Point]) -> [Double] {
    let heights = heights(points)
    var urgency = [Double](repeating: 0, count: max(points.count - 1, 0))
    for i in urgency.indices where heights[i].isNaN != heights[i + 1].isNaN { urgency[i] = 1 }
    for i in points.indices.dropFirst().dropLast() {
      let bend = bend(points, heights, at: i)
      if bend > Self.visibleBend {
        urgency[i - 1] = max(urgency[i - 1], bend)
        urgency[i] = max(urgency[i], bend)
      }
    }
    let worthwhile = urgency.indices.filter {
      urgency[$0] > 0 && points[$0 + 1].fraction - points[$0].fraction > Self.finestStep
    }
    return worthwhile.sorted { (-urgency[$0], $0) < (-urgency[$1], $1) }
      .map { (points[$0].fraction + points[$0 + 1].fraction) / 2 }
  }

  /// How far a point lies above or below the line between its neighbours; 0 beside a gap.
  private func bend(_ points: [Point], _ heights: [Double], at i: Int) -> Double {
    let run = points[i + 1].fraction - points[i - 1].fraction
    let part = (points[i].fraction - points[i - 1].fraction) / run
    let bend = heights[i] - (heights[i - 1] + part * (heights[i + 1] - heights[i - 1]))
    return bend.isNaN ? 0 : bend.magnitude
  }

  /// The vertical places of the points in the picture, 0…1; NaN where nothing is drawn.
  private func heights(_ points: [Point]) -> [Double] {
    let heights = points.map { isLogarithmicInY ? ($0.y > 0 ? logarithm($0.y) : .nan) : $0.y }
    let drawn = heights.filter { !$0.isNaN }
    guard let low = drawn.min(), let high = drawn.max(), high > low else { return heights }
    return heights.map { ($0 - low) / (high - low) }
  }
}
