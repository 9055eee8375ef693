import Interpreter
import Plotting
import Semantics

/// A layer as the language makes it: its data in base units, or a curve that waits until the plot knows
/// its axes.
struct PlotLayer: Sendable {
  enum Content: Sendable {
    case curve(CallArguments.Curve, Shape)
    /// A list of x and a list of y.
    case columns(
      x: [Double], y: [Double], xError: ErrorBars? = nil, yError: ErrorBars? = nil, Shape)
    /// The edges of bins along both axes, and what is in them, those along x next to one another.
    case tiles(x: [Double], y: [Double], contents: [Double], isLogarithmic: Bool)
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
    /// The bars of a stack start at `feet`.
    case steps(filled: Bool, feet: [Double]? = nil)
  }

  var content: Content
  /// What is along the axes; nil where the layer fits any.
  let x: NumberKind?
  let y: NumberKind?
  var xName = ""
  var yName = ""
  /// The names of bins that have no numbers.
  var xNames: [String] = []
  var yNames: [String] = []
  /// Layers of one label are one series of the figure.
  var label: String?
}
