import Columns
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `sample(m)`: draws from the posterior of a model.
let sampleFunction = LibraryFunction(
  Signature(
    "sample",
    [
      .init("model", .value(.object("model")), note: "a `model { … }`"),
      .init(
        "draws", .value(.number(.none)), required: false,
        note: "of each chain that are kept; 2000 unless given"),
      .init("chains", .value(.number(.none)), required: false, note: "4 unless given"),
      .init(
        "warm_up", .value(.number(.none)), required: false,
        note: "draws before them, which tune the steps and are forgotten; 500 unless given"),
      .init("seed", .value(.number(.none)), required: false, note: "1 unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard case .object(let model)? = call.value("model")?.kind else { return .unknown }
    return call.returning(.object(SampleValue.kind(of: model, call.span)))
  },
  Documentation(
    "draws from the posterior of a model: `s.mu` is a parameter's mean and standard deviation, `s.draws` a table of all draws; for `corner`, `trace` and `evidence`",
    formula: #"p(\theta\,|\,\text{data}) \propto L(\theta)\,\pi(\theta)"#,
    validity:
      "the prior is flat in each parameter over its range, times the constraints that the model states. Chains of Hamiltonian Monte Carlo in coordinates that the Hessian makes round; the same draws for any number of threads. Trust them where R-hat is below 1.01 and the effective sizes are above 400",
    source: "R. Neal, arXiv:1206.1901; A. Vehtari et al., arXiv:1903.08008",
    example:
      "sample(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }, draws = 500)"
  )
) { arguments, evaluator in
  guard let model: ModelValue = try arguments.object("model") else { return .number(.nan) }
  let chains = try arguments.whole("chains", 1...64, default: 4)
  let draws = try arguments.whole("draws", 20...1_000_000, default: 2000)
  let progress = evaluator.surroundings.progress
  let plan = SamplingPlan(
    chains: chains, draws: draws,
    warmUp: try arguments.whole("warm_up", 0...1_000_000, default: 500),
    seed: try arguments.seed(evaluator),
    threads: evaluator.surroundings.parallelism.threads,
    interrupted: evaluator.surroundings.interrupted,
    progress: { progress(Progress("draws", done: $0, of: chains * draws)) })
  do {
    return .object(
      SampleValue(model: model, sample: try PosteriorSample(model.likelihood, plan)))
  } catch IntervalError.fit(let status) {
    throw Diagnostic("E38", "the fit failed: \(status.message)", [.init(arguments.call.span)])
  }
}

/// Draws from the posterior of a model, as a value of the language.
struct SampleValue: Sendable, MemberAccess {
  let model: ModelValue
  let sample: PosteriorSample

  /// The parameters as measurements, and the table of draws.
  static func kind(of model: ObjectKind, _ span: Span) -> ObjectKind {
    var members: [ObjectKind.Member] = []
    var columns = ["chain", "draw"].map { Schema.Column(name: $0, written: $0, kind: .plainNumber) }
    for member in model.members {
      guard case .object(let parameter) = member.kind, let number = parameter.x else { continue }
      members.append(.init(name: member.name, kind: .measurement(number)))
      columns.append(
        .init(name: member.name.text, written: member.name.written, kind: .number(number)))
    }
    let draws = Name(text: "draws", written: "draws", span: span)
    members.append(.init(name: draws, kind: .table(Schema(columns: columns))))
    return ObjectKind("sample", members: members)
  }

  func member(_ name: String) -> Value? {
    if let place = model.parameters.firstIndex(where: { $0.name == name }) {
      return measurement(place)
    }
    return name == "draws" ? .table(table) : nil
  }

  /// Of one parameter of the model: the draws of all chains, in base units; its value where it is fixed.
  func draws(of place: Int) -> [[Double]] {
    let scale = model.parameters[place].scale
    guard let drawn = drawn(place) else {
      let value = model.likelihood.parameters[place].start * scale
      return sample.chains.map { $0.map { _ in value } }
    }
    return sample.draws(of: drawn).map { $0.map { $0 * scale } }
  }

  /// Where a parameter of the model stands among those that were drawn; nil for one that is fixed.
  func drawn(_ place: Int) -> Int? {
    sample.place(of: model.likelihood.parameters[place].name)
  }

  private func measurement(_ place: Int) -> Value {
    let summary = PosteriorSummary(draws(of: place))
    return .measurement(value: summary.mean, error: summary.deviation)
  }

  private var table: TableData {
    let chains = sample.chains.enumerated().flatMap { chain, draws in
      draws.map { _ in Double(chain + 1) }
    }
    let draws = sample.chains.flatMap { $0.indices.map { Double($0 + 1) } }
    let parameters = model.parameters.indices.map { self.draws(of: $0).flatMap(\.self) }
    return TableData(
      columns: ([chains, draws] + parameters).map { .numbers($0) }, rowCount: chains.count)
  }
}
