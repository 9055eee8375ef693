/// Horizontal bars, each from one value to another in a named row. Rows that appear more than once in a figure share
/// their height.
package struct Bars: Mark {
  static let noun = "bars"
  /// Where the bars begin and end, in either order; not finite leaves a row empty.
  package var start: Channel
  package var end: Channel
  /// The name of the row of each bar.
  package var rows: [String]
  package var series: Series

  package init(start: Channel, end: Channel, rows: [String], series: Series = Series()) {
    self.start = start
    self.end = end
    self.rows = rows
    self.series = series
  }

  var xChannel: Channel? { end }

  func validate() throws(PlotError) {
    try checkLength("start", start.values, is: rows.count)
    try checkLength("end", end.values, is: rows.count)
  }

  func cover(_ coverage: inout Coverage) {
    coverage.x.add(start.values)
    coverage.x.add(end.values)
    coverage.add(rows: rows)
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    var bars: [[Point]] = []
    var seen: [String: Int] = [:]
    for (index, name) in rows.enumerated() {
      guard let row = plane.rows[name] else { continue }
      let place = row.place(of: seen[name, default: 0])
      seen[name, default: 0] += 1
      let (from, to) = (start.values[index], end.values[index])
      guard from.isFinite, to.isFinite else { continue }
      let half = 0.34 / Double(max(row.lanes, 1))
      let bar = Rect(
        left: plane.x.position(min(from, to)), top: plane.y.position(place - half),
        right: plane.x.position(max(from, to)), bottom: plane.y.position(place + half))
      bars.append(bar.corners)
    }
    let outlines = bars.map { $0 + $0.prefix(1) }
    return [
      .fill(plane.areas(bars), opacity: 0.6), .stroke(plane.lines(outlines), Pen(width: 0.8)),
    ]
  }

  func key(in box: Rect, style: Style) -> [Shape] {
    let middle = box.centre.y
    let swatch = Rect(left: box.left, top: middle - 4.5, right: box.right, bottom: middle + 4.5)
    return [.fill([swatch.corners], opacity: 0.6)]
  }
}
