import Columns
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

private func schema(_ number: NumberKind) -> Schema {
  Schema([
    "truth": .number(number), "covering": .plainNumber, "toys": .plainNumber,
    "coverage": .plainNumber, "low": .plainNumber, "high": .plainNumber,
  ])
}

/// `coverage(m.mu, at = [0 muB, 1e-11 muB])`: how often a rule covers the truth.
let coverageFunction = LibraryFunction(
  Signature(
    "coverage",
    [
      .parameter,
      .init("at", .value(.any), note: "the true value of the parameter, or a list of values"),
      IntervalMethod.confidence, IntervalMethod.parameter, IntervalMethod.sides,
      .init(
        "toys", .value(.number(.none)), required: false,
        note: "how many experiments; 1000 unless given"),
      .init("seed", .value(.number(.none)), required: false, note: "of the toys; 1 unless given"),
      .init(
        "inner", .value(.number(.none)), required: false,
        note: "of \"FC\": how many toys decide on each experiment; 1000 unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard let number = call.parameterKind else { return .unknown }
    try requireValues(call, number)
    return call.returning(.object(.plot(schema(number), at: call.span)))
  },
  Documentation(
    "a plot of how often the limits or intervals of a rule cover the true value of a parameter, in toys for which it is true",
    formula: #"P\left(\theta\in[\theta_-,\theta_+]\,\middle|\,\theta\right)"#,
    validity:
      "the other parameters are as they fit the data with that value, and are measured anew in each toy. Rules: upper limits of \"profile\" and \"CLs\" (asymptotic), intervals of \"FC\", and of \"profile\" with `sides = 2`. The bars are the central 68.27 % interval of Clopper and Pearson; failed toys do not count",
    source:
      "NOvA, arXiv:2207.14353; C. J. Clopper, E. S. Pearson, doi:10.1093/biomet/26.4.404",
    example:
      "coverage(model { s ~ 0..30, signal sig = counts(s), background bkg = counts(3), data = counts(4) }.s, at = [1, 5, 10], toys = 200)"
  )
) { arguments, evaluator in
  guard let parameter: ParameterValue = try arguments.object("parameter"),
    let number = arguments.objectKind("parameter").x
  else { return .number(.nan) }
  do {
    let truths = try arguments.value("at").map { $0.elements ?? [$0] } ?? []
    let points = try truths.enumerated().map { index, truth in
      try arguments.coverage(of: parameter, at: truth.scalar, index, evaluator)
    }
    let rule = try arguments.confidence()
    return .object(try value(points, parameter, number, rule, arguments.call))
  } catch let error as IntervalError {
    throw error.diagnostic(arguments, parameter)
  }
}

private func requireValues(
  _ call: LibraryCall, _ number: NumberKind
) throws(Diagnostic) {
  var kind = call.value("at")?.kind ?? .unknown
  if case .list(let element) = kind { kind = element }
  guard !kind.isUnknown else { return }
  guard let given = kind.numberKind else {
    throw Diagnostic(
      "E17", "`at` is a value or a list of values, and this is \(kind.phrase)",
      [.init(call.place("at"))])
  }
  guard given.dimension.isCompatible(with: number.dimension) else {
    throw Diagnostic(
      "E18", "`at` is one of \(number.dimension.phrase), not of \(given.dimension.phrase)",
      [.init(call.place("at"))])
  }
}

/// How often one value was covered, in base units.
private struct CoveragePoint {
  let truth: Double
  let covering: Int
  let made: Int

  var interval: ClosedRange<Double> {
    CountingIntervals.clopperPearson(covering, of: made, confidence: 0.682689492137086)
  }

  var part: Double { Double(covering) / Double(max(made, 1)) }
}

extension CallArguments {
  /// The toys of one true value; those of each have a seed of their own.
  fileprivate func coverage(
    of parameter: ParameterValue, at truth: Double, _ index: Int, _ evaluator: Evaluator
  ) throws -> CoveragePoint {
    let written = parameter.parameter.written
    let task = "coverage of \(written), value \(index + 1)"
    var plan = try toyPlan(evaluator, task: task, count: 1000)
    plan.seed &+= UInt64(index) << 32
    let inner = ToyPlan(
      count: try whole("inner", 10...1_000_000, default: 1000), seed: plan.seed &+ 1,
      interrupted: plan.interrupted)
    let question = try question(parameter, evaluator).withoutToys
    let value = truth / parameter.parameter.scale
    let toys = try ToyExperiments(question.likelihood, parameter.place, truth: value, plan) {
      try question.asked(of: $0).covers(value, inner)
    }
    warn(ofFailed: toys.failedCount, of: plan.count, evaluator)
    let (covering, made) = toys.count
    guard made > 0 else {
      throw IntervalError.toysFailed(at: value, failed: toys.failedCount, of: plan.count)
    }
    return CoveragePoint(truth: truth, covering: covering, made: made)
  }
}

extension IntervalQuestion {
  /// Whether the rule does not exclude a value. With toys that value alone is tested.
  fileprivate func covers(_ value: Double, _ inner: ToyPlan) throws -> Bool {
    let interval: Interval
    switch method {
    case .feldmanCousins:
      if let counting = try? CountingExperiment(likelihood, place) {
        interval = try counting.feldmanCousins(confidence: confidence)
      } else {
        return try FeldmanCousins(likelihood, place, confidence: confidence, inner)
          .test(value).isAccepted
      }
    case .profile where isTwoSided: interval = try self.interval()
    default: interval = try upperLimit()
    }
    return interval.lower <= value && value <= interval.upper
  }
}

private func value(
  _ points: [CoveragePoint], _ parameter: ParameterValue, _ number: NumberKind,
  _ confidence: Double, _ call: Call
) throws -> PlotWithTable {
  let unit = number.displayUnit(for: points.map(\.truth))
  let parts = points.map(\.part)
  let symbols = Points(
    x: Plotting.Channel(
      points.map { $0.truth / unit.factor }, name: "true \(parameter.parameter.written)",
      unit: unit.symbol),
    y: Plotting.Channel(parts, name: "coverage"),
    yError: ErrorBars(
      below: points.map { $0.part - $0.interval.lowerBound },
      above: points.map { $0.interval.upperBound - $0.part }),
    series: Series(color: .neutral))
  let label = "\(formatNumber(100 * confidence)) %"
  let figure = Figure(
    [.rule(.horizontal(confidence, label: label)), .points(symbols)],
    y: Plotting.Axis(lower: min(parts.min() ?? 0, confidence) - 0.05, upper: 1.02))
  return try PlotWithTable(
    figure, schema(number),
    [
      .numbers(points.map(\.truth)), .numbers(points.map { Double($0.covering) }),
      .numbers(points.map { Double($0.made) }), .numbers(parts),
      .numbers(points.map(\.interval.lowerBound)), .numbers(points.map(\.interval.upperBound)),
    ], for: call)
}
