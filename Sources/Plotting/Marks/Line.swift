/// A curve through points; gaps break it. It may shade the side that it excludes.
package struct Line: PathMark {
  /// Which side of the curve is shaded.
  package enum Side: Sendable { case above, below }

  static let noun = "line"
  private static let shading = 0.15
  package var x: Channel
  package var y: Channel
  package var series: Series
  package var fill: Side?
  /// For curves that go up and down all the time.
  package var isThin: Bool

  package init(
    x: Channel, y: Channel, series: Series = Series(), fill: Side? = nil, isThin: Bool = false
  ) {
    self.x = x
    self.y = y
    self.series = series
    self.fill = fill
    self.isThin = isThin
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    let runs = plane.runs(x.values, y.values)
    let pen = isThin ? Pen(width: 0.7) : Pen(dash: style.dash)
    let curve = Shape.stroke(plane.lines(runs), pen)
    let lonely = runs.filter { $0.count == 1 }.flatMap { $0 }.filter(plane.frame.contains)
    var shapes: [Shape] = [curve]
    if let fill {
      shapes.insert(
        .fill(plane.areas(runs.map { shaded($0, fill, plane) }), opacity: Line.shading), at: 0)
    }
    // A point between two gaps has no line; it is shown all the same.
    if !lonely.isEmpty { shapes.append(.symbols(lonely, .circle)) }
    return shapes
  }

  private func shaded(_ run: [Point], _ side: Side, _ plane: Plane) -> [Point] {
    guard let first = run.first, let last = run.last else { return [] }
    let edge = side == .above ? plane.frame.top : plane.frame.bottom
    return run + [Point(last.x, edge), Point(first.x, edge)]
  }

  func key(in box: Rect, style: Style) -> [Shape] {
    let middle = box.centre.y
    let line = [Point(box.left, middle), Point(box.right, middle)]
    let curve = Shape.stroke([line], Pen(dash: style.dash))
    guard let fill else { return [curve] }
    let edge = fill == .above ? box.top : box.bottom
    let shade = line + [Point(box.right, edge), Point(box.left, edge)]
    return [.fill([shade], opacity: Line.shading), curve]
  }
}
