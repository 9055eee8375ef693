/// What marks draw, in coordinates of the drawing surface, inside its frame. The one vocabulary between
/// the marks and what shows them: a new mark needs no new code for SVG or for the console.
enum Shape: Sendable {
  case stroke([[Point]], Pen)
  case fill([[Point]], opacity: Double)
  /// Areas that a number colours, by its place in `Palette.levels`.
  case tiles([[Point]], level: Int)
  case symbols([Point], Marker)
  case text(String, at: Point, Anchor)
}

/// How a line is drawn.
struct Pen: Sendable {
  var width = 1.8
  /// Lengths of strokes and spaces; empty for a solid line.
  var dash: [Double] = []

  static let thin = Pen(width: 1.2)
}

/// Where a text stands relative to its point.
enum Anchor: String, Sendable {
  case start, middle, end
}

/// The shape of a symbol.
enum Marker: Sendable {
  case circle, square, triangle, diamond, cross, plus, invertedTriangle
  case arrowLeft, arrowRight

  /// Those that tell series apart, in order.
  static let series: [Marker] = [
    .circle, .square, .triangle, .diamond, .invertedTriangle, .plus, .cross,
  ]

  /// The character that stands for it in the console.
  var character: Character {
    switch self {
    case .circle: "●"
    case .square: "■"
    case .triangle: "▲"
    case .diamond: "◆"
    case .invertedTriangle: "▼"
    case .plus: "+"
    case .cross: "×"
    case .arrowLeft: "◂"
    case .arrowRight: "▸"
    }
  }
}
