/// Symbols at points, with error bars if there are errors.
package struct Points: Mark {
  static let noun = "points"
  static let hasSymbols = true
  package var x: Channel
  package var y: Channel
  /// Half lengths of the bars, one for each point; nil for none.
  package var xError: [Double]?
  package var yError: [Double]?
  package var series: Series

  package init(
    x: Channel, y: Channel, xError: [Double]? = nil, yError: [Double]? = nil,
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
    if let xError { try checkLength("x_error", xError, is: x.values.count) }
    if let yError { try checkLength("y_error", yError, is: x.values.count) }
  }

  func cover(_ coverage: inout Coverage) {
    cover(&coverage.x, x.values, xError)
    cover(&coverage.y, y.values, yError)
  }

  private func cover(_ extent: inout Extent, _ values: [Double], _ errors: [Double]?) {
    for value in values { extent.add(value, isFree: true) }
    for (value, error) in zip(values, errors ?? []) where error.isFinite {
      extent.addFoot(value - error, isFree: true)
      extent.addFoot(value + error, isFree: true)
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
      if let error = yError?[index], error.isFinite {
        let low = plane.y.positionOrFloor(y.values[index] - error)
        let high = plane.y.positionOrFloor(y.values[index] + error)
        bars.append([Point(point.x, low), Point(point.x, high)])
      }
      if let error = xError?[index], error.isFinite {
        let low = plane.x.positionOrFloor(x.values[index] - error)
        let high = plane.x.positionOrFloor(x.values[index] + error)
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
