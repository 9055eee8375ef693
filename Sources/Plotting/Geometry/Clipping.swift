extension Rect {
  /// The part of the segment inside the rectangle (Liang–Barsky), or nil if it misses.
  func clip(_ start: Point, _ end: Point) -> (start: Point, end: Point)? {
    let dx = end.x - start.x
    let dy = end.y - start.y
    var enter = 0.0
    var leave = 1.0
    let edges = [
      (-dx, start.x - left), (dx, right - start.x), (-dy, start.y - top), (dy, bottom - start.y),
    ]
    for (direction, distance) in edges {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        enter = max(enter, distance / direction)
      } else {
        leave = min(leave, distance / direction)
      }
    }
    guard enter <= leave else { return nil }
    return (
      enter > 0 ? Point(start.x + enter * dx, start.y + enter * dy) : start,
      leave < 1 ? Point(start.x + leave * dx, start.y + leave * dy) : end
    )
  }

  /// The runs of a polyline that are inside; each exit and re-entry starts another run.
  func clip(polyline: [Point]) -> [[Point]] {
    var runs: [[Point]] = []
    var run: [Point] = []
    for (start, end) in zip(polyline, polyline.dropFirst()) {
      guard let piece = clip(start, end) else { continue }
      if run.last != piece.start {
        if run.count > 1 { runs.append(run) }
        run = [piece.start]
      }
      run.append(piece.end)
    }
    if run.count > 1 { runs.append(run) }
    return runs
  }

  /// The part of a polygon inside (Sutherland–Hodgman); empty if there is none.
  func clip(polygon: [Point]) -> [Point] {
    var result = polygon
    result = clip(result, inside: { $0.x >= left }, cut: { at(x: left, $0, $1) })
    result = clip(result, inside: { $0.x <= right }, cut: { at(x: right, $0, $1) })
    result = clip(result, inside: { $0.y >= top }, cut: { at(y: top, $0, $1) })
    return clip(result, inside: { $0.y <= bottom }, cut: { at(y: bottom, $0, $1) })
  }

  private func clip(
    _ polygon: [Point], inside: (Point) -> Bool, cut: (Point, Point) -> Point
  ) -> [Point] {
    guard var previous = polygon.last else { return [] }
    var result: [Point] = []
    result.reserveCapacity(polygon.count)
    for point in polygon {
      if inside(point) != inside(previous) { result.append(cut(previous, point)) }
      if inside(point) { result.append(point) }
      previous = point
    }
    return result
  }

  private func at(x: Double, _ a: Point, _ b: Point) -> Point {
    Point(x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
  }

  private func at(y: Double, _ a: Point, _ b: Point) -> Point {
    Point(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y)
  }
}
