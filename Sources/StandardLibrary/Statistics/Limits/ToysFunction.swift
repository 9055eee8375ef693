import Columns
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Tables
import Units

private func schema(_ number: NumberKind) -> Schema {
  Schema(["toy": .plainNumber, "q": .plainNumber, "estimate": .number(number)])
}

/// `toys(m.mu, 0 muB)`: how the likelihood ratio of a value is distributed if that value is true.
let toysFunction = LibraryFunction(
  Signature(
    "toys",
    [
      .parameter,
      .init("at", .value(.anyNumber), note: "the true value of the parameter"),
      .init(
        "toys", .value(.number(.none)), required: false, note: "how many; 1000 unless given"),
      .init("seed", .value(.number(.none)), required: false, note: "of the toys; 1 unless given"),
      .init(
        "resume", .value(.table), required: false,
        note:
          "the table of an earlier run with the same model, value and seed, which is gone on with"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    guard let number = call.parameterKind else { return .unknown }
    try call.requireSameDimension("at", as: number)
    try requireOutcomes(call)
    return call.returning(
      .object(
        .plot(
          schema(number), at: call.span,
          [("q", .plainNumber), ("p_value", .plainNumber), ("failed", .plainNumber)])))
  },
  Documentation(
    "a plot of the distribution of q, −2 ln of the profile likelihood ratio of a value of a parameter, in toys for which that value is true, with χ² of one degree of freedom (Wilks's theorem) over it and q of the data",
    formula: #"q(\theta) = -2\ln\frac{L(\theta,\hat{\hat\nu})}{L(\hat\theta,\hat\nu)}"#,
    validity:
      "toys have the other parameters as they fit the data best with the value. A toy depends on the seed and its number alone: the same for any number of processors. An interrupt keeps what is done; `t.table` has q and the best fit of each toy: save it, and give it as `resume` to go on. Members: `table`, `q` of the data, `p_value`, `failed`",
    source:
      "S. S. Wilks, doi:10.1214/aoms/1177732360; G. Cowan et al., arXiv:1007.1727; NOvA, arXiv:2207.14353",
    example:
      "toys(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }.s, 5, toys = 200)"
  )
) { arguments, evaluator in
  guard let parameter: ParameterValue = try arguments.object("parameter"),
    let number = arguments.objectKind("parameter").x
  else { return .number(.nan) }
  do {
    let plan = try arguments.toyPlan(
      evaluator, task: "toys of \(parameter.parameter.written)", count: 1000)
    let scale = parameter.parameter.scale
    let toys = try ToyDistribution(
      parameter.model.likelihood, parameter.place, value: try arguments.number("at") / scale, plan,
      resuming: try arguments.earlierOutcomes(scale, count: plan.count))
    arguments.warn(of: toys, evaluator)
    return .object(try ToysValue(toys, parameter, number, arguments.call))
  } catch let error as IntervalError {
    throw error.diagnostic(arguments, parameter)
  }
}

// MARK: Resuming

private func requireOutcomes(_ call: LibraryCall) throws(Diagnostic) {
  guard case .table(let earlier)? = call.value("resume")?.kind else { return }
  for name in ["toy", "q", "estimate"] where earlier.index(of: name) == nil {
    throw Diagnostic(
      "E24", "`resume` is a table that `toys` made, and this has no column `\(name)`",
      [.init(call.place("resume"))])
  }
}

extension CallArguments {
  /// The outcomes of an earlier run, by the numbers of the toys.
  fileprivate func earlierOutcomes(_ scale: Double, count: Int) throws -> [ToyOutcome?] {
    guard has("resume"), case .table(let schema)? = kind("resume") else { return [] }
    let table = try table("resume")
    let columns = try ["toy", "q", "estimate"].map { name in
      try schema.index(of: name).map {
        try table.column($0, interrupted: interrupted).machineInput
      } ?? []
    }
    var outcomes = [ToyOutcome?](repeating: nil, count: count)
    for row in columns[0].indices {
      guard let toy = Int(exactly: columns[0][row]), outcomes.indices.contains(toy - 1) else {
        continue
      }
      outcomes[toy - 1] = ToyOutcome(
        statistic: columns[1][row], estimate: columns[2][row] / scale)
    }
    return outcomes
  }

  fileprivate func warn(of toys: ToyDistribution, _ evaluator: Evaluator) {
    let done = toys.outcomes.count { $0 != nil }
    warn(ofFailed: toys.failedCount, of: done, evaluator)
    guard toys.wasInterrupted else { return }
    evaluator.surroundings.warn(
      Diagnostic(
        "W09", "interrupted after \(done) of \(toys.outcomes.count) toys, which are kept",
        [.init(call.span)],
        help: [.init("give the table of this result as `resume` to go on")]))
  }
}

// MARK: Showing

/// The distribution as a value of the language.
private struct ToysValue: Drawn, MemberAccess {
  private let plot: PlotWithTable
  private let toys: ToyDistribution

  init(
    _ toys: ToyDistribution, _ parameter: ParameterValue, _ number: NumberKind, _ call: Call
  ) throws {
    self.toys = toys
    let done = toys.outcomes.enumerated().compactMap { toy, outcome in
      outcome.map { (toy: Double(toy + 1), outcome: $0) }
    }
    plot = try PlotWithTable(
      Self.figure(toys, parameter.parameter.written), schema(number),
      [
        .numbers(done.map(\.toy)), .numbers(done.map(\.outcome.statistic)),
        .numbers(done.map { $0.outcome.estimate * parameter.parameter.scale }),
      ], for: call)
  }

  var graphic: any Graphic { plot.graphic }

  func member(_ name: String) -> Value? {
    switch name {
    case "q": .number(toys.statistic)
    case "p_value": .number(toys.pValue)
    case "failed": .number(Double(toys.failedCount))
    default: plot.member(name)
    }
  }

  func display(as kind: ObjectKind) -> Display {
    let count = toys.outcomes.count { $0 != nil }
    let text =
      "q = \(formatNumber(toys.statistic, digits: 4)) of the data, p = \(formatNumber(toys.pValue, digits: 3)) by \(count) toys"
    let picture = (try? graphic.text()).map { "\n" + $0 } ?? ""
    return Display(text: text + picture, figure: graphic)
  }

  /// Toys in bins of q, with what χ² expects there.
  private static func figure(_ toys: ToyDistribution, _ parameter: String) -> Figure {
    let values = toys.sorted
    let reach = max(values.last ?? 0, toys.statistic, 4).rounded(.up)
    let count = 40
    let edges = (0...count).map { reach * Double($0) / Double(count) }
    var contents = [Double](repeating: 0, count: count)
    for value in values {
      let bin = Double(count) * value / reach
      contents[Int(min(max(bin, 0), Double(count - 1)))] += 1
    }
    let distribution = ChiSquaredDistribution(degreesOfFreedom: 1)
    let expected = zip(edges, edges.dropFirst()).map {
      (distribution.above($0) - distribution.above($1)) * Double(values.count)
    }
    let x = Plotting.Channel(edges, name: "q(\(parameter))")
    return Figure(
      [
        .steps(
          Steps(
            edges: x, contents: Plotting.Channel(contents, name: "toys"), isFilled: true,
            series: Series("toys"))),
        .steps(
          Steps(
            edges: x, contents: Plotting.Channel(expected, name: "toys"),
            series: Series("χ², 1 degree of freedom"))),
        .rule(.vertical(toys.statistic, label: "data")),
      ], y: Plotting.Axis(.logarithmic, lower: 0.5))
  }
}
