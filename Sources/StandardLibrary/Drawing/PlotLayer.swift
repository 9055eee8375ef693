import Interpreter
import Semantics

/// A layer as the language makes it: its data in base units, or a curve that waits until the plot knows
/// its axes.
struct PlotLayer: Sendable {
  enum Content: Sendable {
    case curve(CallArguments.Curve, Shape)
    /// A list of x and a list of y.
    case columns(x: [Double], y: [Double], yError: [Double]?, Shape)
    /// Two curves over one domain, with the area between them shaded.
    case between(CallArguments.Curve, CallArguments.Curve)
    case arrows(x: [Double], rows: [String], pointsRight: Bool)
    case horizontal(Double)
    case vertical(Double)
    /// A range of one axis; which one is decided by its dimension unless it is given.
    case range(Double, Double, axis: String?)
    case text(String, x: Double, y: Double)
  }

  /// How a curve or two columns are drawn.
  enum Shape: Sendable {
    case line(fill: String?)
    case points
    case steps(filled: Bool)
  }

  let content: Content
  /// What is along the axes; nil where the layer fits any.
  let x: NumberKind?
  let y: NumberKind?
  var xName = ""
  var yName = ""
  /// Layers of one label are one series of the figure.
  var label: String?
}
