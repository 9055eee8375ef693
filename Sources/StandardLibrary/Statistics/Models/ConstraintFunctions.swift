import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// What may be known of a parameter besides `value ± error`.
let constraintFunctions: [LibraryFunction] = [logNormalFunction, poissonFunction]

/// Of a positive parameter, in base units.
enum ParameterConstraint: Sendable {
  case logNormal(median: Double, spread: Double)
  /// A count whose mean is `ratio` times the parameter.
  case poisson(count: Double, ratio: Double)

  /// About how large the parameter is.
  var size: Double {
    switch self {
    case .logNormal(let median, _): median
    case .poisson(let count, let ratio): max(count, 0.5) / ratio
    }
  }
}

extension ParameterConstraint: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let number = Kind.number(kind.x ?? NumberKind())
    switch self {
    case .logNormal(let median, let spread):
      return Display(
        text: "\(format(.number(median), number)) within a factor of exp(±\(formatNumber(spread)))")
    case .poisson(let count, let ratio):
      return Display(
        text: "\(formatNumber(count)) events seen where \(formatNumber(ratio)) times it is expected"
      )
    }
  }
}

private func constraintKind(_ number: NumberKind) -> Kind {
  .object(ObjectKind("constraint", x: number))
}

private let logNormalFunction = LibraryFunction(
  Signature(
    "lognormal",
    [
      .init("median", .value(.anyNumber), note: "positive"),
      .init(
        "spread", .value(.number(.none)),
        note: "the standard deviation of the logarithm: 10% is a factor of exp(±0.1)"),
    ]
  ) { call throws(Diagnostic) in
    guard case .number(let number)? = call.value("median")?.kind else { return .unknown }
    return call.returning(constraintKind(number))
  },
  Documentation(
    "of a parameter of a `model`: a normal measurement of its logarithm, for factors that cannot be negative",
    formula: #"-\ln L = \frac{\ln^2(\theta/m)}{2\sigma^2}"#,
    example:
      "fit(model { n ~ lognormal(1, 10%), background b = n * counts(100), data = counts(104) })")
) { arguments, _ in
  let (median, spread) = (try arguments.number("median"), try arguments.number("spread"))
  guard median > 0, spread > 0 else {
    throw Diagnostic(
      "E35", "the median and the spread of a logarithm are positive", [.init(arguments.call.span)])
  }
  return .object(ParameterConstraint.logNormal(median: median, spread: spread))
}

private let poissonFunction = LibraryFunction(
  Signature(
    "poisson",
    [
      .init("count", .value(.number(.none)), note: "the events seen in a measurement of their own"),
      .init(
        "ratio", .value(.number(.none)), required: false,
        note: "how many times the parameter was expected there; 1 unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in call.returning(constraintKind(NumberKind())) },
  Documentation(
    "of a parameter of a `model`: a count in a control region, where `ratio` times the parameter is expected",
    formula: #"-\ln L = \tau\theta - n\ln(\tau\theta) + \ln n!"#,
    example:
      "fit(model { s ~ 0..20, b ~ poisson(9, ratio = 3), signal sig = counts(s), background bkg = counts(b), data = counts(4) })"
  )
) { arguments, _ in
  let count = try arguments.number("count")
  let ratio = try arguments.number("ratio", default: 1)
  guard count >= 0, ratio > 0 else {
    throw Diagnostic(
      "E35", "a count is not negative and a ratio is positive", [.init(arguments.call.span)])
  }
  return .object(ParameterConstraint.poisson(count: count, ratio: ratio))
}
