import Columns
import Interpreter
import Numerics
import Semantics
import Syntax
import Units

/// Tabulated curves: made of a table, called like functions, and good for any entry that is a function.
let curveFunction = LibraryFunction(
  Signature(
    "curve",
    [
      .init("table", .value(.table)),
      .init("x", .row, note: "a column, or an expression of columns"),
      .init("y", .row, note: "the value there"),
    ]
  ) { call throws(Diagnostic) in
    guard let x = call.row("x"), let y = call.row("y") else { return .unknown }
    return call.returning(
      .object(
        ObjectKind(
          "curve", x: try LayerArguments.number(x.body.kind, "x", call),
          y: try LayerArguments.number(y.body.kind, "y", call))))
  },
  Documentation(
    "the function through the points of a table: straight between them, constant beyond the first and the last",
    example: "c = table(E = [1 keV, 2 keV], eff = [0.2, 0.8]) |> curve(E, eff)")
) { arguments, _ in
  let table = try arguments.table("table")
  guard let x = arguments.row("x"), let y = arguments.row("y") else { return .number(.nan) }
  let xs = try arguments.rows(x, over: table).machineInput
  let ys = try arguments.rows(y, over: table).machineInput
  do throws(PiecewiseLinear.PointError) {
    return .object(TabulatedCurve(points: try PiecewiseLinear(xs: xs, ys: ys)))
  } catch {
    throw Diagnostic("E35", error.message, [.init(arguments.place("table"))])
  }
}

/// A curve in base units.
struct TabulatedCurve: NumberCurve {
  let points: PiecewiseLinear

  var knots: [Double] { points.xs }

  func values(at xs: [Double]) -> [Double] { xs.map { points($0) } }
}

extension PiecewiseLinear.PointError {
  fileprivate var message: String {
    switch self {
    case .empty: "a curve needs at least one point, and the table has no rows"
    case .notFinite(let row): "row \(row + 1) of the table has no number for the curve"
    case .twoValues(let x): "two rows have the same x (\(x) in base units) and different y"
    }
  }
}

/// `c(3 keV)` for a curve `c`.
let curveApplication = LibraryFunction(
  Signature(
    "value of a curve", [.init("curve", .value(.object("curve"))), .init("x", .value(.anyNumber))]
  ) { call throws(Diagnostic) in
    guard case .object(let curve)? = call.value("curve")?.kind, let x = curve.x, let y = curve.y,
      case .number(let given)? = call.value("x")?.kind
    else { return .unknown }
    guard given.dimension.isCompatible(with: x.dimension) else {
      throw Diagnostic(
        "E18",
        "this curve is a function of \(x.dimension.phrase), not of \(given.dimension.phrase)",
        [.init(call.place("x"))])
    }
    return call.returning(.number(y))
  },
  .elementwise(
    Elementwise(numbers: ["x"]) { options in
      let points = (options.objects["curve"] as? TabulatedCurve)?.points
      return BlockKernel(name: "curve") { inputs, output, count in
        for row in 0..<count { output[row] = points?(inputs[0][row]) ?? .nan }
      }
    }),
  Documentation("the value of a curve at a number"))
