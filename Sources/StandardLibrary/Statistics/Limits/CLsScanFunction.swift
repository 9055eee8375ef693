import Columns
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

private func schema(_ number: NumberKind) -> Schema {
  var columns: [Schema.Column] = [
    .init(name: "value", written: "value", kind: .number(number)),
    .init(name: "CLs", written: "CLs", kind: .plainNumber),
  ]
  for (name, written) in zip(
    ["minus2", "minus1", "median", "plus1", "plus2"], ["−2σ", "−1σ", "median", "+1σ", "+2σ"])
  {
    columns.append(.init(name: name, written: written, kind: .plainNumber))
  }
  return Schema(columns: columns)
}

/// `cls_scan(m.mu)`: CLs over values of a parameter, with what is expected without signal.
let clsScanFunction = LibraryFunction(
  Signature(
    "cls_scan",
    [
      .parameter, IntervalMethod.confidence,
      .init(
        "range", .value(.range), required: false,
        note: "the values to try; to somewhat beyond the limits, unless given"),
      .init(
        "points", .value(.number(.none)), required: false, note: "how many; 61 unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard let number = call.parameterKind else { return .unknown }
    try call.requireSameDimension("range", as: number)
    return call.returning(.object(.plot(schema(number), at: call.span)))
  },
  Documentation(
    "a plot of CLs over values of a parameter: of the data, and the median and the bands of 68 and 95 % that are expected without signal; values with a CLs below the line are excluded",
    formula: #"\mathrm{CL}_s = \frac{p_{s+b}}{1-p_b}"#,
    validity: "asymptotic, with q̃. `cls_scan(m.mu).table` has the numbers",
    source: "G. Cowan et al., arXiv:1007.1727; A. L. Read, doi:10.1088/0954-3899/28/10/313",
    example:
      "cls_scan(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }.s)"
  )
) { arguments, evaluator in
  guard let parameter: ParameterValue = try arguments.object("parameter"),
    let number = arguments.objectKind("parameter").x
  else { return .number(.nan) }
  do {
    let confidence = try arguments.confidence()
    let scan = try AsymptoticCLs(
      parameter.model.likelihood, parameter.place,
      interrupted: evaluator.surroundings.interrupted)
    let values = try arguments.scanValues(parameter) {
      let limits = try scan.expectedLimits(confidence: confidence)
      let observed = try scan.upperLimit(confidence: confidence).upper
      return (
        max(parameter.range.lowerBound, 0),
        min(1.25 * max(limits[4], observed), parameter.range.upperBound)
      )
    }
    let points = try values.map { try scan.point(at: $0) }
    let plot = CLsPlot(
      parameter: parameter, number: number, values: values.map { $0 * parameter.parameter.scale },
      observed: points.map(\.cls),
      expected: [-2, -1, 0, 1, 2].map { deviations in points.map { $0.expected(deviations) } },
      level: 1 - confidence)
    return .object(
      try PlotWithTable(
        plot.figure, schema(number),
        [.numbers(plot.values), .numbers(plot.observed)] + plot.expected.map { .numbers($0) },
        for: arguments.call))
  } catch let error as IntervalError {
    throw error.diagnostic(arguments, parameter)
  }
}

private struct CLsPlot {
  let parameter: ParameterValue
  let number: NumberKind
  let values: [Double]
  let observed: [Double]
  /// At -2, -1, 0, 1 and 2 standard deviations.
  let expected: [[Double]]
  let level: Double

  var figure: Figure {
    let unit = number.displayUnit(for: values)
    let x = Plotting.Channel(
      values.map { $0 / unit.factor }, name: parameter.parameter.written, unit: unit.symbol)
    func channel(_ values: [Double]) -> Plotting.Channel { Plotting.Channel(values, name: "CLs") }
    func band(_ low: Int, _ high: Int, _ label: String, _ color: Int) -> Layer {
      .band(
        Band(
          x: x, lower: channel(expected[low]), upper: channel(expected[high]),
          series: Series(label, color: .palette(color))))
    }
    return Figure(
      [
        band(0, 4, "expected, 95 %", 4), band(1, 3, "expected, 68 %", 2),
        .line(Line(x: x, y: channel(expected[2]), series: Series("median", color: .palette(1)))),
        .line(Line(x: x, y: channel(observed), series: Series("data", color: .neutral))),
        .rule(.horizontal(level, label: "\(formatNumber(100 * (1 - level))) % CL")),
      ], y: Plotting.Axis(lower: 0, upper: 1))
  }
}
