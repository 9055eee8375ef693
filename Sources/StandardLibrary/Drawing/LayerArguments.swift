import Columns
import Histograms
import Interpreter
import Plotting
import Semantics
import Syntax
import Units

/// The parameters that `line`, `points` and `steps` share.
enum LayerArguments {
  static let data = [
    Signature.Parameter(
      "data", .curveOrValue, note: "`f(x) for x in a..b`, a table with `x =` and `y =`, or a list"),
    Signature.Parameter(
      "values", .value(.list), required: false, note: "the y of a list given as data"),
    Signature.Parameter("x", .row, required: false, note: "of a table: what is along x"),
    Signature.Parameter("y", .row, required: false, note: "of a table: what is along y"),
    Signature.Parameter(
      "color", .row, required: false, note: "of a table: one curve and colour for each value"),
    Signature.Parameter(
      "density", .value(.boolean), required: false,
      note: "of a histogram: true divides by the widths of the bins"),
    label,
  ]

  static let label = Signature.Parameter(
    "label", .value(.string), required: false, note: "for the legend")

  /// What is along the axes, from the kinds of the arguments.
  static func axes(
    _ call: LibraryCall
  ) throws(Diagnostic) -> (x: NumberKind?, y: NumberKind?) {
    if let (body, domain) = call.curve("data") { return curveAxes(body, domain) }
    guard let data = call.value("data") else { return (nil, nil) }
    switch data.kind {
    case .table:
      guard let x = call.row("x"), let y = call.row("y") else {
        throw Diagnostic(
          "E15", "a table needs `x = …` and `y = …`", [.init(call.place("data"))],
          help: [.init("name columns or expressions of them: `x = energy, y = rate`")])
      }
      return (
        try number(x.body.kind, "x", call), try number(y.body.kind, "y", call)
      )
    case .list(let element):
      guard let values = call.value("values"), case .list(let other) = values.kind else {
        return (NumberKind(), try number(element, "data", call))
      }
      return (try number(element, "data", call), try number(other, "values", call))
    case .object(let histogram) where histogram.name == "histogram":
      return try histogramAxes(histogram, call)
    case .object(let estimate) where BinnedEstimate.kindNames.contains(estimate.name):
      return (estimate.x, estimate.y)
    default:
      throw Diagnostic(
        "E17",
        "`\(call.signature.name)` draws a curve, a table, lists or a histogram, not \(data.kind.phrase)",
        [.init(call.place("data"))],
        help: [.init("a curve is `f(x) for x in a..b`")])
    }
  }

  /// What is along the axes of an outline; the second axis of a histogram, if it has one, must be one of names.
  static func histogramAxes(
    _ histogram: ObjectKind, _ call: LibraryCall
  ) throws(Diagnostic) -> (x: NumberKind?, y: NumberKind?) {
    let isSplit = histogram.axes.count == 2 && histogram.axes[1].hasNames
    guard histogram.axes.count == 1 || isSplit else {
      throw .notOneAxis(histogram, call.place("data"))
    }
    guard let density = call.value("density") else { return (histogram.x, histogram.y) }
    guard case .boolean(let isDensity) = density.node else {
      throw Diagnostic("E19", "`density` is `true` or `false` here", [.init(call.place("density"))])
    }
    guard isDensity, let axis = histogram.axes.first else { return (histogram.x, histogram.y) }
    return (histogram.x, NumberKind(Dimension.none / axis.number.dimension))
  }

  static func curveAxes(_ body: Abstraction, _ domain: Checked) -> (NumberKind?, NumberKind?) {
    if case .list(let element) = domain.kind {
      return (element.numberKind, body.body.kind.numberKind)
    }
    return (domain.kind.numberKind, body.body.kind.numberKind)
  }

  static func number(
    _ kind: Kind, _ name: String, _ call: LibraryCall
  ) throws(Diagnostic) -> NumberKind {
    switch kind {
    case .number(let number), .measurement(let number): return number
    case .unknown: return NumberKind()
    default:
      throw Diagnostic(
        "E17", "`\(name)` of `\(call.signature.name)` must be a number, and this is \(kind.phrase)",
        [.init(call.place(name))])
    }
  }

  /// The layers of a call, one for each curve it draws.
  static func layers(
    _ arguments: CallArguments, _ shape: PlotLayer.Shape
  ) throws -> [PlotLayer] {
    let label = try arguments.string("label")
    if let curve = try arguments.curve("data") {
      return [
        PlotLayer(
          content: .curve(curve, shape), x: curve.x, y: curve.y, xName: curve.variable, label: label
        )
      ]
    }
    if case .table? = arguments.kind("data") {
      return try tableLayers(arguments, label) { x, y in
        .columns(x: x, y: y.machineInput, shape)
      }
    }
    if let histogram: Histogram = try arguments.object("data") {
      return try histogram.layers(
        shape, arguments.objectKind("data"), label: label,
        isDensity: try arguments.flag("density"))
    }
    if let estimate: BinnedEstimate = try arguments.object("data") {
      return [estimate.layer(shape, arguments.objectKind("data"), label: label)]
    }
    return [try listLayer(arguments, shape, label)]
  }

  /// Layers of a table, one for each value of `color`.
  static func tableLayers(
    _ arguments: CallArguments, _ label: String?,
    _ content: ([Double], ColumnData) -> PlotLayer.Content
  ) throws -> [PlotLayer] {
    let table = try arguments.table("data")
    guard let xBody = arguments.row("x"), let yBody = arguments.row("y") else { return [] }
    let x = try arguments.rows(xBody, over: table)
    let y = try arguments.rows(yBody, over: table)
    let interrupted = arguments.interrupted
    func layer(_ rows: [Int], _ label: String?) throws -> PlotLayer {
      let xs = try x.gather(rows: rows, interrupted: interrupted)
      let ys = try y.gather(rows: rows, interrupted: interrupted)
      return PlotLayer(
        content: content(xs.machineInput, ys), x: xBody.body.kind.numberKind,
        y: yBody.body.kind.numberKind, xName: xBody.name,
        yName: yBody.name, label: label)
    }
    guard let colorBody = arguments.row("color") else {
      return [try layer(Array(0..<table.rowCount), label)]
    }
    let color = try arguments.rows(colorBody, over: table)
    let grouping = try Grouping(by: [color], rows: table.rowCount, interrupted: interrupted)
    let first = try color.gather(rows: grouping.firstRows, interrupted: interrupted)
    let values = try arguments.list(of: first).elements ?? []
    return try zip(values, grouping.members).map { value, rows in
      try layer(rows, format(value, colorBody.body.kind))
    }
  }

  /// A list against another, or against its index.
  private static func listLayer(
    _ arguments: CallArguments, _ shape: PlotLayer.Shape, _ label: String?
  ) throws -> PlotLayer {
    let data = try arguments.value("data") ?? .numbers([])
    guard let values = try arguments.value("values") else {
      let y = numbers(data)
      return PlotLayer(
        content: .columns(
          x: y.values.indices.map(Double.init), y: y.values, yError: y.errors.map(ErrorBars.init),
          shape),
        x: NumberKind(), y: arguments.elementKind("data"), label: label)
    }
    let (x, y) = (numbers(data), numbers(values))
    return PlotLayer(
      content: .columns(
        x: x.values, y: y.values, yError: y.errors.map(ErrorBars.init), shape),
      x: arguments.elementKind("data"), y: arguments.elementKind("values"), label: label)
  }

  /// The numbers of a list, or the values and errors of a list of measurements.
  private static func numbers(_ list: Value) -> (values: [Double], errors: [Double]?) {
    if case .numbers(let numbers) = list { return (numbers, nil) }
    let pairs = (list.elements ?? []).map { element -> (value: Double, error: Double) in
      if case .measurement(let value, let error) = element { (value, error) } else { (.nan, .nan) }
    }
    return (pairs.map(\.value), pairs.map(\.error))
  }
}

extension CallArguments {
  /// The row expression given for a parameter.
  func row(_ name: String) -> Abstraction? {
    if case .row(let body)? = call.arguments.named[name]?.argument { body } else { nil }
  }

  func elementKind(_ name: String) -> NumberKind? {
    if case .list(let element)? = kind(name) { element.numberKind } else { nil }
  }

  /// What the checker knows of the library's value given for a parameter.
  func objectKind(_ name: String) -> ObjectKind {
    if case .object(let kind)? = kind(name) { kind } else { ObjectKind("object") }
  }
}

extension Grouping {
  /// The rows of each group, in order.
  var members: [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (row, group) in groups.enumerated() { members[Int(group)].append(row) }
    return members
  }
}
