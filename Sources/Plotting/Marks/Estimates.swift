/// Measurements with their errors: in each named row a symbol with a horizontal bar.
package struct Estimates: Mark {
  static let noun = "estimates"
  static let hasSymbols = true
  /// Not finite leaves a row empty.
  package var x: Channel
  /// Half lengths of the bars.
  package var errors: [Double]
  /// The name of the row of each value.
  package var rows: [String]
  package var series: Series

  package init(x: Channel, errors: [Double], rows: [String], series: Series = Series()) {
    self.x = x
    self.errors = errors
    self.rows = rows
    self.series = series
  }

  var xChannel: Channel? { x }

  func validate() throws(PlotError) {
    for (column, count) in [("rows", rows.count), ("errors", errors.count)]
    where count != x.values.count {
      throw .unequalLengths(
        mark: Self.noun, column: column, expected: x.values.count, found: count)
    }
  }

  func cover(_ coverage: inout Coverage) {
    for (value, error) in zip(x.values, errors) {
      coverage.x.add(value - error, isFree: true)
      coverage.x.add(value + error, isFree: true)
    }
    coverage.add(rows: rows)
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    var bars: [[Point]] = []
    var symbols: [Point] = []
    var seen: [String: Int] = [:]
    for (index, name) in rows.enumerated() {
      guard let row = plane.rows[name] else { continue }
      let height = plane.y.position(row.place(of: seen[name, default: 0]))
      seen[name, default: 0] += 1
      let (value, error) = (x.values[index], errors[index])
      guard value.isFinite, error.isFinite else { continue }
      symbols.append(Point(plane.x.position(value), height))
      bars.append([
        Point(plane.x.position(value - error), height),
        Point(plane.x.position(value + error), height),
      ])
    }
    return [.stroke(bars, Pen(width: 1.6)), .symbols(symbols, style.marker)]
  }
}
