import Interpreter
import Plotting
import Semantics
import Syntax
import Units

/// The data of a layer in base units; of a curve the points at which it was sampled.
struct LayerPoints {
  var xs: [Double] = []
  var ys: [Double] = []
  var second: [Double] = []
  /// How many points are not finite.
  var gaps = 0
}

extension LayerPoints {
  /// Those of a layer that has its data; none of one that waits to be sampled.
  init(of layer: PlotLayer) {
    switch layer.content {
    case .curve, .between: self.init()
    case .columns(let x, let y, _, _, _), .tiles(let x, let y, _, _): self.init(xs: x, ys: y)
    case .arrows(let x, _, _): self.init(xs: x)
    case .horizontal(let y): self.init(ys: [y])
    case .vertical(let x): self.init(xs: [x])
    case .range(let low, let high, _): self.init(xs: [low, high])
    case .text(_, let x, let y): self.init(xs: [x], ys: [y])
    }
  }
}

/// Layers in base units as marks in the units of the axes.
struct FigureMarks {
  private let layers: [PlotLayer]
  private let points: [LayerPoints]
  let x: DisplayUnit
  let y: DisplayUnit

  init(_ layers: [PlotLayer], _ points: [LayerPoints]) {
    self.layers = layers
    self.points = points
    x = Self.displayUnit(layers.compactMap(\.x), points.flatMap(\.xs))
    y = Self.displayUnit(layers.compactMap(\.y), points.flatMap(\.ys))
  }

  /// The unit of an axis: that of the first layer which knows one.
  private static func displayUnit(_ kinds: [NumberKind], _ values: [Double]) -> DisplayUnit {
    let known = kinds.first { $0.display != nil } ?? kinds.first
    return (known ?? NumberKind()).displayUnit(for: values)
  }

  /// One for each layer.
  var all: [Layer] { zip(layers, points).map(mark) }

  var xNames: [String] { layers.map(\.xNames).first { !$0.isEmpty } ?? [] }
  var yNames: [String] { layers.map(\.yNames).first { !$0.isEmpty } ?? [] }

  private func mark(
    _ layer: PlotLayer, _ data: LayerPoints
  ) -> Layer {
    let series = Series(layer.label, color: isData(layer) ? .neutral : .automatic)
    let x = Channel(data.xs.map { $0 / self.x.factor }, name: layer.xName, unit: self.x.symbol)
    let y = Channel(data.ys.map { $0 / self.y.factor }, name: layer.yName, unit: self.y.symbol)
    switch layer.content {
    case .columns(_, _, let xError, let yError, .points):
      return .points(
        Points(
          x: x, y: y, xError: xError?.divided(by: self.x.factor),
          yError: yError?.divided(by: self.y.factor), series: series))
    case .curve(_, let shape), .columns(_, _, _, _, let shape):
      return mark(shape, x, y, series)
    case .tiles(_, _, let contents, let isLogarithmic):
      return .heatMap(
        HeatMap(
          xEdges: x, yEdges: y, contents: Channel(contents, name: layer.label ?? "events"),
          scale: isLogarithmic ? .logarithmic : .linear))
    case .between:
      let upper = Channel(data.second.map { $0 / self.y.factor }, unit: self.y.symbol)
      return .band(Band(x: x, lower: y, upper: upper, series: series))
    case .arrows(_, let rows, let pointsRight):
      return .arrows(
        Arrows(x: x, rows: rows, direction: pointsRight ? .right : .left, series: series))
    case .horizontal(let value):
      return .rule(.horizontal(value / self.y.factor, label: layer.label))
    case .vertical(let value): return .rule(.vertical(value / self.x.factor, label: layer.label))
    case .range(let low, let high, let axis):
      return range(low, high, axis, layer)
    case .text(let text, _, _): return .text(Label(text, x: x, y: y))
    }
  }

  /// Whether a layer is that of the points beside what is expected: they have the colour of the axes.
  private func isData(_ layer: PlotLayer) -> Bool {
    func isPoints(_ layer: PlotLayer) -> Bool {
      if case .columns(_, _, _, _, .points) = layer.content { true } else { false }
    }
    let isBesideBars = layers.contains {
      if case .columns(_, _, _, _, .steps(filled: true, feet: _)) = $0.content {
        true
      } else {
        false
      }
    }
    return isBesideBars && isPoints(layer) && layers.count(where: isPoints) == 1
  }

  private func mark(
    _ shape: PlotLayer.Shape, _ x: Channel, _ y: Channel, _ series: Series
  ) -> Layer {
    switch shape {
    case .line(let fill):
      let side: Line.Side? = fill.map { $0 == "above" ? .above : .below }
      return .line(Line(x: x, y: y, series: series, fill: side))
    case .points: return .points(Points(x: x, y: y, series: series))
    case .steps(let filled, let feet):
      return .steps(
        Steps(
          edges: x, contents: y, feet: feet?.map { $0 / self.y.factor }, isFilled: filled,
          series: series))
    }
  }

  /// A shaded range lies along the axis it is told, or along the one whose dimension it has.
  private func range(
    _ low: Double, _ high: Double, _ axis: String?, _ layer: PlotLayer
  ) -> Layer {
    let isFirst = { (kind: NumberKind?) in
      kind.map { $0.dimension.isCompatible(with: layer.x?.dimension ?? .none) } ?? false
    }
    let others = layers.filter { if case .range = $0.content { false } else { true } }
    let fitsX = others.contains { isFirst($0.x) }
    let fitsY = others.contains { isFirst($0.y) }
    let alongX = axis.map { $0 == "x" } ?? (fitsX || !fitsY)
    let unit = alongX ? self.x : self.y
    return .span(
      Plotting.Span(
        alongX ? .x : .y, from: low / unit.factor, to: high / unit.factor, unit: unit.symbol,
        label: layer.label))
  }
}

extension Figure {
  /// Of layers that have their data.
  init(of layers: [PlotLayer]) {
    let marks = FigureMarks(layers, layers.map(LayerPoints.init))
    self.init(
      marks.all, x: Plotting.Axis(names: marks.xNames), y: Plotting.Axis(names: marks.yNames))
  }
}
