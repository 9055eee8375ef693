import Columns
import Interpreter
import Semantics
import Syntax
import Units

/// `unbinned(t, T, 1 keV..30 keV)`: events as the data of a model.
let unbinnedFunction = LibraryFunction(
  Signature(
    "unbinned",
    [
      .init("table", .value(.table), note: "a row for each event"),
      .init("x", .row, note: "a column, or an expression of columns"),
      .init("range", .value(.range), note: "where events were looked for"),
    ]
  ) { call throws(Diagnostic) in
    guard let x = call.row("x"), case .range(let range)? = call.value("range")?.kind else {
      return .unknown
    }
    let number = try LayerArguments.number(x.body.kind, "x", call)
    guard range.dimension.isCompatible(with: number.dimension) else {
      throw Diagnostic(
        "E18", "`range` is one of \(number.dimension.phrase), not of \(range.dimension.phrase)",
        [.init(call.place("range"))])
    }
    var kind = ObjectKind("events", x: number)
    kind.axes = [AxisKind(number, name: x.name)]
    return call.returning(.object(kind))
  },
  Documentation(
    "events that are not binned, as the `data` of a `model`, whose samples are then densities: formulas of the axis, and histograms",
    formula: #"-\ln L = \int\lambda(x)\,dx - \sum_i\ln\lambda(x_i)"#,
    validity:
      "extended: the number of events counts too. A histogram is straight within each bin, with the slope of its neighbours; it must cover the range with events",
    source: "G. Cowan et al., arXiv:1007.1727",
    example:
      "fit(model { n ~ 3, background flat(x) = n, data = table(t = [0.2, 0.7, 0.4]) |> unbinned(t, 0..1) })"
  )
) { arguments, _ in
  guard let body = arguments.row("x"),
    case .range(let low, let high)? = try arguments.value("range")
  else { return .number(.nan) }
  guard low < high else {
    throw Diagnostic("E35", "the range is empty", [.init(arguments.place("range"))])
  }
  let values = try arguments.rows(body, over: try arguments.table("table")).machineInput
  if let row = values.firstIndex(where: { !(low...high).contains($0) }) {
    let what = values[row].isNaN ? "has no number" : "lies outside of the range"
    throw Diagnostic(
      "E35", "row \(row + 1) of the data \(what)",
      [.init(arguments.place("x")), .init(arguments.place("range"))],
      help: [.init("keep those within: `table |> where(a < x < b)`")])
  }
  return .object(EventData(values: values, range: low...high))
}
