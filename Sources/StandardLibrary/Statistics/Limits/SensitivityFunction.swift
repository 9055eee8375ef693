import Interpreter
import Semantics
import Statistics
import Syntax
import Tables
import Units

/// `sensitivity(m.mu)`: the upper limits to be expected without signal.
let sensitivityFunction = LibraryFunction(
  Signature(
    "sensitivity",
    [
      .parameter, IntervalMethod.confidence,
      .init(
        "method", .value(.choice(["profile", "CLs"])), required: false,
        note: "the rule of the limits: \"profile\" (default) or \"CLs\""),
      IntervalMethod.sides,
    ] + toyParameters, positional: 1
  ) { call throws(Diagnostic) in
    guard var number = call.parameterKind else { return .unknown }
    number.note = "expected upper limit, \(call.expectedRuleText)"
    let members: [(String, Kind)] = [
      ("median", .number(number)), ("bands", .list(.number(number))),
    ]
    return call.returning(
      .object(
        ObjectKind(
          "sensitivity", x: number,
          members: members.map { name, kind in
            .init(name: Name(text: name, written: name, span: call.span), kind: kind)
          })))
  },
  Documentation(
    "the upper limit on a parameter that is to be expected if there is no signal: its median, and the bands that hold 68 and 95 % of such experiments",
    formula:
      #"\mu_N = \begin{cases}\left(N+z\right)\sigma_A & N\ge0\\ \left(N+\sqrt{N^2+z^2}\right)\sigma_A & N<0\end{cases}"#,
    validity:
      "no signal is 0, or the lower end of the parameter's range; the other parameters are as they fit the data then. Without toys from the Asimov data of the background, for many counts; with `toys` each toy has its limit. `s.median` is a limit, `s.bands` are those at −2, −1, 0, 1 and 2 standard deviations",
    source: "G. Cowan et al., arXiv:1007.1727",
    example:
      "sensitivity(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }.s)"
  )
) { arguments, evaluator in
  guard let parameter: ParameterValue = try arguments.object("parameter") else {
    return .number(.nan)
  }
  do {
    let sensitivity = try arguments.sensitivity(of: parameter, evaluator)
    arguments.warn(
      ofFailed: sensitivity.failedCount, of: try arguments.wholeNumberOfToys, evaluator)
    return .object(
      SensitivityValue(limits: sensitivity.limits.map { $0 * parameter.parameter.scale }))
  } catch let error as IntervalError {
    throw error.diagnostic(arguments, parameter)
  }
}

extension CallArguments {
  fileprivate func sensitivity(
    of parameter: ParameterValue, _ evaluator: Evaluator
  ) throws -> Sensitivity {
    let question = try question(parameter, evaluator)
    let interrupted = evaluator.surroundings.interrupted
    if has("toys") {
      let single = question.withoutToys
      return try Sensitivity(toys: question.likelihood, question.place, question.plan) {
        try single.asked(of: $0).upperLimit()
      }
    }
    if question.method == .CLs {
      return try Sensitivity(
        cls: question.likelihood, question.place, confidence: question.confidence,
        interrupted: interrupted)
    }
    return try Sensitivity(
      profile: question.likelihood, question.place, confidence: question.confidence,
      sides: question.isTwoSided ? 2 : 1, interrupted: interrupted)
  }

  fileprivate var wholeNumberOfToys: Int {
    get throws { has("toys") ? try wholeNumber("toys") : 0 }
  }
}

extension IntervalQuestion {
  /// The question of one toy, which throws no toys of its own.
  var withoutToys: IntervalQuestion {
    IntervalQuestion(
      likelihood: likelihood, place: place, confidence: confidence, method: method, toys: nil,
      isTwoSided: isTwoSided, isExact: isExact,
      plan: ToyPlan(seed: plan.seed, interrupted: plan.interrupted))
  }
}

extension LibraryCall {
  /// The rule of the limits, and where they come from.
  fileprivate var expectedRuleText: String {
    guard value("toys") != nil else { return ruleText }
    func number(_ name: String) -> String {
      value(name)?.constantNumber.map { formatNumber($0) } ?? (value(name) == nil ? "1" : "…")
    }
    let level = value("cl") == nil ? 0.9 : value("cl")?.constantNumber
    let confidence = level.map { "\(formatNumber(100 * $0)) % CL" } ?? "CL as given"
    let sides = value("sides")?.constantNumber == 2 ? "two" : "one"
    let rule =
      value("method")?.constantString == "CLs"
      ? "CLs, asymptotic" : "profile likelihood, \(sides)-sided"
    return "\(confidence), \(rule), of \(number("toys")) toys, seed \(number("seed"))"
  }
}

/// Expected limits as a value of the language, in base units.
private struct SensitivityValue: MemberAccess, Displayable {
  /// At -2, -1, 0, 1 and 2 standard deviations.
  let limits: [Double]

  func member(_ name: String) -> Value? {
    switch name {
    case "median": .number(limits[2])
    case "bands": .numbers(limits)
    default: nil
    }
  }

  func display(as kind: ObjectKind) -> Display {
    let number = kind.x ?? NumberKind()
    let unit = number.displayUnit(for: limits)
    let table = TableView([
      TableColumn("without signal", .strings(["−2σ", "−1σ", "median", "+1σ", "+2σ"])),
      TableColumn(
        "upper limit", unit: UnitSymbol(unicode: unit.symbol, latex: unit.unit.latex),
        .numbers(limits.map { $0 / unit.factor })),
    ])
    let rule = number.note ?? ""
    return Display(
      text: table.text() + "\n" + rule, html: table.html() + "<p>\(rule)</p>",
      markdown: table.markdown() + "\n\n" + rule, latex: table.latex())
  }
}
