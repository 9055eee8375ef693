/// A range of one axis, shaded across the whole frame; its label stands at the frame's edge.
package struct Span: Mark {
  static let noun = "range"
  package var axis: AxisName
  /// The two ends, in either order.
  package var ends: Channel
  package var label: String?
  package var color: Series.Color

  package init(
    _ axis: AxisName, from lower: Double, to upper: Double, unit: String = "",
    label: String? = nil, color: Series.Color = .neutral
  ) {
    self.axis = axis
    self.ends = Channel([min(lower, upper), max(lower, upper)], unit: unit)
    self.label = label
    self.color = color
  }

  var series: Series { Series(label, color: color) }

  var edgeNote: EdgeNote? {
    label.map { EdgeNote(text: $0, axis: axis, ends: ends.values) }
  }

  func cover(_ coverage: inout Coverage) {
    for value in ends.values {
      switch axis {
      case .x: coverage.x.addFoot(value)
      case .y: coverage.y.addFoot(value)
      }
    }
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    let scale = axis == .x ? plane.x : plane.y
    let ends = ends.values.map(scale.positionOrFloor)
    guard let start = ends.first, let end = ends.last, !start.isNaN, !end.isNaN else { return [] }
    var area = plane.frame
    switch axis {
    case .x: (area.left, area.right) = (start, end)
    case .y: (area.top, area.bottom) = (end, start)
    }
    return [.fill(plane.areas([area.corners]), opacity: 0.16)]
  }
}
