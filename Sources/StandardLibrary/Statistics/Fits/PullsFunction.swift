import Columns
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

private let schema = Schema([
  "parameter": .string, "pull": .plainNumber, "constraint": .plainNumber,
])

/// `pulls(f)`: how far a fit moved what was known beforehand.
let pullsFunction = LibraryFunction(
  Signature("pulls", [.fit]) { call throws(Diagnostic) in
    call.returning(.object(.plot(schema, at: call.span)))
  },
  Documentation(
    "a plot of the pulls of a fit: how far it moved each parameter from what was known of it beforehand, in the error of that; the bar is its error after the fit over that before",
    formula: #"\frac{\hat\theta-\theta_0}{\sigma_0},\qquad \frac{\hat\sigma}{\sigma_0}"#,
    validity:
      "parameters with a constraint; the shaded range is what was known. A bar much shorter than it shows that the data know better. `pulls(f).table` has the numbers",
    example: """
      m = model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }
      pulls(fit(m))
      """)
) { arguments, _ in
  guard let value: FitValue = try arguments.object("fit") else { return .number(.nan) }
  try value.requireMinimum(arguments)
  let pulls = value.pulls
  guard !pulls.isEmpty else {
    throw Diagnostic(
      "E38", "no parameter of this model is known beforehand", [.init(arguments.place("fit"))],
      help: [.init("a parameter is known beforehand with an error: `n ~ 1 ± 10%`")])
  }
  let names = pulls.map(\.name)
  let figure = Figure(
    Pull.layers(pulls), x: Pull.axis(pulls), y: Plotting.Axis(rows: names))
  return .object(
    try PlotWithTable(
      figure, schema,
      [.texts(names), .numbers(pulls.map(\.pull)), .numbers(pulls.map(\.constraint))],
      for: arguments.call))
}

/// How a fit moved a parameter that was known beforehand; NaN for one that was not.
struct Pull {
  let name: String
  /// The fitted value less that known before, over the error of that.
  let pull: Double
  /// The error after the fit over that before.
  let constraint: Double

  /// Symbols with bars in rows, above the range of ±1.
  static func layers(_ pulls: [Pull]) -> [Layer] {
    [
      .span(Plotting.Span(.x, from: -1, to: 1)),
      .estimates(
        Estimates(
          x: Plotting.Channel(pulls.map(\.pull), name: "pull  (θ − θ₀)/σ₀"),
          errors: pulls.map(\.constraint), rows: pulls.map(\.name),
          series: Series(color: .neutral))),
    ]
  }

  /// As far to both sides, and at least to 2.
  static func axis(_ pulls: [Pull]) -> Plotting.Axis {
    let ends = pulls.map { abs($0.pull) + $0.constraint }.filter(\.isFinite)
    let reach = max(2, (ends.max() ?? 0) * 1.05)
    return Plotting.Axis(lower: -reach, upper: reach)
  }
}

extension FitValue {
  /// Of the parameters with a constraint, in the order of the model.
  var pulls: [Pull] {
    model.parameters.indices.compactMap { place in
      guard !fit.isFixed[place], let before = model.likelihood.prefitDeviation(place),
        let pull = fit.pull(of: place, from: before)
      else { return nil }
      return Pull(
        name: model.parameters[place].written, pull: pull.distance, constraint: pull.error)
    }
  }

  /// Throws unless the minimum was found.
  func requireMinimum(_ arguments: CallArguments) throws {
    guard fit.status == .converged else {
      throw Diagnostic(
        "E38", "the fit failed: \(fit.status.message)", [.init(arguments.place("fit"))])
    }
  }
}
