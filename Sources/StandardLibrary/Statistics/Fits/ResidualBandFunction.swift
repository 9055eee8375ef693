import Columns
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

/// `residual_band`: what residuals have in common, as a smooth function with its error.
let residualBandFunction = LibraryFunction(
  Signature(
    "residual_band",
    [
      .init("table", .value(.table), note: "of points"),
      .init("x", .row, note: "where a residual was taken"),
      .init("y", .row, note: "the residual: what was measured less what was expected"),
      .init("error", .row, note: "its standard error"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    let (x, y) = (try number("x", call), try number("y", call))
    guard y.dimension.isCompatible(with: try number("error", call).dimension) else {
      throw Diagnostic(
        "E18", "`error` has another dimension than `y`",
        [.init(call.place("error")), .init(call.place("y"))])
    }
    func member(_ name: String, _ number: NumberKind) -> ObjectKind.Member {
      .init(name: Name(text: name, written: name, span: call.span), kind: .number(number))
    }
    return call.returning(
      .object(
        ObjectKind(
          "residual_band", x: x, y: y,
          members: [member("amplitude", y), member("length", x), member("gain", NumberKind())])))
  },
  Documentation(
    "a Gaussian process through residuals, drawn as a band with them: whether they have a shape in common, how large (`amplitude`), how wide (`length`), and by how much it raises ln of the likelihood (`gain`)",
    formula:
      #"\mathrm{cov}(f(x), f(x')) = a^2 \exp\left(-\frac{(x-x')^2}{2\ell^2}\right)"#,
    validity:
      "3 to 400 points, independent with normal errors. Amplitude and length are those of the greatest marginal likelihood; residuals without a shape have the amplitude 0. Two parameters alone raise ln of the likelihood by about 1",
    source: "C. Rasmussen, C. Williams, doi:10.7551/mitpress/3206.001.0001",
    example:
      "t = table(x = [1, 2, 3, 4, 5], r = [0.1, 0.6, 0.9, 0.5, -0.1], e = [0.2, 0.2, 0.2, 0.2, 0.2])\nresidual_band(t, x = x, y = r, error = e)"
  )
) { arguments, evaluator in
  let table = try arguments.table("table")
  let columns = try ["x", "y", "error"].map { name in
    try arguments.row(name).map { try arguments.rows($0, over: table).machineInput } ?? []
  }
  do {
    let process = try GaussianProcess(
      x: columns[0], y: columns[1], errors: columns[2],
      interrupted: evaluator.surroundings.interrupted)
    return .object(
      ResidualBandValue(
        process: process, x: columns[0], y: columns[1], errors: columns[2],
        xName: arguments.row("x")?.name ?? "", yName: arguments.row("y")?.name ?? ""))
  } catch let error as GaussianProcessError {
    throw Diagnostic("E35", error.message, [.init(arguments.call.span)])
  }
}

private func number(_ name: String, _ call: LibraryCall) throws(Diagnostic) -> NumberKind {
  guard let body = call.row(name) else { return NumberKind() }
  return try LayerArguments.number(body.body.kind, name, call)
}

extension GaussianProcessError {
  fileprivate var message: String {
    switch self {
    case .count(let count):
      "a residual band goes through 3 to \(GaussianProcess.mostPoints) points, and these are \(count)"
    case .badPoint(let index): "point \(index + 1) is not finite, or its error is not positive"
    case .noExtent: "all points have the same x"
    }
  }
}

/// A Gaussian process with the residuals that it was found from, in base units.
struct ResidualBandValue: Sendable, MemberAccess {
  let process: GaussianProcess
  let x: [Double]
  let y: [Double]
  let errors: [Double]
  let xName: String
  let yName: String

  private var gain: Double { process.logLikelihood - process.logLikelihoodOfNone }

  func member(_ name: String) -> Value? {
    switch name {
    case "amplitude": .number(process.amplitude)
    case "length": .number(process.length)
    case "gain": .number(gain)
    default: nil
    }
  }
}

extension ResidualBandValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let (alongX, alongY) = (kind.x ?? NumberKind(), kind.y ?? NumberKind())
    let summary =
      process.amplitude > 0
      ? "amplitude \(format(.number(process.amplitude), .number(alongY))), length \(format(.number(process.length), .number(alongX))), ln L higher by \(formatNumber(gain, digits: 3))"
      : "no common shape: the residuals scatter by their errors"
    var figure = figure(alongX.displayUnit(for: x), alongY.displayUnit(for: y + errors))
    figure.title = summary
    guard let text = try? figure.text() else { return Display(text: summary) }
    return Display(text: text, figure: figure)
  }

  private func figure(_ xUnit: DisplayUnit, _ yUnit: DisplayUnit) -> Figure {
    let (low, high) = (x.min() ?? 0, x.max() ?? 1)
    let places = (0...160).map { low + (high - low) * Double($0) / 160 }
    let values = places.map(process.value)
    func along(_ numbers: [Double]) -> Plotting.Channel {
      Plotting.Channel(numbers.map { $0 / xUnit.factor }, name: xName, unit: xUnit.symbol)
    }
    func up(_ numbers: [Double]) -> Plotting.Channel {
      Plotting.Channel(numbers.map { $0 / yUnit.factor }, name: yName, unit: yUnit.symbol)
    }
    let series = Series("common shape ± 1σ", color: .palette(0))
    return Figure([
      .band(
        Band(
          x: along(places), lower: up(values.map { $0.value - $0.error }),
          upper: up(values.map { $0.value + $0.error }), series: series)),
      .line(Line(x: along(places), y: up(values.map(\.value)), series: series)),
      .points(
        Points(
          x: along(x), y: up(y), yError: ErrorBars(errors.map { $0 / yUnit.factor }),
          series: Series("residuals", color: .neutral))),
    ])
  }
}
