/// Limits: in each named row a symbol at the value and an arrow towards what it allows. Rows that
/// appear more than once in a figure share their height.
package struct Arrows: Mark {
  /// Where the arrows point.
  package enum Direction: Sendable { case left, right }

  static let noun = "limits"
  static let hasSymbols = true
  package var x: Channel
  /// The name of the row of each value.
  package var rows: [String]
  package var direction: Direction
  package var series: Series

  package init(
    x: Channel, rows: [String], direction: Direction = .left, series: Series = Series()
  ) {
    self.x = x
    self.rows = rows
    self.direction = direction
    self.series = series
  }

  var xChannel: Channel? { x }

  func validate() throws(PlotError) {
    guard rows.count == x.values.count else {
      throw .unequalLengths(
        mark: Self.noun, column: "rows", expected: x.values.count, found: rows.count)
    }
  }

  func cover(_ coverage: inout Coverage) {
    for value in x.values { coverage.x.add(value, isFree: true) }
    coverage.add(rows: rows)
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    let length = (direction == .left ? -26 : 26) * plane.pixel
    let left = plane.frame.left + 4 * plane.pixel
    let right = plane.frame.right - 4 * plane.pixel
    var tips: [Point] = []
    var symbols: [Point] = []
    var shafts: [[Point]] = []
    var seen: [String: Int] = [:]
    for (value, name) in zip(x.values, rows) {
      guard let row = plane.rows[name] else { continue }
      let place = row.place(of: seen[name, default: 0])
      seen[name, default: 0] += 1
      let start = Point(plane.x.position(value), plane.y.position(place))
      guard plane.frame.contains(start) else { continue }
      symbols.append(start)
      // An arrow that would leave the frame ends at its edge.
      let end = Point(min(max(start.x + length, left), right), start.y)
      guard (end.x - start.x) * length > 0 else { continue }
      shafts.append([start, end])
      tips.append(end)
    }
    let tip: Marker = direction == .left ? .arrowLeft : .arrowRight
    return [.stroke(shafts, Pen(width: 1.6)), .symbols(tips, tip), .symbols(symbols, style.marker)]
  }

  func key(in box: Rect, style: Style) -> [Shape] {
    let middle = box.centre.y
    let ends = [Point(box.left + 4, middle), Point(box.right - 4, middle)]
    let (tip, foot) = direction == .left ? (ends[0], ends[1]) : (ends[1], ends[0])
    return [
      .stroke([ends], Pen(width: 1.6)),
      .symbols([tip], direction == .left ? .arrowLeft : .arrowRight),
      .symbols([foot], style.marker),
    ]
  }
}
