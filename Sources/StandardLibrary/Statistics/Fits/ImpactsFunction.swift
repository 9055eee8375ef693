import Columns
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

private func schema(_ number: NumberKind) -> Schema {
  Schema([
    "parameter": .string, "pull": .plainNumber, "constraint": .plainNumber,
    "up": .number(number), "down": .number(number), "linear": .number(number),
  ])
}

/// `impacts(m.mu)`: by how much a parameter changes with the others.
let impactsFunction = LibraryFunction(
  Signature(
    "impacts",
    [
      .parameter,
      .init(
        "most", .value(.number(.none)), required: false,
        note: "how many are shown, the largest first; 20 unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard let number = call.parameterKind else { return .unknown }
    return call.returning(.object(.plot(schema(number), at: call.span)))
  },
  Documentation(
    "a plot of the impacts on a parameter: by how much its best fit changes when another parameter is moved by its error after the fit, up and down, and all others are fitted anew; beside it the pulls",
    formula:
      #"\Delta\hat\mu_\pm = \hat\mu\left(\theta = \hat\theta\pm\hat\sigma_\theta\right) - \hat\mu"#,
    validity:
      "the largest first. `impacts(m.mu).table` has the numbers; its `linear` is the impact that the covariance has",
    source: "G. Cowan et al., arXiv:1007.1727",
    example: """
      m = model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(9) }
      impacts(m.s)
      """)
) { arguments, evaluator in
  guard let parameter: ParameterValue = try arguments.object("parameter"),
    let number = arguments.objectKind("parameter").x
  else { return .number(.nan) }
  let interrupted = evaluator.surroundings.interrupted
  let likelihood = parameter.model.likelihood
  do {
    let fit = try likelihood.fit(interrupted: interrupted)
    let all = try likelihood.impacts(on: parameter.place, fit: fit, interrupted: interrupted)
    guard !all.isEmpty else {
      throw Diagnostic(
        "E38", "`\(parameter.parameter.written)` is the only parameter that is fitted",
        [.init(arguments.place("parameter"))])
    }
    let most = Int(exactly: try arguments.number("most", default: 20)) ?? 20
    return .object(
      try ImpactPlot(parameter, number, Array(all.prefix(max(most, 1))))
        .value(for: arguments.call))
  } catch let error as IntervalError {
    throw error.diagnostic(arguments, parameter)
  }
}

/// The pulls and the impacts of parameters, in rows side by side.
private struct ImpactPlot {
  let parameter: ParameterValue
  let number: NumberKind
  let impacts: [Impact]
  let names: [String]

  init(_ parameter: ParameterValue, _ number: NumberKind, _ impacts: [Impact]) {
    self.parameter = parameter
    self.number = number
    self.impacts = impacts
    let parameters = parameter.model.parameters
    names = impacts.map { impact in
      parameters.first { $0.name == impact.parameter }?.written ?? impact.parameter
    }
  }

  func value(for call: Call) throws -> PlotWithTable {
    try PlotWithTable(
      graphic, schema(number),
      [
        .texts(names), .numbers(pulls.map(\.pull)), .numbers(pulls.map(\.constraint)),
        .numbers(scaled(\.up)), .numbers(scaled(\.down)), .numbers(scaled(\.covariance)),
      ], for: call)
  }

  private var pulls: [Pull] {
    zip(names, impacts).map {
      Pull(name: $0, pull: $1.pull ?? .nan, constraint: $1.constraint ?? .nan)
    }
  }

  private func scaled(_ part: KeyPath<Impact, Double>) -> [Double] {
    impacts.map { $0[keyPath: part] * parameter.parameter.scale }
  }

  private var graphic: any Graphic {
    var bars = Figure(
      [layer(scaled(\.up), "+1σ"), layer(scaled(\.down), "−1σ"), .rule(.vertical(0))],
      y: Plotting.Axis(rows: names), width: 560)
    guard pulls.contains(where: { !$0.pull.isNaN }) else { return bars }
    bars.y.isLabelled = false
    bars.width = 360
    let left = Figure(
      Pull.layers(pulls), x: Pull.axis(pulls), y: Plotting.Axis(rows: names), width: 400)
    return FigureGrid([[left, bars]])
  }

  private func layer(_ changes: [Double], _ label: String) -> Layer {
    let unit = number.displayUnit(for: scaled(\.up) + scaled(\.down))
    return .bars(
      Bars(
        start: Plotting.Channel(changes.map { _ in 0 }),
        end: Plotting.Channel(
          changes.map { $0 / unit.factor }, name: "change of \(parameter.parameter.written)",
          unit: unit.symbol), rows: names, series: Series(label)))
  }
}
