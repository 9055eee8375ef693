/// Fewer points for the same picture.
enum Simplification {
  /// A polyline of more points than this is thinned to its outline.
  static let pointCap = 1_600

  /// The polyline without the points that no eye would miss: those closer than `tolerance` to the
  /// straight line between the points kept, and, beyond `pointCap`, all but the extremes of each
  /// of `pointCap / 4` consecutive stretches.
  static func simplify(_ line: [Point], tolerance: Double) -> [Point] {
    let kept = withoutStraightParts(line, tolerance: tolerance)
    return kept.count > pointCap ? extremes(kept, stretches: pointCap / 4) : kept
  }

  /// Keeps a point whenever no single direction from the last kept point passes within
  /// `tolerance` of everything since (a cone that narrows with each point skipped).
  private static func withoutStraightParts(_ line: [Point], tolerance: Double) -> [Point] {
    guard line.count > 2, let first = line.first, let last = line.last else { return line }
    var kept = [first]
    var cone = Cone(apex: first)
    var previous = first
    for point in line.dropFirst() {
      if !cone.admits(point) {
        kept.append(previous)
        cone = Cone(apex: previous)
      }
      cone.narrow(toPass: point, within: tolerance)
      previous = point
    }
    kept.append(last)
    return kept
  }

  /// First, lowest, highest and last point of each stretch, in their order.
  private static func extremes(_ line: [Point], stretches: Int) -> [Point] {
    var kept: [Point] = []
    kept.reserveCapacity(4 * stretches)
    for stretch in 0..<stretches {
      let from = stretch * line.count / stretches
      let to = (stretch + 1) * line.count / stretches
      guard from < to else { continue }
      var low = from
      var high = from
      for i in from..<to {
        if line[i].y < line[low].y { low = i }
        if line[i].y > line[high].y { high = i }
      }
      var previous = -1
      for i in [from, min(low, high), max(low, high), to - 1] where i != previous {
        kept.append(line[i])
        previous = i
      }
    }
    return kept
  }
}

/// The directions from `apex` that pass close to every point seen so far, as two bounding vectors.
private struct Cone {
  let apex: Point
  private var bounds: (left: Point, right: Point)?
  private var reach = 0.0

  init(apex: Point) {
    self.apex = apex
  }

  /// Whether a straight line from the apex to `point` passes close to everything seen, and goes on
  /// outwards (a line that turns back on itself is not straight).
  func admits(_ point: Point) -> Bool {
    guard let bounds else { return true }
    let offset = Point(point.x - apex.x, point.y - apex.y)
    return cross(bounds.right, offset) >= 0 && cross(offset, bounds.left) >= 0
      && length(offset) >= reach
  }

  mutating func narrow(toPass point: Point, within tolerance: Double) {
    let offset = Point(point.x - apex.x, point.y - apex.y)
    let distance = length(offset)
    guard distance > tolerance else { return }
    reach = max(reach, distance)
    let sine = tolerance / distance
    let cosine = (1 - sine * sine).squareRoot()
    let left = Point(offset.x * cosine - offset.y * sine, offset.y * cosine + offset.x * sine)
    let right = Point(offset.x * cosine + offset.y * sine, offset.y * cosine - offset.x * sine)
    guard let old = bounds else {
      bounds = (left, right)
      return
    }
    bounds = (
      cross(old.left, left) < 0 ? left : old.left, cross(old.right, right) > 0 ? right : old.right
    )
  }

  private func cross(_ a: Point, _ b: Point) -> Double { a.x * b.y - a.y * b.x }

  private func length(_ a: Point) -> Double { (a.x * a.x + a.y * a.y).squareRoot() }
}
