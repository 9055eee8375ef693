/// Why a figure cannot be drawn.
public enum PlotError: Error, Sendable, Equatable {
  /// No layer has a finite point to set the range of this axis (`"x"` or `"y"`), nor was a range given.
  case noFinitePoints(axis: String)
  /// A logarithmic axis has no positive value to show.
  case nothingPositive(axis: String)
  /// A range that is empty, reversed, not finite, or not positive on a logarithmic axis.
  case badRange(axis: String, lower: Double, upper: Double)
  /// The columns of one mark differ in length (`expected` rows in the first, `found` in `column`).
  case unequalLengths(mark: String, column: String, expected: Int, found: Int)
  /// The edges of a histogram do not increase, or are not one more than its contents.
  case badEdges
  /// Rows by name and rows by number on one y axis.
  case mixedRows

  /// Several heat maps, whose colours would stand for different numbers.
  case severalHeatMaps

  /// The error in words.
  public var message: String {
    switch self {
    case .noFinitePoints(let axis):
      "nothing to plot: no finite value on the \(axis) axis"
    case .nothingPositive(let axis):
      "the \(axis) axis is logarithmic and no value on it is positive"
    case .badRange(let axis, let lower, let upper):
      "\(NumberText.short(lower))..\(NumberText.short(upper)) is not a range for the \(axis) axis"
    case .unequalLengths(let mark, let column, let expected, let found):
      "\(mark): \(column) has \(found) values for \(expected) points"
    case .badEdges:
      "a histogram needs increasing finite edges, one more than it has bins"
    case .mixedRows:
      "the y axis cannot hold both named rows and numbers"
    case .severalHeatMaps:
      "one plot holds one heat map, since its colours stand for numbers"
    }
  }
}
