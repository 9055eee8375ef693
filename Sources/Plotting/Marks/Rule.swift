/// A straight line across the frame at one value of an axis; its label stands at the frame's edge.
package struct Rule: Mark {
  static let noun = "rule"
  package var axis: AxisName
  package var value: Double
  package var label: String?
  package var color: Series.Color

  /// A horizontal line at `y`.
  package static func horizontal(
    _ y: Double, label: String? = nil, color: Series.Color = .neutral
  ) -> Rule {
    Rule(axis: .y, value: y, label: label, color: color)
  }

  /// A vertical line at `x`.
  package static func vertical(
    _ x: Double, label: String? = nil, color: Series.Color = .neutral
  ) -> Rule {
    Rule(axis: .x, value: x, label: label, color: color)
  }

  var series: Series { Series(label, color: color) }

  var edgeNote: EdgeNote? {
    label.map { EdgeNote(text: $0, axis: axis, ends: [value]) }
  }

  func cover(_ coverage: inout Coverage) {
    switch axis {
    case .x: coverage.x.add(value)
    case .y: coverage.y.add(value)
    }
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    let frame = plane.frame
    let place = axis == .x ? plane.x.position(value) : plane.y.position(value)
    let line =
      axis == .x
      ? [Point(place, frame.bottom), Point(place, frame.top)]
      : [Point(frame.left, place), Point(frame.right, place)]
    guard !place.isNaN else { return [] }
    return [.stroke(frame.clip(polyline: line), Pen(width: 1.2, dash: [5, 3]))]
  }
}
