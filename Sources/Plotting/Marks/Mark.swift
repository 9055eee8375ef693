/// A layer of a figure. Each kind states its columns, what the axes must cover for it, and how it
/// draws itself on a plane; it knows nothing of SVG or of the console.
protocol Mark: Sendable {
  /// One word for the figure's description: `"line"`.
  static var noun: String { get }
  /// Whether symbols, rather than lines or areas, tell the series apart.
  static var hasSymbols: Bool { get }
  var series: Series { get }
  /// The columns along each axis, for the titles.
  var xChannel: Channel? { get }
  var yChannel: Channel? { get }
  /// A text at the edge of the frame instead of in the legend.
  var edgeNote: EdgeNote? { get }
  /// What its colours stand for, if they stand for numbers.
  var colorScale: ColorScale? { get }

  /// Throws if the columns do not fit together.
  func validate() throws(PlotError)
  func cover(_ coverage: inout Coverage)
  func shapes(in plane: Plane, style: Style) -> [Shape]
  /// The sample in the legend, drawn in `box`.
  func key(in box: Rect, style: Style) -> [Shape]
}

extension Mark {
  static var hasSymbols: Bool { false }
  var xChannel: Channel? { nil }
  var yChannel: Channel? { nil }
  var edgeNote: EdgeNote? { nil }
  var colorScale: ColorScale? { nil }

  func validate() throws(PlotError) {}

  func key(in box: Rect, style: Style) -> [Shape] { [] }

  func checkLength(
    _ column: String, _ values: [Double], is expected: Int
  ) throws(PlotError) {
    guard values.count == expected else {
      throw .unequalLengths(
        mark: Self.noun, column: column, expected: expected, found: values.count)
    }
  }
}

/// A text beside the frame, in the middle between two values of one axis.
struct EdgeNote: Sendable {
  var text: String
  var axis: AxisName
  var ends: [Double]
}

/// Which of the two axes.
package enum AxisName: Sendable { case x, y }
