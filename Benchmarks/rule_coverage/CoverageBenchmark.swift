import Statistics
import Synchronization

/// How often each rule's limit or interval of 90 % holds the true value, in toys for which it is true:
///
///     coverage-benchmark TOYS NESTED THREADS < WORKSPACE
///
/// prints, as JSON for `rule_coverage.py`, for a counting experiment and for the workspace, for each rule and true value how
/// many toys were made and how many of their intervals hold it. Rules that throw toys or draw samples for each toy of the
/// workspace get only NESTED of those.
@main struct CoverageBenchmark {
  let workspace: String
  let toys: Int
  let nested: Int
  let threads: Int

  enum Failure: Error { case usage, noParameter }

  /// What is measured of one rule: its name, and for each true value the toys whose interval holds it, and all.
  struct Row {
    var rule: String
    var counts: [(holding: Int, made: Int)]
  }

  /// A background of 3 that is known, and a signal.
  func counting() throws -> [Row] {
    var model = Model()
    let signal = model.add(Parameter("s", in: 0...100, start: 1))
    let one = HistogramTemplate([1])
    model.channels = [
      Channel(
        "counts",
        samples: [
          Sample("signal", one, factors: [.parameter(signal)]),
          Sample("background", HistogramTemplate([3])),
        ], observed: [3])
    ]
    let likelihood = try Likelihood(model)
    return try (Rules.all + Rules.counting).map { rule in
      try row(rule, likelihood, signal, truths: [0, 1, 3, 6, 10], toys, remembering: true)
    }
  }

  /// The workspace, with a μ that is not negative.
  func spectrum() throws -> [Row] {
    var model = try Workspace(json: workspace).model().model
    guard let mu = model.place(of: "mu") else { throw Failure.noParameter }
    model.parameters[mu].range = 0...20
    let likelihood = try Likelihood(model)
    guard let place = likelihood.place(of: "mu") else { throw Failure.noParameter }
    let truths = [0, 0.5, 1, 2, 4]
    return try Rules.all.map {
      try row($0, likelihood, place, truths: truths, $0.isSlow ? nested : toys)
    }
      + Rules.nested.map { try row($0, likelihood, place, truths: truths, nested) }
  }

  /// - Parameter remembering: whether data that come again, as counts do, are not asked about again.
  func row(
    _ rule: Rule, _ likelihood: Likelihood, _ place: Int, truths: [Double], _ toys: Int,
    remembering: Bool = false
  ) throws -> Row {
    let counts = try truths.map { truth in
      let known = Mutex<[Double: Bool]>([:])
      let plan = ToyPlan(count: toys, seed: 1, threads: threads)
      let count = try ToyExperiments(likelihood, place, truth: truth, plan) { data in
        guard remembering else { return try rule.holds(data, place, truth) }
        let content = data.observations.contents[0]
        if let answer = known.withLock({ $0[content] }) { return answer }
        let answer = try rule.holds(data, place, truth)
        known.withLock { $0[content] = answer }
        return answer
      }.count
      return (count.true, count.all)
    }
    return Row(rule: rule.name, counts: counts)
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let toys = Int(arguments[1]), let nested = Int(arguments[2]),
      let threads = Int(arguments[3])
    else { throw Failure.usage }
    var workspace = ""
    while let line = readLine() { workspace += line }
    let benchmark = CoverageBenchmark(
      workspace: workspace, toys: toys, nested: nested, threads: threads)
    func json(_ rows: [Row]) -> String {
      let fields = rows.map { "\"\($0.rule)\": \($0.counts.map { [$0.holding, $0.made] })" }
      return "{\(fields.joined(separator: ", "))}"
    }
    print("{\"counting\": \(json(try benchmark.counting())),")
    print("\"spectrum\": \(json(try benchmark.spectrum()))}")
  }
}
