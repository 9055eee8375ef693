/// A text at a point of the plane.
package struct Label: Mark {
  static let noun = "text"
  package var text: String
  package var x: Channel
  package var y: Channel
  package var color: Series.Color

  package init(_ text: String, x: Channel, y: Channel, color: Series.Color = .neutral) {
    self.text = text
    self.x = x
    self.y = y
    self.color = color
  }

  var series: Series { Series(nil, color: color) }
  var xChannel: Channel? { x }
  var yChannel: Channel? { y }

  func cover(_ coverage: inout Coverage) {
    coverage.x.add(x.values)
    coverage.y.add(y.values)
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    zip(x.values, y.values).compactMap { x, y in
      let place = Point(plane.x.position(x), plane.y.position(y))
      guard plane.frame.contains(place) else { return nil }
      return .text(text, at: place, anchor(at: place, in: plane))
    }
  }

  /// To the right of its point, unless it only fits on the left.
  private func anchor(at place: Point, in plane: Plane) -> Anchor {
    let width = TextBlock(text, fontSize: 12).width * plane.pixel
    if place.x + width <= plane.frame.right { return .start }
    return place.x - width >= plane.frame.left ? .end : .middle
  }
}
