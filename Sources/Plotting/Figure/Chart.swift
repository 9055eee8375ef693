/// A figure with everything decided that does not depend on the drawing surface.
struct Chart {
  let title: String
  let layers: [any Mark]
  let styles: [Style]
  let xTitle: String
  let yTitle: String
  let xDomain: Domain
  let yDomain: Domain
  let xKind: Axis.Kind
  let yKind: Axis.Kind
  /// The names of the rows from top to bottom; empty if the y axis has numbers.
  let rows: [String]
  let legend: [LegendEntry]
  let notes: [String]
  /// What the colours of a heat map stand for.
  let colors: ColorScale?
  let size: (width: Double, height: Double)
  let leastMargins: Margins
  /// Whether the axes have numbers and titles.
  let isLabelled: (x: Bool, y: Bool)
  /// How many values share the fullest row.
  let lanes: Int

  /// What stands at the bins of an axis instead of numbers.
  let names: (x: [String], y: [String])
  private let rowsByLayer: [[String: Row]]

  init(_ figure: Figure) throws(PlotError) {
    layers = figure.layers.map(\.mark)
    for layer in layers { try layer.validate() }
    var coverage = Coverage()
    let takenBefore = layers.map { layer in
      defer { layer.cover(&coverage) }
      return coverage.rowCounts
    }
    rows = try Chart.order(coverage, figure.y.rows)
    lanes = coverage.rowCounts.values.max() ?? 1
    rowsByLayer = Chart.rowsByLayer(rows, coverage.rowCounts, takenBefore)
    let scales = layers.compactMap(\.colorScale)
    if scales.count > 1 { throw .severalHeatMaps }
    colors = scales.first
    names = (figure.x.names, figure.y.names)
    styles = Style.assign(to: layers)
    title = figure.title ?? ""
    xTitle = figure.x.title ?? Channel.title(of: layers.compactMap(\.xChannel))
    yTitle = figure.y.title ?? Channel.title(of: layers.compactMap(\.yChannel))
    xKind = figure.x.kind
    xDomain = try figure.x.domain(named: "x", covering: coverage.x, isRounded: false)
    yKind = rows.isEmpty ? figure.y.kind : .linear
    yDomain =
      rows.isEmpty
      ? try figure.y.domain(
        named: "y", covering: coverage.y, isRounded: scales.isEmpty && figure.y.names.isEmpty)
      : Domain(lower: -0.5, upper: Double(rows.count) - 0.5)
    leastMargins = figure.leastMargins
    isLabelled = (figure.x.isLabelled, figure.y.isLabelled)
    legend = figure.showsLegend ? LegendEntry.entries(of: layers, styles) : []
    notes = [("x", xKind, coverage.x), ("y", yKind, coverage.y)].compactMap { name, kind, extent in
      kind == .logarithmic ? Chart.note(axis: name, dropped: extent.notPositive) : nil
    }
    size = (
      Chart.sensible(figure.width, 160...4_000, otherwise: 640),
      Chart.sensible(figure.height, 120...4_000, otherwise: 400)
    )
  }

  /// All shapes of all layers on the plane, in drawing order, each with its style.
  func drawings(on plane: Plane) -> [Drawing] {
    let all = layers.indices.map { index in
      let layerPlane = Plane(
        x: plane.x, y: plane.y, frame: plane.frame, rows: rowsByLayer[index], pixel: plane.pixel)
      return Drawing(
        shapes: layers[index].shapes(in: layerPlane, style: styles[index]), style: styles[index],
        isBackdrop: layers[index] is Span, hasSymbols: type(of: layers[index]).hasSymbols)
    }
    return all.filter(\.isBackdrop) + all.filter { !$0.isBackdrop }
  }

  /// The plane of this chart in a frame.
  func plane(in frame: Rect, pixel: Double) -> Plane {
    let isDownwards = !rows.isEmpty
    return Plane(
      x: Scale(xKind, xDomain, start: frame.left, end: frame.right),
      y: Scale(
        yKind, yDomain, start: isDownwards ? frame.top : frame.bottom,
        end: isDownwards ? frame.bottom : frame.top),
      frame: frame, rows: [:], pixel: pixel)
  }

  /// At most about `count` ticks of an axis.
  func ticks(_ axis: AxisName, count: Int) -> Ticks {
    switch axis {
    case .x where !names.x.isEmpty: .named(names.x, count: count)
    case .y where !names.y.isEmpty: .named(names.y, count: count)
    case .x: Chart.ticks(xKind, xDomain, count: count)
    case .y: Chart.ticks(yKind, yDomain, count: count)
    }
  }

  static func ticks(_ kind: Axis.Kind, _ domain: Domain, count: Int) -> Ticks {
    switch kind {
    case .linear: .linear(domain, count: count)
    case .logarithmic: .logarithmic(domain, count: count)
    }
  }

  private static func order(
    _ coverage: Coverage, _ wanted: [String]
  ) throws(PlotError) -> [String] {
    guard !coverage.rows.isEmpty else { return [] }
    guard coverage.y.bounds.isEmpty else { throw .mixedRows }
    let first = wanted.filter { coverage.rowCounts[$0] != nil }
    var seen: Set<String> = []
    return (first + coverage.rows).filter { seen.insert($0).inserted }
  }

  private static func rowsByLayer(
    _ rows: [String], _ counts: [String: Int], _ takenBefore: [[String: Int]]
  ) -> [[String: Row]] {
    takenBefore.map { taken in
      let pairs = rows.enumerated().map { index, name in
        (name, Row(index: index, lanes: counts[name] ?? 1, taken: taken[name] ?? 0))
      }
      return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
  }

  private static func sensible(
    _ length: Double, _ range: ClosedRange<Double>, otherwise standard: Double
  ) -> Double {
    length.isNaN ? standard : min(max(length, range.lowerBound), range.upperBound)
  }

  private static func note(axis: String, dropped: Int) -> String? {
    switch dropped {
    case 0: nil
    case 1: "1 value that is not positive has no place on the logarithmic \(axis) axis"
    default: "\(dropped) values that are not positive have no place on the logarithmic \(axis) axis"
    }
  }
}

/// What one layer draws.
struct Drawing: Sendable {
  var shapes: [Shape]
  var style: Style
  var isBackdrop: Bool
  var hasSymbols: Bool
}

/// One line of the legend: a label, and the samples of all layers that carry it.
struct LegendEntry: Sendable {
  var label: String
  var style: Style
  var marks: [any Mark]

  static func entries(of layers: [any Mark], _ styles: [Style]) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    for (layer, style) in zip(layers, styles) where layer.edgeNote == nil {
      guard let label = layer.series.label, !label.isEmpty else { continue }
      if let index = entries.firstIndex(where: { $0.label == label }) {
        entries[index].marks.append(layer)
      } else {
        entries.append(LegendEntry(label: label, style: style, marks: [layer]))
      }
    }
    return entries
  }
}
