import Interpreter
import Numerics
import Plotting
import Semantics
import Syntax
import Units

/// Samples the curves of a `plot`, and makes a figure of its layers as the other arguments say.
struct FigureBuilder {
  let layers: [PlotLayer]
  let log: String
  let arguments: CallArguments
  let evaluator: Evaluator

  func figure() throws -> Figure {
    let sampled = try layers.map { try sample($0) }
    let marks = FigureMarks(layers, sampled)
    var figure = Figure(
      marks.all, title: try arguments.string("title"),
      x: try axis("x", marks.x, marks.xNames), y: try axis("y", marks.y, marks.yNames),
      showsLegend: try arguments.value("legend")?.isTrue ?? true)
    figure.width = try size("width", figure.width)
    figure.height = try size("height", figure.height)
    try complain(about: figure, sampled)
    return figure
  }

  private func axis(
    _ name: String, _ unit: DisplayUnit, _ binNames: [String]
  ) throws -> Plotting.Axis {
    var axis = Plotting.Axis(
      log.contains(name) ? .logarithmic : .linear, title: try arguments.string(name + "_label"),
      names: binNames)
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

  // MARK: Sampling

  private func sample(_ layer: PlotLayer) throws -> LayerPoints {
    switch layer.content {
    case .curve(let curve, let shape):
      if case .steps = shape { return try histogram(of: curve) }
      let points = try points(of: curve)
      return LayerPoints(xs: points.x, ys: points.y, gaps: points.gaps)
    case .between(let lower, let upper):
      let points = try points(of: lower)
      let second = try arguments.run(upper)(points.x)
      return LayerPoints(xs: points.x, ys: points.y, second: second, gaps: points.gaps)
    default: return LayerPoints(of: layer)
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
  private func histogram(of curve: CallArguments.Curve) throws -> LayerPoints {
    guard case .numbers(let edges) = curve.domain, edges.count > 1 else {
      throw Diagnostic(
        "E17", "`steps` of a function needs edges", [.init(try arguments.run(curve).span)],
        help: [.init("`steps(f(x) for x in grid(a..b, 31))`")])
    }
    let middles = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
    return LayerPoints(xs: edges, ys: try arguments.run(curve)(middles))
  }

  // MARK: Complaints

  private func complain(about figure: Figure, _ sampled: [LayerPoints]) throws {
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
