import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `factor(0.9, 1.1, by = alpha)`: a systematic error of a sample's size.
let factorFunction = LibraryFunction(
  Signature(
    "factor",
    [
      .init("low", .value(.number(.none)), note: "the factor where `by` is -1"),
      .init("high", .value(.number(.none)), note: "the factor where `by` is 1"),
      .init(
        "by", .value(.number(.none)),
        note: "a parameter of the model, such as `alpha ~ 0 ± 1`, in standard deviations"),
      .init(
        "interpolation", .value(.number(.none)), required: false,
        note: "4 (default), 1 or 0: HistFactory's smooth, exponential and straight ones"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    if let code = call.value("interpolation"),
      !FactorInterpolation.codes.keys.contains(code.constantNumber ?? .nan)
    {
      throw Diagnostic(
        "E35", "the interpolation of a factor is 4, 1 or 0", [.init(call.place("interpolation"))])
    }
    return call.returning(.plainNumber)
  },
  Documentation(
    "a factor that depends on a nuisance parameter, in a `model`: what it is one standard deviation down and up; 1 at 0",
    formula:
      #"f(\alpha) = f_{\pm}^{|\alpha|}\ \text{beyond}\ \pm1,\ \text{and a polynomial that joins them smoothly}"#,
    source: "K. Cranmer et al., CERN-OPEN-2012-016",
    example:
      "fit(model { alpha ~ 0 ± 1, background b = factor(0.9, 1.1, by = alpha) * counts(100), data = counts(104) })"
  )
) { arguments, _ in
  let (low, high) = (try arguments.number("low"), try arguments.number("high"))
  let code = FactorInterpolation(code: try arguments.number("interpolation", default: 4))
  guard code == .linear || min(low, high) > 0 else {
    throw Diagnostic("E35", "a factor is positive", [.init(arguments.call.span)])
  }
  return .number(code.factor(at: try arguments.number("by"), low: low, high: high))
}

extension FactorInterpolation {
  /// HistFactory's numbers for them.
  static let codes: [Double: FactorInterpolation] = [0: .linear, 1: .exponential, 4: .polynomial]

  /// The smooth one unless it is another.
  init(code: Double) { self = Self.codes[code] ?? .polynomial }
}
