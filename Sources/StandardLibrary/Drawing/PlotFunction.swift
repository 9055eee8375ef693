import Interpreter
import Plotting
import Semantics
import Syntax
import Units

/// `plot`: layers on two axes.
let plotFunction = LibraryFunction(
  Signature(
    "plot",
    [
      .init(
        "log", .value(.choice(["x", "y", "xy", "yx"])), required: false,
        note: "which axes are logarithmic: \"x\", \"y\" or \"xy\""),
      .init("title", .value(.string), required: false),
      .init("x_label", .value(.string), required: false, note: "title of the x axis"),
      .init("y_label", .value(.string), required: false, note: "title of the y axis"),
      .init("x", .value(.range), required: false, note: "range of the x axis"),
      .init("y", .value(.range), required: false, note: "range of the y axis"),
      .init(
        "fill", .value(.choice(["above", "below"])), required: false,
        note: "shades what a line excludes"),
      .init("legend", .value(.boolean), required: false, note: "false hides it"),
      .init("width", .value(.number(.none)), required: false, note: "in pixels, 640 unless given"),
      .init("height", .value(.number(.none)), required: false, note: "in pixels, 400 unless given"),
    ], positional: 0,
    rest: .init(
      bare: .curveOrValue, note: "layers, or curves: `f(x) for x in a..b` is drawn as a line")
  ) { call throws(Diagnostic) in
    try requireOnePlane(call)
    return call.returning(.object(ObjectKind("plot")))
  },
  Documentation(
    "a figure of layers: line, points, steps, band, arrows, hline, vline, text",
    validity:
      "all layers share the units of the first; on a logarithmic axis only positive values are shown",
    example: "plot(sin(x) for x in 0..6, title = \"sine\")")
) { arguments, evaluator in
  let layers = try plotLayers(arguments)
  guard !layers.isEmpty else {
    throw Diagnostic(
      "E36", "there is nothing to plot", [.init(arguments.call.span)],
      help: [.init("give it a curve: `plot(f(x) for x in a..b)`")])
  }
  let builder = FigureBuilder(
    layers: layers, log: try arguments.string("log") ?? "", arguments: arguments,
    evaluator: evaluator)
  return .object(try builder.figure())
}

/// The layers of the arguments; a bare curve is a line.
private func plotLayers(_ arguments: CallArguments) throws -> [PlotLayer] {
  let fill = try arguments.string("fill")
  var layers: [PlotLayer] = []
  for (_, argument, _) in arguments.call.arguments.rest {
    if let curve = try arguments.curve(argument) {
      layers.append(
        PlotLayer(
          content: .curve(curve, .line(fill: fill)), x: curve.x, y: curve.y,
          xName: curve.variable))
    }
  }
  for value in try arguments.rest() { layers += collect(value) }
  return fill == nil ? layers : layers.map { $0.filling(fill) }
}

private func collect(_ value: Value) -> [PlotLayer] {
  if case .object(let object) = value { return object as? [PlotLayer] ?? [] }
  return (value.elements ?? []).flatMap(collect)
}

extension PlotLayer {
  fileprivate func filling(_ side: String?) -> PlotLayer {
    guard case .curve(let curve, .line(fill: nil)) = content else { return self }
    return PlotLayer(
      content: .curve(curve, .line(fill: side)), x: x, y: y, xName: xName, yName: yName,
      label: label)
  }
}

// MARK: Checking

/// Throws unless all arguments are layers whose axes have the same dimensions.
private func requireOnePlane(_ call: LibraryCall) throws(Diagnostic) {
  var x = SharedAxis(name: "x")
  var y = SharedAxis(name: "y")
  for (_, argument, span) in call.arguments.rest {
    let axes = try axes(of: argument, span)
    try x.admit(axes.x, span)
    try y.admit(axes.y, span)
  }
  try x.admit(call.value("x")?.kind.numberKind, call.place("x"))
  try y.admit(call.value("y")?.kind.numberKind, call.place("y"))
}

/// One axis of the plot: the first layer that knows what is along it decides for all.
private struct SharedAxis {
  let name: String
  var first: NumberKind?
  var place = Syntax.Span(0, 0)

  mutating func admit(_ number: NumberKind?, _ span: Syntax.Span) throws(Diagnostic) {
    guard let number else { return }
    guard let first else {
      first = number
      place = span
      return
    }
    guard !first.dimension.isCompatible(with: number.dimension) else { return }
    throw Diagnostic(
      "E36",
      "one \(name) axis cannot hold \(first.dimension.phrase) and \(number.dimension.phrase)",
      [.init(span, number.unitText), .init(place, first.unitText)],
      help: [.init("draw two plots, or divide by a unit, as in `… / 1 keV`")])
  }
}

private func axes(
  of argument: BoundArguments.Argument, _ span: Syntax.Span
) throws(Diagnostic) -> (x: NumberKind?, y: NumberKind?) {
  switch argument {
  case .curve(let body, let domain):
    let axes = LayerArguments.curveAxes(body, domain)
    return (axes.0, axes.1)
  case .value(let checked):
    var kind = checked.kind
    while case .list(let element) = kind { kind = element }
    if case .object(let object) = kind, object.name == "layer" { return (object.x, object.y) }
    throw notALayer(checked.kind, span)
  default: return (nil, nil)
  }
}

private func notALayer(_ kind: Kind, _ span: Syntax.Span) -> Diagnostic {
  var help = Diagnostic.Help(
    "a curve is `f(x) for x in a..b`; layers are line, points, steps, band, arrows, text")
  let start = Syntax.Span(span.start, span.start)
  let end = Syntax.Span(span.end, span.end)
  switch kind {
  case .table: help = .init("say how: `line(table, x = …, y = …)`")
  case .list:
    help = .init(
      "say how: `points(list)` or `line(list)`", [.init(start, "line("), .init(end, ")")])
  case .function:
    help = .init("over a range: `f(x) for x in 0..1`", [.init(end, "(x) for x in 0..1")])
  default: break
  }
  return Diagnostic(
    "E17", "`plot` draws curves and layers, and this is \(kind.phrase)", [.init(span)],
    help: [help])
}
