/// Shapes as SVG elements; their colour is the `currentColor` of the group around them.
extension Shape {
  var element: Element {
    switch self {
    case .stroke(let runs, let pen):
      var path = Element(
        "path",
        [
          "d": PathData.lines(runs), "fill": "none", "stroke": "currentColor",
          "stroke-width": decimal(pen.width), "stroke-linejoin": "round",
        ])
      if !pen.dash.isEmpty {
        path.set("stroke-dasharray", pen.dash.map(decimal).joined(separator: " "))
      }
      return path
    case .fill(let polygons, let opacity):
      return Element(
        "path",
        [
          "d": PathData.polygons(polygons), "fill": "currentColor",
          "fill-opacity": hundredths(opacity),
        ])
    case .tiles(let polygons, let level):
      let paint = Paint.level(level)
      // Without `crispEdges` the background shines through between neighbours.
      return Element(
        "path",
        [
          "class": paint.className, "color": paint.shade.light, "d": PathData.polygons(polygons),
          "fill": "currentColor", "shape-rendering": "crispEdges",
        ])
    case .symbols(let points, let marker):
      return marker.element(at: points)
    case .text(let text, let point, let anchor):
      var element = TextBlock(text, fontSize: 12).element(at: point, anchor)
      element.set("fill", "currentColor")
      return element
    }
  }

  /// Whether there is nothing to see: all of it was outside the frame.
  var isEmpty: Bool {
    switch self {
    case .stroke(let runs, _): runs.isEmpty
    case .fill(let polygons, _), .tiles(let polygons, _): polygons.isEmpty
    case .symbols(let points, _): points.isEmpty
    case .text(let text, _, _): text.isEmpty
    }
  }
}

extension Marker {
  /// All symbols of a series as one path.
  fileprivate func element(at points: [Point]) -> Element {
    var path = PathData()
    for point in points { add(at: point, to: &path) }
    switch self {
    case .circle:
      return Element(
        "path",
        [
          "d": path.text, "stroke": "currentColor", "stroke-width": "6.4",
          "stroke-linecap": "round",
        ])
    case .plus, .cross:
      return Element(
        "path",
        ["d": path.text, "fill": "none", "stroke": "currentColor", "stroke-width": "1.8"])
    default:
      return Element("path", ["d": path.text, "fill": "currentColor"])
    }
  }

  private func add(at centre: Point, to path: inout PathData) {
    func outline(_ offsets: [(Double, Double)]) {
      path.add(offsets.map { Point(centre.x + $0.0, centre.y + $0.1) }, closed: true)
    }
    switch self {
    case .circle: path.dot(centre)
    case .square: outline([(-2.9, -2.9), (2.9, -2.9), (2.9, 2.9), (-2.9, 2.9)])
    case .triangle: outline([(0, -4.2), (3.8, 2.6), (-3.8, 2.6)])
    case .invertedTriangle: outline([(0, 4.2), (3.8, -2.6), (-3.8, -2.6)])
    case .diamond: outline([(0, -4.4), (4.4, 0), (0, 4.4), (-4.4, 0)])
    case .arrowLeft: outline([(-4, 0), (3, -3.6), (3, 3.6)])
    case .arrowRight: outline([(4, 0), (-3, -3.6), (-3, 3.6)])
    case .plus: cross([(-4, 0), (4, 0)], [(0, -4), (0, 4)])
    case .cross: cross([(-3, -3), (3, 3)], [(-3, 3), (3, -3)])
    }
    func cross(_ strokes: [(Double, Double)]...) {
      for stroke in strokes {
        path.add(stroke.map { Point(centre.x + $0.0, centre.y + $0.1) }, closed: false)
      }
    }
  }
}

private func hundredths(_ value: Double) -> String {
  "0." + String(String(100 + Int(min(max(value, 0), 0.99) * 100 + 0.5)).dropFirst())
}
