/// The area between two curves over the same x.
package struct Band: Mark {
  static let noun = "band"
  package var x: Channel
  package var lower: Channel
  package var upper: Channel
  package var series: Series

  package init(x: Channel, lower: Channel, upper: Channel, series: Series = Series()) {
    self.x = x
    self.lower = lower
    self.upper = upper
    self.series = series
  }

  var xChannel: Channel? { x }
  var yChannel: Channel? { lower }

  func validate() throws(PlotError) {
    try checkLength("lower", lower.values, is: x.values.count)
    try checkLength("upper", upper.values, is: x.values.count)
  }

  func cover(_ coverage: inout Coverage) {
    coverage.x.add(x.values)
    coverage.y.add(upper.values)
    for value in lower.values { coverage.y.addFoot(value) }
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    var polygons: [[Point]] = []
    var tops: [Point] = []
    var bottoms: [Point] = []
    for ((x, low), high) in zip(zip(x.values, lower.values), upper.values) {
      let across = plane.x.position(x)
      let top = plane.y.positionOrFloor(high)
      let bottom = plane.y.positionOrFloor(low)
      if across.isNaN || top.isNaN || bottom.isNaN {
        polygons.append(tops + bottoms.reversed())
        (tops, bottoms) = ([], [])
      } else {
        tops.append(Point(across, top))
        bottoms.append(Point(across, bottom))
      }
    }
    polygons.append(tops + bottoms.reversed())
    return [.fill(plane.areas(polygons), opacity: 0.28)]
  }

  func key(in box: Rect, style: Style) -> [Shape] {
    let middle = box.centre.y
    let swatch = Rect(left: box.left, top: middle - 4.5, right: box.right, bottom: middle + 4.5)
    return [.fill([swatch.corners], opacity: 0.28)]
  }
}
