import Histograms
import Interpreter
import Plotting
import Semantics
import Syntax
import Units

extension Histogram {
  /// A histogram of one axis as a layer: its outline, a line through its middles, or points with errors.
  func layer(_ shape: PlotLayer.Shape, _ kind: Kind?, _ label: String?) -> PlotLayer {
    let axis = if case .object(let object)? = kind { object.x } else { NumberKind?.none }
    let edges = axes[0].edges
    var (xs, errors) = (edges, [Double]?.none)
    if case .steps = shape {} else { xs = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 } }
    if case .points = shape { errors = self.errors }
    return PlotLayer(
      content: .columns(x: xs, y: contents, yError: errors, shape), x: axis, y: NumberKind(),
      yName: "events", label: label)
  }
}

extension Histogram: Displayable {
  /// Its outline; of one with several axes, how many bins there are.
  func display(as kind: ObjectKind) -> Display {
    let summary = summary(kind)
    guard axes.count == 1, let axis = kind.x, let figure = outline(axis) else {
      return Display(text: summary)
    }
    return Display(
      text: summary + "\n" + ((try? figure.text()) ?? ""), figure: figure)
  }

  private func summary(_ kind: ObjectKind) -> String {
    let bins = zip(axes, kind.axes).map { "\($0.count) bins in \($0.rangeText($1))" }
    return "histogram: \(bins.joined(separator: ", ")), \(formatNumber(total)) events"
  }

  private func outline(_ axis: NumberKind) -> Figure? {
    let edges = axes[0].edges
    let unit = axis.displayUnit(for: edges)
    let figure = Figure(
      [
        .steps(
          Steps(
            edges: Channel(edges.map { $0 / unit.factor }, unit: unit.symbol),
            contents: Channel(contents, name: "events")))
      ])
    return (try? figure.svg()) == nil ? nil : figure
  }
}

extension HistogramAxis {
  /// From the first edge to the last.
  func rangeText(_ kind: NumberKind) -> String {
    format(.range(edges[0], edges[count]), .range(kind))
  }
}

extension Diagnostic {
  static func notOneAxis(_ histogram: ObjectKind, _ span: Syntax.Span) -> Diagnostic {
    Diagnostic(
      "E17", "this histogram has \(histogram.axes.count) axes, and a curve is drawn of one",
      [.init(span)], help: [.init("sum over the others: `histogram |> project(0)`")])
  }
}
