import Columns
import Histograms
import Interpreter
import Numerics
import Semantics
import Syntax
import Units

/// `contours`: the lines along which a quantity over a plane has given values.
let contoursFunction = LibraryFunction(
  Signature(
    "contours",
    [
      .init(
        "data", .value(.any),
        note: "a histogram of two axes, or a table with a row for each point of a grid"),
      .init("x", .row, required: false, note: "of a table: what is along x"),
      .init("y", .row, required: false, note: "of a table: what is along y"),
      .init("z", .row, required: false, note: "of a table: the quantity"),
      .init("levels", .value(.list), note: "the values along whose lines are drawn"),
      LayerArguments.label,
    ], positional: 1
  ) { call throws(Diagnostic) in try plane(call) },
  Documentation(
    "the lines along which a quantity has given values, over a plane: for `plot`",
    validity:
      "straight lines between the points of the grid, or between the middles of bins; a point without a number lies below every level",
    example:
      "t = table(x = x, y = y, r = x^2 + y^2 for x in grid(-2..2, 20), y in grid(-2..2, 20))\nplot(contours(t, x = x, y = y, z = r, levels = [1, 2, 3]))"
  )
) { arguments, _ in
  let field = try field(arguments)
  let kind = arguments.elementKind("levels") ?? NumberKind()
  guard case .numbers(let levels)? = try arguments.value("levels") else {
    return .object([PlotLayer]())
  }
  let label = try arguments.string("label")
  let layers = levels.map { level in
    let lines = LevelCurves(xs: field.xs, ys: field.ys, values: field.values, level: level).curves
    // A gap keeps the pieces of a line apart.
    let points = lines.flatMap { $0 + [(x: .nan, y: .nan)] }
    return PlotLayer(
      content: .columns(x: points.map(\.x), y: points.map(\.y), yError: nil, .line(fill: nil)),
      x: field.x, y: field.y, xName: field.xName, yName: field.yName,
      label: label ?? format(.number(level), .number(kind)))
  }
  return .object(layers)
}

/// A quantity at the nodes of a grid, those along x next to one another.
private struct Field {
  var xs: [Double]
  var ys: [Double]
  var values: [Double]
  var x: NumberKind?
  var y: NumberKind?
  var xName: String
  var yName: String
}

private func plane(_ call: LibraryCall) throws(Diagnostic) -> Checked {
  var z = NumberKind()
  let layer: ObjectKind
  switch call.value("data")?.kind {
  case .object(let histogram)? where histogram.name == "histogram" && histogram.axes.count == 2:
    layer = ObjectKind("layer", x: histogram.x, y: histogram.axes[1].number)
  case .table?:
    guard let x = call.row("x"), let y = call.row("y"), let quantity = call.row("z") else {
      throw Diagnostic(
        "E15", "a table needs `x = …`, `y = …` and `z = …`", [.init(call.place("data"))])
    }
    z = try LayerArguments.number(quantity.body.kind, "z", call)
    layer = ObjectKind(
      "layer", x: try LayerArguments.number(x.body.kind, "x", call),
      y: try LayerArguments.number(y.body.kind, "y", call))
  case let kind?:
    if kind.isUnknown { return .unknown }
    throw Diagnostic(
      "E17", "contours are drawn of a histogram of two axes or of a table, not of \(kind.phrase)",
      [.init(call.place("data"))])
  case nil: return .unknown
  }
  if case .list(let element)? = call.value("levels")?.kind, let level = element.numberKind,
    !level.dimension.isCompatible(with: z.dimension)
  {
    throw Diagnostic(
      "E18", "the levels are \(level.dimension.phrase), and the quantity is \(z.dimension.phrase)",
      [.init(call.place("levels"), level.unitText), .init(call.place("z"), z.unitText)])
  }
  return call.returning(.object(layer))
}

private func field(_ arguments: CallArguments) throws -> Field {
  if let histogram: Histogram = try arguments.object("data") {
    let axes = arguments.objectKind("data").axes
    return Field(
      xs: histogram.axes[0].middles, ys: histogram.axes[1].middles, values: histogram.contents,
      x: axes[0].number, y: axes[1].number, xName: axes[0].name, yName: axes[1].name)
  }
  guard let x = arguments.row("x"), let y = arguments.row("y"), let z = arguments.row("z") else {
    return Field(xs: [], ys: [], values: [], xName: "", yName: "")
  }
  let table = try arguments.table("data")
  let points = zip(
    try arguments.rows(x, over: table).machineInput, try arguments.rows(y, over: table).machineInput
  )
  let quantity = try arguments.rows(z, over: table).machineInput
  var field = Field(
    xs: Set(points.map(\.0)).sorted(), ys: Set(points.map(\.1)).sorted(), values: [],
    x: x.body.kind.numberKind, y: y.body.kind.numberKind, xName: x.name, yName: y.name)
  let columns = places(field.xs)
  let rows = places(field.ys)
  let size = field.xs.count.multipliedReportingOverflow(by: field.ys.count)
  guard !size.overflow, size.partialValue == quantity.count else {
    throw Diagnostic(
      "E35",
      "the rows are no grid: \(field.xs.count) different x and \(field.ys.count) different y, and \(quantity.count) rows",
      [.init(arguments.place("data"))],
      help: [.init("`table(x = x, y = y, z = f(x, y) for x in grid(…), y in grid(…))` is one")])
  }
  field.values = Array(repeating: .nan, count: quantity.count)
  for (point, value) in zip(points, quantity) {
    guard let column = columns[point.0], let row = rows[point.1] else { continue }
    field.values[row * field.xs.count + column] = value
  }
  return field
}

private func places(_ sorted: [Double]) -> [Double: Int] {
  Dictionary(sorted.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}
