/// A named row on the y axis, for one layer.
struct Row: Sendable {
  var index: Int
  /// How many values of the whole figure share the row, and how many of earlier layers.
  var lanes: Int
  var taken: Int

  /// The place on the y axis of the layer's value number `count` in this row.
  func place(of count: Int) -> Double {
    let lane = Double(taken + count) + 0.5
    return Double(index) + 0.8 * (lane / Double(max(lanes, 1)) - 0.5)
  }
}

/// Where marks draw: the two scales and the frame that nothing may leave.
struct Plane: Sendable {
  let x: Scale
  let y: Scale
  let frame: Rect
  /// The named rows, as the layer that draws meets them; empty if the y axis has numbers.
  let rows: [String: Row]
  /// The length of one SVG pixel on this surface, for sizes that do not come from data.
  let pixel: Double

  /// The runs of points between gaps.
  func runs(_ xs: [Double], _ ys: [Double]) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    run.reserveCapacity(min(xs.count, ys.count))
    for (vx, vy) in zip(xs, ys) {
      let point = Point(x.position(vx), y.position(vy))
      if point.x.isNaN || point.y.isNaN {
        if !run.isEmpty { runs.append(run) }
        run.removeAll(keepingCapacity: true)
      } else {
        run.append(point)
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }

  /// The lines through `runs` inside the frame, without points that make no difference.
  func lines(_ runs: [[Point]]) -> [[Point]] {
    runs.flatMap { frame.clip(polyline: $0) }.map(simplified)
  }

  /// The polygons inside the frame, without points that make no difference.
  func areas(_ polygons: [[Point]]) -> [[Point]] {
    polygons.map { simplified(frame.clip(polygon: $0)) }.filter { $0.count > 2 }
  }

  private func simplified(_ points: [Point]) -> [Point] {
    Simplification.simplify(points, tolerance: 0.05)
  }
}
