import Columns
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// Intervals and limits, each with the rule that it was made by.
let intervalFunctions: [LibraryFunction] = [upperLimitFunction, intervalFunction]

// MARK: Parameters

/// The rules by name.
private enum Method: String, CaseIterable {
  case profile
  case CLs
  case feldmanCousins = "FC"
  case bayes
}

private let parameterParameter = Signature.Parameter(
  "parameter", .value(.object("parameter")), note: "of a model: `m.mu`")

private let options: [Signature.Parameter] = [
  .init(
    "cl", .value(.number(.none)), required: false, note: "confidence level; 90% unless given"),
  .init(
    "method", .value(.choice(Method.allCases.map(\.rawValue))), required: false,
    note: "\"profile\" (default), \"CLs\", \"FC\" (Feldman and Cousins) or \"bayes\""),
  .init(
    "toys", .value(.number(.none)), required: false,
    note: "how many toys decide: \"CLs\" uses none unless given, \"FC\" 4000 a point"),
  .init("seed", .value(.number(.none)), required: false, note: "of the toys; 1 unless given"),
]

private let upperLimitFunction = LibraryFunction(
  Signature(
    "upper_limit",
    [parameterParameter] + options + [
      .init(
        "sides", .value(.number(.none)), required: false,
        note: "of the profile likelihood: 1 (default), or 2 for the upper end of an interval"),
      .init(
        "tail", .value(.choice(["asymptotic", "exact"])), required: false,
        note: "of CLs: \"exact\" for one counting bin without nuisance parameters"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard case .object(let parameter)? = call.value("parameter")?.kind, var kind = parameter.x
    else { return .unknown }
    kind.note = "upper limit, " + ruleText(call)
    return call.returning(.number(kind))
  },
  Documentation(
    "the upper limit on a parameter of a model, by a rule that is shown with it",
    formula: #"q(\theta) = -2\ln\frac{L(\theta,\hat{\hat\nu})}{L(\hat\theta,\hat\nu)}"#,
    validity:
      "the best fit stays within the parameter's range. \"profile\": where q is 1.642 (sides = 1) or 2.706 (sides = 2) for 90 %. \"CLs\": asymptotic with q̃, or by toys. \"FC\": toys with the other parameters at their conditional best fit. \"bayes\": Hamiltonian Monte Carlo with a prior flat in the parameter. The rule alone moves a limit on a moment by 20 %",
    source:
      "G. Cowan et al., arXiv:1007.1727; A. L. Read, doi:10.1088/0954-3899/28/10/313; G. Feldman, R. Cousins, doi:10.1103/PhysRevD.57.3873; NOvA, arXiv:2207.14353",
    example:
      "upper_limit(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }.s)"
  )
) { arguments, evaluator in
  .number(try arguments.interval(evaluator) { try $0.upperLimit($1) }.upper)
}

private let intervalFunction = LibraryFunction(
  Signature(
    "interval", [parameterParameter] + options, positional: 1
  ) { call throws(Diagnostic) in
    guard case .object(let parameter)? = call.value("parameter")?.kind, var kind = parameter.x
    else { return .unknown }
    kind.note = "interval, " + ruleText(call)
    return call.returning(.range(kind))
  },
  Documentation(
    "the confidence interval of a parameter of a model, by a rule that is shown with it",
    validity:
      "\"profile\": q at most 1 for 68.27 %, 2.706 for 90 %; an end is that of the parameter's range where nothing excludes it. \"CLs\" has upper limits alone",
    source:
      "G. Feldman, R. Cousins, doi:10.1103/PhysRevD.57.3873; NOvA, arXiv:2207.14353; G. Cowan et al., arXiv:1007.1727",
    example:
      "interval(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(9) }.s, cl = 68.27%)"
  )
) { arguments, evaluator in
  let interval = try arguments.interval(evaluator) { try $0.interval($1) }
  return .range(interval.lower, interval.upper)
}

/// The rule as far as it is known before the cell runs.
private func ruleText(_ call: LibraryCall) -> String {
  func number(_ name: String, _ standard: Double) -> String {
    guard let value = call.value(name) else { return formatNumber(standard) }
    return value.constantNumber.map { formatNumber($0) } ?? "…"
  }
  let level = call.value("cl") == nil ? 0.9 : call.value("cl")?.constantNumber
  let confidence = level.map { "\(formatNumber(100 * $0)) % CL" } ?? "CL as given"
  let method = call.value("method") == nil ? "profile" : call.value("method")?.constantString
  let toys = "\(number("toys", 4000)) toys a point, seed \(number("seed", 1))"
  switch method.flatMap(Method.init(rawValue:)) {
  case .profile?:
    let isTwoSided = call.value("sides")?.constantNumber == 2 || call.signature.name == "interval"
    return confidence + ", profile likelihood, \(isTwoSided ? "two" : "one")-sided"
  case .CLs?:
    if call.value("tail")?.constantString == "exact" { return confidence + ", CLs, exact tail" }
    return confidence + (call.value("toys") == nil ? ", CLs, asymptotic" : ", CLs, \(toys)")
  case .feldmanCousins?:
    return confidence + ", Feldman-Cousins, \(toys)"
  case .bayes?:
    return confidence + ", Bayesian, flat prior in the range, seed \(number("seed", 1))"
  case nil: return confidence + ", by the method given"
  }
}

// MARK: Computing them

/// One question about a parameter, with the rule that answers it.
private struct Question {
  let likelihood: Likelihood
  let place: Int
  let confidence: Double
  let method: Method
  let toys: Int?
  let seed: UInt64
  let isTwoSided: Bool
  let isExact: Bool
  let plan: ToyPlan

  func upperLimit(_ interrupted: @escaping @Sendable () throws -> Void) throws -> Interval {
    switch method {
    case .profile:
      return try ProfileLikelihood(likelihood, place, interrupted: interrupted)
        .upperLimit(confidence: confidence, sides: isTwoSided ? 2 : 1)
    case .CLs where isExact:
      return try CountingExperiment(likelihood, place).clsLimit(confidence: confidence)
    case .CLs where toys == nil:
      return try AsymptoticCLs(likelihood, place, interrupted: interrupted)
        .upperLimit(confidence: confidence)
    case .CLs: return try ToyCLs(likelihood, place, plan).upperLimit(confidence: confidence)
    case .feldmanCousins: return try feldmanCousins()
    case .bayes: return try bayesian(interrupted) { $0.upperLimit($1, confidence: confidence) }
    }
  }

  func interval(_ interrupted: @escaping @Sendable () throws -> Void) throws -> Interval {
    switch method {
    case .profile:
      return try ProfileLikelihood(likelihood, place, interrupted: interrupted)
        .interval(confidence: confidence)
    case .CLs: return try upperLimit(interrupted)
    case .feldmanCousins: return try feldmanCousins()
    case .bayes: return try bayesian(interrupted) { $0.interval($1, confidence: confidence) }
    }
  }

  private func bayesian(
    _ interrupted: @escaping @Sendable () throws -> Void,
    _ answer: (PosteriorSample, Int) -> Interval
  ) throws -> Interval {
    let sample = try PosteriorSample(
      likelihood, SamplingPlan(seed: seed, threads: processorCount, interrupted: interrupted))
    let name = likelihood.parameters[place].name
    guard let drawn = sample.place(of: name) else { throw IntervalError.fixed(name) }
    return answer(sample, drawn)
  }

  /// From the Poisson distribution where one counting bin is all there is.
  private func feldmanCousins() throws -> Interval {
    if toys == nil, let counting = try? CountingExperiment(likelihood, place) {
      return try counting.feldmanCousins(confidence: confidence)
    }
    return try FeldmanCousins(likelihood, place, confidence: confidence, plan).interval()
  }
}

extension CallArguments {
  /// The answer in base units.
  fileprivate func interval(
    _ evaluator: Evaluator,
    _ answer: (Question, @escaping @Sendable () throws -> Void) throws -> Interval
  ) throws -> (lower: Double, upper: Double) {
    guard let parameter: ParameterValue = try object("parameter") else { return (.nan, .nan) }
    let interrupted = evaluator.surroundings.interrupted
    do {
      let interval = try answer(try question(parameter, interrupted), interrupted)
      let scale = parameter.parameter.scale
      return (interval.lower * scale, interval.upper * scale)
    } catch let error as IntervalError {
      throw error.diagnostic(self, parameter)
    }
  }

  private func question(
    _ parameter: ParameterValue, _ interrupted: @escaping @Sendable () throws -> Void
  ) throws -> Question {
    let confidence = try number("cl", default: 0.9)
    guard confidence > 0, confidence < 1 else {
      throw Diagnostic(
        "E35", "a confidence level lies between 0 and 1", [.init(place("cl"))],
        help: [
          .init(
            "in per cent it has its sign", [.init(Span(place("cl").end, place("cl").end), "%")])
        ])
    }
    let toys = has("toys") ? try count("toys") : nil
    let seed = UInt64(has("seed") ? try count("seed") : 1)
    return Question(
      likelihood: parameter.model.likelihood, place: parameter.place, confidence: confidence,
      method: try string("method").flatMap(Method.init(rawValue:)) ?? .profile, toys: toys,
      seed: seed, isTwoSided: try number("sides", default: 1) == 2,
      isExact: try string("tail") == "exact",
      plan: ToyPlan(
        count: toys ?? 4000, seed: seed, threads: processorCount, interrupted: interrupted))
  }

  private func count(_ name: String) throws -> Int {
    guard let count = Int(exactly: try number(name)), count >= 0, count <= 100_000_000 else {
      throw Diagnostic(
        "E35", "`\(name)` is a whole number, not negative", [.init(place(name))])
    }
    return count
  }
}

extension IntervalError {
  func diagnostic(
    _ arguments: CallArguments, _ parameter: ParameterValue
  ) -> Diagnostic {
    let name = parameter.parameter.written
    let message =
      switch self {
      case .confidence: "a confidence level lies between 0 and 1"
      case .fit(let status): "the fit failed: \(status.message)"
      case .fixed: "`\(name)` is fixed"
      case .notCounting:
        "an exact tail is that of one counting bin without nuisance parameters, and this model has more"
      case .notBinned: "toys are thrown in bins, and these data have none"
      case .noCrossing(let value):
        "no value of `\(name)` up to \(format(.number(value * parameter.parameter.scale), .number(parameter.parameter.kind))) is excluded"
      case .toysFailed(let value, let failed, let count):
        "\(failed) of \(count) toys failed at \(format(.number(value * parameter.parameter.scale), .number(parameter.parameter.kind)))"
      }
    return Diagnostic("E38", message, [.init(arguments.call.span)])
  }
}
