import Columns
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

private func schema(_ number: NumberKind) -> Schema {
  Schema(["value": .number(number), "q": .plainNumber])
}

/// `profile(m.mu)`: the likelihood as a function of one parameter.
let profileFunction = LibraryFunction(
  Signature(
    "profile",
    [
      .parameter,
      .init(
        "range", .value(.range), required: false,
        note: "the values to try; to where q is about 9, unless given"),
      .init(
        "points", .value(.number(.none)), required: false, note: "how many; 61 unless given"),
      .init(
        "traces", .value(.boolean), required: false,
        note: "true draws below how the other parameters go along"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard let parameter = call.parameterKind else { return .unknown }
    try call.requireSameDimension("range", as: parameter)
    let number = call.value("range")?.kind.numberKind ?? parameter
    return call.returning(.object(.plot(schema(number), at: call.span)))
  },
  Documentation(
    "a plot of q, −2 ln of the profile likelihood ratio, over values of a parameter, all others fitted at each; with the levels of 68.27 % and 90 %",
    formula: #"q(\theta) = -2\ln\frac{L(\theta,\hat{\hat\nu})}{L(\hat\theta,\hat\nu)}"#,
    validity:
      "a value at which the fit fails is a gap. Traces are those of the parameters that move most, in their errors. `profile(m.mu).table` has the numbers",
    source: "G. Cowan et al., arXiv:1007.1727",
    example:
      "profile(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }.s)"
  )
) { arguments, evaluator in
  guard let parameter: ParameterValue = try arguments.object("parameter") else {
    return .number(.nan)
  }
  let number = arguments.kind("range")?.numberKind ?? parameter.parameter.kind
  do {
    let profile = try ProfileLikelihood(
      parameter.model.likelihood, parameter.place, interrupted: evaluator.surroundings.interrupted)
    let values = try arguments.scanValues(parameter) {
      let (lower, upper) = try profile.interval(threshold: 9)
      return (lower.value, upper.value)
    }
    let points = try profile.scan(values)
    arguments.warn(ofGaps: points, evaluator)
    let plot = ProfilePlot(
      parameter: parameter, number: number, fit: profile.fit, points: points)
    return .object(
      try PlotWithTable(
        try arguments.flag("traces") ? plot.withTraces : plot.figure, schema(number),
        [.numbers(plot.values), .numbers(points.map(\.statistic))], for: arguments.call))
  } catch let error as IntervalError {
    throw error.diagnostic(arguments, parameter)
  }
}

extension CallArguments {
  fileprivate func warn(ofGaps points: [ProfilePoint], _ evaluator: Evaluator) {
    let failed = points.count { $0.statistic.isNaN }
    guard failed > 0 else { return }
    evaluator.surroundings.warn(
      Diagnostic(
        "W04", "the fit failed at \(failed) of \(points.count) values, which are gaps",
        [.init(call.span)]))
  }
}

/// -2 ln of the likelihood ratio over values of a parameter, and the other parameters there.
private struct ProfilePlot {
  let parameter: ParameterValue
  let number: NumberKind
  let fit: Fit
  let points: [ProfilePoint]

  /// The most traces in one figure.
  private static let most = 6

  /// In base units.
  var values: [Double] { points.map { $0.value * parameter.parameter.scale } }

  private var x: Plotting.Channel {
    let unit = number.displayUnit(for: values)
    return Plotting.Channel(
      values.map { $0 / unit.factor }, name: parameter.parameter.written, unit: unit.symbol)
  }

  var figure: Figure {
    Figure([
      .line(Line(x: x, y: Plotting.Channel(points.map(\.statistic), name: "−2Δln L"))),
      .rule(.horizontal(1, label: "68.27 %")), .rule(.horizontal(2.705543, label: "90 %")),
    ])
  }

  var withTraces: any Graphic {
    let traces = self.traces
    guard !traces.isEmpty else { return figure }
    var above = figure
    above.x.isLabelled = false
    above.height = 300
    let below = Figure(
      traces.map { trace in
        .line(
          Line(
            x: x, y: Plotting.Channel(trace.shifts, name: "(θ − θ̂)/σ"), series: Series(trace.name)))
      }, height: 240)
    return FigureGrid([[above], [below]])
  }

  /// How far the other parameters are from their best fits, in their errors; those that move most.
  private var traces: [(name: String, shifts: [Double])] {
    let parameters = parameter.model.parameters
    let all = parameters.indices.compactMap { place -> (name: String, shifts: [Double])? in
      guard place != parameter.place, let error = fit.error(of: place), error > 0 else {
        return nil
      }
      let shifts = points.map { point in
        point.statistic.isNaN ? .nan : (point.parameters[place] - fit.values[place]) / error
      }
      return (parameters[place].written, shifts)
    }
    func size(_ shifts: [Double]) -> Double { shifts.filter(\.isFinite).map(abs).max() ?? 0 }
    return Array(all.sorted { size($0.shifts) > size($1.shifts) }.prefix(Self.most))
  }
}
