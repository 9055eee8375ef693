import Interpreter
import Numerics
import Plotting
import Semantics
import Syntax
import Units

/// Turns layers in base units into a figure in display units.
struct FigureBuilder {
  let layers: [PlotLayer]
  let log: String
  let arguments: CallArguments
  let evaluator: Evaluator

  func figure() throws -> Figure {
    let sampled = try layers.map { try sample($0) }
    let x = displayUnit(\.x, sampled.flatMap(\.xs))
    let y = displayUnit(\.y, sampled.flatMap(\.ys))
    let marks = zip(layers, sampled).map { mark($0, $1, x, y) }
    var figure = Figure(
      marks, title: try arguments.string("title"), x: try axis("x", x), y: try axis("y", y),
      showsLegend: try arguments.value("legend")?.isTrue ?? true)
    figure.width = try size("width", figure.width)
    figure.height = try size("height", figure.height)
    try complain(about: figure, sampled)
    return figure
  }

  private func axis(_ name: String, _ unit: DisplayUnit) throws -> Plotting.Axis {
    var axis = Plotting.Axis(
      log.contains(name) ? .logarithmic : .linear, title: try arguments.string(name + "_label"))
    if case .range(let low, let high)? = try arguments.value(name) {
      axis.lower = low / unit.factor
      axis.upper = high / unit.factor
    }
    return axis
  }

  private func size(_ name: String, _ standard: Double) throws -> Double {
    let size = try arguments.number(name, default: standard)
    guard (100...4000).contains(size) else {
      throw Diagnostic(
        "E35", "`\(name)` of a plot is 100 to 4000 pixels", [.init(arguments.place(name))])
    }
    return size
  }

  /// The unit of an axis: that of the first layer which knows one.
  private func displayUnit(
    _ axis: KeyPath<PlotLayer, NumberKind?>, _ values: [Double]
  ) -> DisplayUnit {
    let kinds = layers.compactMap { $0[keyPath: axis] }
    let known = kinds.first { $0.display != nil } ?? kinds.first
    return (known ?? NumberKind()).displayUnit(for: values)
  }

  // MARK: Sampling

  /// The points of a layer in base units.
  private struct Sampled {
    var xs: [Double] = []
    var ys: [Double] = []
    var second: [Double] = []
    var gaps = 0
  }

  private func sample(_ layer: PlotLayer) throws -> Sampled {
    switch layer.content {
    case .curve(let curve, let shape):
      if case .steps = shape { return try histogram(of: curve) }
      let points = try points(of: curve)
      return Sampled(xs: points.x, ys: points.y, gaps: points.gaps)
    case .between(let lower, let upper):
      let points = try points(of: lower)
      let second = try arguments.run(upper)(points.x)
      return Sampled(xs: points.x, ys: points.y, second: second, gaps: points.gaps)
    case .columns(let x, let y, _, _): return Sampled(xs: x, ys: y)
    case .arrows(let x, _, _): return Sampled(xs: x)
    case .horizontal(let y): return Sampled(ys: [y])
    case .vertical(let x): return Sampled(xs: [x])
    case .range(let low, let high, _): return Sampled(xs: [low, high])
    case .text(_, let x, let y): return Sampled(xs: [x], ys: [y])
    }
  }

  private func points(
    of curve: CallArguments.Curve
  ) throws -> (x: [Double], y: [Double], gaps: Int) {
    guard case .range(let low, let high) = curve.domain else {
      let xs = if case .numbers(let numbers) = curve.domain { numbers } else { [Double]() }
      let ys = try arguments.run(curve)(xs)
      return (xs, ys, ys.count { !$0.isFinite })
    }
    if log.contains("x"), low <= 0 {
      throw Diagnostic(
        "E35", "a logarithmic axis starts above zero", [.init(try arguments.run(curve).span)],
        help: [.init("start the range at a small positive value, or leave `x` out of `log`")])
    }
    var sampler = CurveSampler()
    sampler.isLogarithmicInY = log.contains("y")
    guard let axis = Numerics.Axis(low, high, log.contains("x") ? .logarithmic : .linear) else {
      throw Diagnostic(
        "E35", "the range of \(curve.variable) is empty: its ends are equal",
        [.init(try arguments.run(curve).span)])
    }
    let sampled = try sampler.sample(
      on: axis, interrupted: evaluator.surroundings.interrupted, arguments.run(curve).fill)
    return (sampled.xs, sampled.ys, sampled.gapCount)
  }

  /// A curve drawn as steps: its value in the middle of each bin of a listed grid of edges.
  private func histogram(of curve: CallArguments.Curve) throws -> Sampled {
    guard case .numbers(let edges) = curve.domain, edges.count > 1 else {
      throw Diagnostic(
        "E17", "`steps` of a function needs edges", [.init(try arguments.run(curve).span)],
        help: [.init("`steps(f(x) for x in grid(a..b, 31))`")])
    }
    let middles = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
    return Sampled(xs: edges, ys: try arguments.run(curve)(middles))
  }

  // MARK: Marks

  private func mark(
    _ layer: PlotLayer, _ data: Sampled, _ xUnit: DisplayUnit, _ yUnit: DisplayUnit
  ) -> Layer {
    let series = Series(layer.label)
    let x = Channel(data.xs.map { $0 / xUnit.factor }, name: layer.xName, unit: xUnit.symbol)
    let y = Channel(data.ys.map { $0 / yUnit.factor }, name: layer.yName, unit: yUnit.symbol)
    switch layer.content {
    case .curve(_, let shape): return mark(shape, x, y, nil, series)
    case .columns(_, _, let errors, let shape):
      return mark(shape, x, y, errors?.map { $0 / yUnit.factor }, series)
    case .between:
      let upper = Channel(data.second.map { $0 / yUnit.factor }, unit: yUnit.symbol)
      return .band(Band(x: x, lower: y, upper: upper, series: series))
    case .arrows(_, let rows, let pointsRight):
      return .arrows(
        Arrows(x: x, rows: rows, direction: pointsRight ? .right : .left, series: series))
    case .horizontal(let value):
      return .rule(.horizontal(value / yUnit.factor, label: layer.label))
    case .vertical(let value): return .rule(.vertical(value / xUnit.factor, label: layer.label))
    case .range(let low, let high, let axis):
      return range(low, high, axis, layer, xUnit, yUnit)
    case .text(let text, _, _): return .text(Label(text, x: x, y: y))
    }
  }

  private func mark(
    _ shape: PlotLayer.Shape, _ x: Channel, _ y: Channel, _ errors: [Double]?, _ series: Series
  ) -> Layer {
    switch shape {
    case .line(let fill):
      let side: Line.Side? = fill.map { $0 == "above" ? .above : .below }
      return .line(Line(x: x, y: y, series: series, fill: side))
    case .points: return .points(Points(x: x, y: y, yError: errors, series: series))
    case .steps(let filled):
      return .steps(Steps(edges: x, contents: y, isFilled: filled, series: series))
    }
  }

  /// A shaded range lies along the axis it is told, or along the one whose dimension it has.
  private func range(
    _ low: Double, _ high: Double, _ axis: String?, _ layer: PlotLayer, _ xUnit: DisplayUnit,
    _ yUnit: DisplayUnit
  ) -> Layer {
    let isFirst = { (kind: NumberKind?) in
      kind.map { $0.dimension.isCompatible(with: layer.x?.dimension ?? .none) } ?? false
    }
    let others = layers.filter { if case .range = $0.content { false } else { true } }
    let fitsX = others.contains { isFirst($0.x) }
    let fitsY = others.contains { isFirst($0.y) }
    let alongX = axis.map { $0 == "x" } ?? (fitsX || !fitsY)
    let unit = alongX ? xUnit : yUnit
    return .span(
      Plotting.Span(
        alongX ? .x : .y, from: low / unit.factor, to: high / unit.factor, unit: unit.symbol,
        label: layer.label))
  }

  // MARK: Complaints

  private func complain(about figure: Figure, _ sampled: [Sampled]) throws {
    let span = arguments.call.span
    let gaps = sampled.map(\.gaps).reduce(0, +)
    if gaps > 0 {
      let points = gaps == 1 ? "1 point is" : "\(gaps) points are"
      evaluator.surroundings.warn(
        Diagnostic("W04", "\(points) not finite and left out of the plot", [.init(span)]))
    }
    do throws(PlotError) {
      for note in try figure.notes() {
        evaluator.surroundings.warn(Diagnostic("W05", note, [.init(span)]))
      }
    } catch {
      throw Diagnostic("E36", error.message, [.init(span)])
    }
  }
}
