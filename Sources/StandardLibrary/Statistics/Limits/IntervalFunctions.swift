import Columns
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// Intervals and limits, each with the rule that it was made by.
let intervalFunctions: [LibraryFunction] = [upperLimitFunction, intervalFunction]

private let options: [Signature.Parameter] = [
  IntervalMethod.confidence, IntervalMethod.parameter,
  .init(
    "toys", .value(.number(.none)), required: false,
    note: "how many toys decide: \"CLs\" uses none unless given, \"FC\" 4000 a point"),
  .init("seed", .value(.number(.none)), required: false, note: "of the toys; 1 unless given"),
]

private let upperLimitFunction = LibraryFunction(
  Signature(
    "upper_limit",
    [.parameter] + options + [
      IntervalMethod.sides,
      .init(
        "tail", .value(.choice(["asymptotic", "exact"])), required: false,
        note: "of CLs: \"exact\" for one counting bin without nuisance parameters"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard var kind = call.parameterKind else { return .unknown }
    kind.note = "upper limit, " + call.ruleText
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
  .number(try arguments.interval(evaluator) { try $0.upperLimit() }.upper)
}

private let intervalFunction = LibraryFunction(
  Signature(
    "interval", [.parameter] + options, positional: 1
  ) { call throws(Diagnostic) in
    guard var kind = call.parameterKind else { return .unknown }
    kind.note = "interval, " + call.ruleText
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
  let interval = try arguments.interval(evaluator) { try $0.interval() }
  return .range(interval.lower, interval.upper)
}

extension CallArguments {
  /// The answer in base units.
  fileprivate func interval(
    _ evaluator: Evaluator, _ answer: (IntervalQuestion) throws -> Interval
  ) throws -> (lower: Double, upper: Double) {
    guard let parameter: ParameterValue = try object("parameter") else { return (.nan, .nan) }
    do {
      let interval = try answer(try question(parameter, evaluator))
      let scale = parameter.parameter.scale
      return (interval.lower * scale, interval.upper * scale)
    } catch let error as IntervalError {
      throw error.diagnostic(self, parameter)
    }
  }
}

extension IntervalError {
  /// What is wrong with a call about a parameter.
  func diagnostic(_ arguments: CallArguments, _ parameter: ParameterValue) -> Diagnostic {
    diagnostic(
      arguments, "`\(parameter.parameter.written)`", in: parameter.parameter.kind,
      scale: parameter.parameter.scale)
  }

  /// - Parameters:
  ///   - name: what it is about.
  ///   - scale: one unit of the core's values, in base units.
  func diagnostic(
    _ arguments: CallArguments, _ name: String, in kind: NumberKind, scale: Double = 1
  ) -> Diagnostic {
    func text(_ value: Double) -> String { format(.number(value * scale), .number(kind)) }
    let message =
      switch self {
      case .confidence: "a confidence level lies between 0 and 1"
      case .fit(let status): "the fit failed: \(status.message)"
      case .fixed: "\(name) is fixed"
      case .notCounting:
        "an exact tail is that of one counting bin without nuisance parameters, and this model has more"
      case .notBinned: "toys are thrown in bins, and these data have none"
      case .noCrossing(let value): "no value of \(name) up to \(text(value)) is excluded"
      case .toysFailed(let value, let failed, let count):
        "\(failed) of \(count) toys failed at \(text(value))"
      }
    return Diagnostic("E38", message, [.init(arguments.call.span)])
  }
}
