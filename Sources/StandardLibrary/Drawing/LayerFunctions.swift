import Columns
import Interpreter
import Semantics
import Syntax
import Units

/// The functions that make layers for `plot`.
let layerFunctions: [LibraryFunction] = [
  lineFunction, pointsFunction, stepsFunction, bandFunction, arrowsFunction, hlineFunction,
  vlineFunction, textFunction,
]

/// A layer, or a list of them, as a value of the language.
private func layers(_ layers: [PlotLayer]) -> Value { .object(layers) }

private func layerKind(_ x: NumberKind?, _ y: NumberKind?) -> Kind {
  .object(ObjectKind("layer", x: x, y: y))
}

// MARK: Curves and columns

private let fillParameter = Signature.Parameter(
  "fill", .value(.choice(["above", "below"])), required: false,
  note: "shades what the curve excludes: \"above\" or \"below\"")

private let lineFunction = LibraryFunction(
  Signature("line", LayerArguments.data + [fillParameter], positional: 2) {
    call throws(Diagnostic) in
    let axes = try LayerArguments.axes(call)
    return call.returning(layerKind(axes.x, axes.y))
  },
  Documentation(
    "a curve: of a function, of a table's columns, or through listed points",
    example: "plot(line(sin(x) for x in 0..6, label = \"sine\"))")
) { arguments, _ in
  layers(try LayerArguments.layers(arguments, .line(fill: try arguments.string("fill"))))
}

private let pointsFunction = LibraryFunction(
  Signature("points", LayerArguments.data, positional: 2) { call throws(Diagnostic) in
    let axes = try LayerArguments.axes(call)
    return call.returning(layerKind(axes.x, axes.y))
  },
  Documentation(
    "symbols at points; measurements get error bars",
    example: "plot(points([1, 2, 3], [1.1 ± 0.2, 3.9 ± 0.4, 9.2 ± 0.6]))")
) { arguments, _ in layers(try LayerArguments.layers(arguments, .points)) }

private let stepsFunction = LibraryFunction(
  Signature(
    "steps",
    LayerArguments.data + [
      .init("fill", .value(.boolean), required: false, note: "fills the area; default false")
    ], positional: 2
  ) { call throws(Diagnostic) in
    let axes = try LayerArguments.axes(call)
    return call.returning(layerKind(axes.x, axes.y))
  },
  Documentation(
    "the outline of a histogram from its edges and its contents, one fewer",
    example: "plot(steps([0, 1, 2, 3], [4, 2, 5]))")
) { arguments, _ in
  layers(try LayerArguments.layers(arguments, .steps(filled: try arguments.flag("fill"))))
}

// MARK: Bands

private let bandFunction = LibraryFunction(
  Signature(
    "band",
    [
      .init(
        "data", .curveOrValue,
        note: "a range of one axis; or the lower curve, followed by the upper one"),
      .init("upper", .curveOrValue, required: false, note: "the upper curve"),
      .init(
        "axis", .value(.choice(["x", "y"])), required: false,
        note: "of a range: which axis, when its unit fits both"),
      LayerArguments.label,
    ], positional: 2, sharesBinders: true
  ) { call throws(Diagnostic) in try bandKind(call) },
  Documentation(
    "a shaded range of an axis, or the area between two curves",
    example: "plot(band(x - 1, x + 1 for x in 0..5), band(2..3, axis = \"x\", label = \"here\"))")
) { arguments, _ in
  let label = try arguments.string("label")
  if let lower = try arguments.curve("data"), let upper = try arguments.curve("upper") {
    return layers([
      PlotLayer(
        content: .between(lower, upper), x: lower.x, y: lower.y, xName: lower.variable,
        label: label)
    ])
  }
  guard case .range(let low, let high)? = try arguments.value("data") else { return layers([]) }
  return layers([
    PlotLayer(
      content: .range(low, high, axis: try arguments.string("axis")),
      x: arguments.kind("data")?.numberKind, y: nil, label: label)
  ])
}

private func bandKind(_ call: LibraryCall) throws(Diagnostic) -> Checked {
  if let (body, domain) = call.curve("data") {
    guard call.curve("upper") != nil else {
      throw Diagnostic(
        "E15", "the area between curves needs both", [.init(call.span)],
        help: [.init("`band(lower(x), upper(x) for x in a..b)`")])
    }
    let axes = LayerArguments.curveAxes(body, domain)
    return call.returning(layerKind(axes.0, axes.1))
  }
  guard case .range? = call.value("data")?.kind else {
    throw Diagnostic(
      "E17", "`band` shades a range or the area between two curves", [.init(call.place("data"))],
      help: [.init("`band(1e-12 muB..3e-12 muB)` or `band(lower(x), upper(x) for x in a..b)`")])
  }
  return call.returning(.object(ObjectKind("layer")))
}

// MARK: Limits

private let arrowsFunction = LibraryFunction(
  Signature(
    "arrows",
    [
      .init("data", .value(.table)),
      .init("x", .row, note: "the limit"),
      .init("y", .row, note: "the name of its row"),
      .init("color", .row, required: false, note: "one colour for each value"),
      .init(
        "direction", .value(.choice(["left", "right"])), required: false,
        note: "where the arrows point; \"left\" (an upper limit) unless given"),
      LayerArguments.label,
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard let x = call.row("x"), let y = call.row("y") else { return .unknown }
    if !y.body.kind.isString {
      throw Diagnostic(
        "E17", "`y` of `arrows` names the rows, and this is \(y.body.kind.phrase)",
        [.init(call.place("y"))])
    }
    return call.returning(layerKind(try LayerArguments.number(x.body.kind, "x", call), nil))
  },
  Documentation(
    "limits: in each named row a mark at the value and an arrow towards what it allows",
    example:
      "plot(arrows(table(a = [\"one\", \"two\"], b = [1e-11, 3e-11]), x = b, y = a), log = \"x\")")
) { arguments, _ in
  let pointsRight = try arguments.string("direction") == "right"
  return layers(
    try LayerArguments.tableLayers(arguments, try arguments.string("label")) { x, y in
      // A limit that is missing from the table takes no row.
      let known = x.indices.filter { x[$0].isFinite }
      return .arrows(
        x: known.map { x[$0] }, rows: known.map { y.string(at: $0) ?? "" },
        pointsRight: pointsRight)
    })
}

// MARK: Lines and text

private let hlineFunction = ruleFunction(
  "hline", "y", "a horizontal line", "plot(hline(1, label = \"unity\"), line(x for x in 0..2))"
) { PlotLayer(content: .horizontal($0), x: nil, y: $1, label: $2) }

private let vlineFunction = ruleFunction(
  "vline", "x", "a vertical line", "plot(vline(1, label = \"cut\"), line(x for x in 0..2))"
) { PlotLayer(content: .vertical($0), x: $1, y: nil, label: $2) }

private func ruleFunction(
  _ name: String, _ axis: String, _ summary: String, _ example: String,
  _ layer: @escaping @Sendable (Double, NumberKind?, String?) -> PlotLayer
) -> LibraryFunction {
  let signature = Signature(
    name, [.init(axis, .value(.anyNumber)), LayerArguments.label], positional: 1
  ) { call throws(Diagnostic) in
    let number = call.value(axis)?.kind.numberKind
    return call.returning(axis == "x" ? layerKind(number, nil) : layerKind(nil, number))
  }
  return LibraryFunction(signature, Documentation(summary, example: example)) { arguments, _ in
    layers([
      layer(
        try arguments.number(axis), arguments.kind(axis)?.numberKind, try arguments.string("label"))
    ])
  }
}

private let textFunction = LibraryFunction(
  Signature(
    "text",
    [
      .init("text", .value(.string)), .init("x", .value(.anyNumber)),
      .init("y", .value(.anyNumber)),
    ]
  ) { call throws(Diagnostic) in
    call.returning(layerKind(call.value("x")?.kind.numberKind, call.value("y")?.kind.numberKind))
  },
  Documentation(
    "a text at a point", example: "plot(line(x^2 for x in 0..2), text(\"here\", 1, 1))")
) { arguments, _ in
  layers([
    PlotLayer(
      content: .text(
        try arguments.string("text") ?? "", x: try arguments.number("x"),
        y: try arguments.number("y")), x: arguments.kind("x")?.numberKind,
      y: arguments.kind("y")?.numberKind)
  ])
}
