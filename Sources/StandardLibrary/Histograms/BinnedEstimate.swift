import Histograms
import Interpreter
import Plotting
import Semantics
import Units

/// A number with its uncertainties for each bin: a ratio of histograms, or an efficiency.
struct BinnedEstimate: Sendable {
  /// What such values are called in the language.
  static let kindNames: Set = ["ratio", "efficiency"]

  let axis: HistogramAxis
  /// NaN where there is none.
  let values: [Double]
  let errors: ErrorBars

  func layer(_ shape: PlotLayer.Shape, _ kind: ObjectKind, label: String? = nil) -> PlotLayer {
    var content: PlotLayer.Content
    switch shape {
    case .steps: content = .columns(x: axis.edges, y: values, shape)
    case .line: content = .columns(x: axis.middles, y: values, shape)
    case .points:
      let halves = ErrorBars(zip(axis.edges, axis.edges.dropFirst()).map { ($1 - $0) / 2 })
      content = .columns(x: axis.middles, y: values, xError: halves, yError: errors, shape)
    }
    return PlotLayer(
      content: content, x: kind.x, y: NumberKind(), xName: kind.axes.first?.name ?? "",
      yName: kind.name, xNames: axis.names, label: label)
  }
}

extension ObjectKind {
  /// Of an estimate along the axis of a histogram.
  static func estimate(_ name: String, along histogram: ObjectKind) -> ObjectKind {
    var kind = ObjectKind(name, x: histogram.x, y: NumberKind())
    kind.axes = histogram.axes
    return kind
  }
}

extension BinnedEstimate: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let summary =
      "\(kind.name): \(values.count) bins, \(values.count(where: \.isNaN)) of them empty"
    let figure = Figure(of: [layer(.points, kind)])
    guard let text = try? figure.text() else { return Display(text: summary) }
    return Display(text: summary + "\n" + text, figure: figure)
  }
}
