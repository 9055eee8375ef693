import Histograms
import Interpreter
import Plotting
import Semantics
import Syntax
import Units

extension Histogram {
  /// As layers of a figure: its outline, a line through the middles of its bins, or points with errors; one for each
  /// name where its second axis is one of names.
  ///
  /// - Parameter isDensity: whether contents are divided by the widths of their bins.
  func layers(
    _ shape: PlotLayer.Shape, _ kind: ObjectKind, label: String? = nil, isDensity: Bool = false
  ) throws(HistogramError) -> [PlotLayer] {
    let axis = kind.axes.first ?? AxisKind(NumberKind())
    var layers: [PlotLayer] = []
    for (name, part) in try parts() {
      layers.append(part.layer(shape, axis, label: name ?? label, isDensity: isDensity))
    }
    return layers
  }

  /// The histograms of one axis that it consists of, with the names along the other; names that nothing belongs to are
  /// left out.
  func parts() throws(HistogramError) -> [(name: String?, histogram: Histogram)] {
    guard axes.count == 2, case .category(let names) = axes[1].form else { return [(nil, self)] }
    var parts: [(name: String?, histogram: Histogram)] = []
    for name in names {
      let part = try sliced(on: [0], category: name)
      if part.contents.contains(where: { $0 != 0 }) { parts.append((name, part)) }
    }
    return parts
  }

  private func layer(
    _ shape: PlotLayer.Shape, _ axis: AxisKind, label: String?, isDensity: Bool
  ) -> PlotLayer {
    let edges = axes[0].edges
    let widths = isDensity ? sizes : sizes.map { _ in 1 }
    let y = isDensity ? axis.density(over: edges) : NumberKind()
    let values = zip(contents, widths).map { $0 / $1 }
    var layer: PlotLayer
    switch shape {
    case .steps:
      layer = PlotLayer(content: .columns(x: edges, y: values, shape), x: axis.number, y: y)
    case .line:
      layer = PlotLayer(
        content: .columns(x: axes[0].middles, y: values, shape), x: axis.number, y: y)
    case .points:
      let bars = ErrorBars(zip(errors, widths).map { $0 / $1 })
      layer = PlotLayer(
        content: .columns(x: axes[0].middles, y: values, yError: bars, shape), x: axis.number, y: y)
    }
    layer.xName = axis.name
    layer.yName = isDensity ? "" : "events"
    layer.xNames = axes[0].names
    layer.label = label
    return layer
  }
}

extension HistogramAxis {
  var middles: [Double] { zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 } }

  /// The names of its bins; none where they have numbers.
  var names: [String] { if case .category(let names) = form { names } else { [] } }

  /// From the first edge to the last.
  func rangeText(_ kind: NumberKind) -> String {
    names.isEmpty ? format(.range(edges[0], edges[count]), .range(kind)) : "of names"
  }
}

extension AxisKind {
  /// Events over the width of their bins, in the unit of the axis with these edges.
  func density(over edges: [Double]) -> NumberKind {
    let unit = number.displayUnit(for: edges)
    guard let events = UnitCatalogue.unit(named: "events") else { return NumberKind() }
    let inverse = DisplayUnit(scale: 1 / unit.scale, unit: events / unit.unit)
    return NumberKind(inverse.unit.dimension, display: inverse)
  }
}

// MARK: Display

extension Histogram: Displayable {
  /// Its outline, or a heat map; what lies outside and what is missing stands above.
  func display(as kind: ObjectKind) -> Display {
    let text = "histogram: \(binsText(kind)); \(summary)"
    guard let figure = try? figure(kind) else { return Display(text: text) }
    return Display(text: text + "\n" + ((try? figure.text()) ?? ""), figure: figure)
  }

  /// "1234 events; 3 below and 12 above the axis; 2 rows with a missing number"
  private var summary: String {
    var parts = [total.isNaN ? "some bins are not shown" : "\(formatNumber(total)) events"]
    if let flows, flows.under != 0 || flows.over != 0 {
      parts.append("\(formatNumber(flows.under)) below and \(formatNumber(flows.over)) above")
    } else if axes.count > 1, !total.isNaN {
      let outside = sums.reduce(0, +) - total
      if abs(outside) > 1e-9 * abs(total) { parts.append("\(formatNumber(outside)) outside") }
    }
    if missing > 0 { parts.append("\(missing) \(missing == 1 ? "row" : "rows") missing") }
    return parts.joined(separator: "; ")
  }

  /// Of more than two axes the first two, summed over the others.
  private func figure(_ kind: ObjectKind) throws -> Figure {
    guard axes.count <= 2 else {
      var figure = try projected(on: [0, 1]).figure(.histogram(Array(kind.axes.prefix(2))))
      let others = kind.axes.dropFirst(2).map(\.name).joined(separator: " and ")
      figure.title = "\(summary); summed over \(others.isEmpty ? "the other axes" : others)"
      return figure
    }
    let isSplit = axes.count == 1 || kind.axes.last?.hasNames == true
    let layers = isSplit ? try layers(.steps(filled: false), kind) : [heatMap(kind)]
    var figure = Figure(of: layers)
    figure.title = summary
    _ = try figure.svg()
    return figure
  }
}
