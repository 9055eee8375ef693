/// The lengths of error bars on both sides of their points.
package struct ErrorBars: Sendable, Equatable {
  package var below: [Double]
  package var above: [Double]

  package init(below: [Double], above: [Double]) {
    self.below = below
    self.above = above
  }

  /// The same on both sides.
  package init(_ lengths: [Double]) { self.init(below: lengths, above: lengths) }

  /// The same in another unit.
  package func divided(by factor: Double) -> ErrorBars {
    ErrorBars(below: below.map { $0 / factor }, above: above.map { $0 / factor })
  }
}

/// Symbols at points, with error bars if there are errors.
package struct Points: Mark {
  static let noun = "points"
  static let hasSymbols = true
  package var x: Channel
  package var y: Channel
  /// One for each point; nil for none.
  package var xError: ErrorBars?
  package var yError: ErrorBars?
  package var series: Series

  package init(
    x: Channel, y: Channel, xError: ErrorBars? = nil, yError: ErrorBars? = nil,
    series: Series = Series()
  ) {
    self.x = x
    self.y = y
    self.xError = xError
    self.yError = yError
    self.series = series
  }

  var xChannel: Channel? { x }
  var yChannel: Channel? { y }

  func validate() throws(PlotError) {
    try checkLength("y", y.values, is: x.values.count)
    for (name, bars) in [("x_error", xError), ("y_error", yError)] {
      guard let bars else { continue }
      try checkLength(name, bars.below, is: x.values.count)
      try checkLength(name, bars.above, is: x.values.count)
    }
  }

  func cover(_ coverage: inout Coverage) {
    cover(&coverage.x, x.values, xError)
    cover(&coverage.y, y.values, yError)
  }

  private func cover(_ extent: inout Extent, _ values: [Double], _ errors: ErrorBars?) {
    for value in values { extent.add(value, isFree: true) }
    guard let errors else { return }
    for (value, (below, above)) in zip(values, zip(errors.below, errors.above)) {
      extent.addFoot(value - below, isFree: true)
      extent.addFoot(value + above, isFree: true)
    }
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    let positions = zip(x.values, y.values).map {
      Point(plane.x.position($0), plane.y.position($1))
    }
    let seen = positions.filter(plane.frame.contains)
    var shapes: [Shape] = []
    let bars = errorBars(at: positions, in: plane)
    if !bars.isEmpty { shapes.append(.stroke(bars, .thin)) }
    shapes.append(.symbols(Points.distinct(seen, spacing: plane.pixel), style.marker))
    return shapes
  }

  private func errorBars(at positions: [Point], in plane: Plane) -> [[Point]] {
    var bars: [[Point]] = []
    for (index, point) in positions.enumerated() where !(point.x.isNaN || point.y.isNaN) {
      if let (low, high) = yError?.ends(index, y.values[index], plane.y) {
        bars.append([Point(point.x, low), Point(point.x, high)])
      }
      if let (low, high) = xError?.ends(index, x.values[index], plane.x) {
        bars.append([Point(low, point.y), Point(high, point.y)])
      }
    }
    return bars.compactMap { plane.frame.clip($0[0], $0[1]) }.map { [$0.start, $0.end] }
  }

  /// More points than this are thinned to one for each spot, however many share it.
  private static let cap = 10_000

  /// The points without those that others hide: a million draw no more than the eye can see.
  private static func distinct(_ points: [Point], spacing: Double) -> [Point] {
    struct Spot: Hashable {
      var column: Int
      var row: Int
    }
    var kept = points
    var spacing = spacing
    while kept.count > cap {
      var taken: Set<Spot> = []
      kept = kept.filter { point in
        let spot = Spot(column: Int(point.x / spacing), row: Int(point.y / spacing))
        return taken.insert(spot).inserted
      }
      spacing *= 2
    }
    return kept
  }

  func key(in box: Rect, style: Style) -> [Shape] { [.symbols([box.centre], style.marker)] }
}

extension ErrorBars {
  /// Where the bar of a value begins and ends; nil if it has none.
  fileprivate func ends(_ index: Int, _ value: Double, _ scale: Scale) -> (Double, Double)? {
    guard below[index].isFinite, above[index].isFinite else { return nil }
    return (
      scale.positionOrFloor(value - below[index]), scale.positionOrFloor(value + above[index])
    )
  }
}
