import Columns
import Semantics
import Syntax
import Units

/// Functions of one or two numbers that are operations of the row machine.
let elementaryFunctions: [LibraryFunction] = [
  elementary("sqrt", .sqrt, "the square root", "sqrt(2)") { $0.raised(to: Rational(1, 2)) },
  elementary("abs", .absolute, "the absolute value", "abs(-3 keV)") { $0 },
  plain("exp", .exp, "the exponential function", "exp(1)"),
  plain("log", .log, "the natural logarithm", "log(10)"),
  plain("log10", .log10, "the logarithm to base 10", "log10(1000)"),
  plain("sin", .sin, "the sine of an angle", "sin(pi / 6)"),
  plain("cos", .cos, "the cosine of an angle", "cos(60 deg)"),
  plain("tan", .tan, "the tangent of an angle", "tan(45 deg)"),
  angle("asin", .asin, "the angle with this sine", "asin(0.5) as deg"),
  angle("acos", .acos, "the angle with this cosine", "acos(0.5) as deg"),
  angle("atan", .atan, "the angle with this tangent", "atan(1) as deg"),
  plain("sinh", .sinh, "the hyperbolic sine", "sinh(1)"),
  plain("cosh", .cosh, "the hyperbolic cosine", "cosh(1)"),
  plain("tanh", .tanh, "the hyperbolic tangent", "tanh(1)"),
  plain("floor", .floor, "the largest whole number not above", "floor(2.7)"),
  plain("ceil", .ceil, "the smallest whole number not below", "ceil(2.1)"),
  plain("round", .round, "the nearest whole number, halves away from zero", "round(2.5)"),
  atan2Function,
]

private func elementary(
  _ name: String, _ operation: RowOperation, _ summary: String, _ example: String,
  accepting expectation: Signature.Expectation = .anyNumber,
  _ result: @escaping @Sendable (NumberKind) -> NumberKind
) -> LibraryFunction {
  let signature = Signature(name, [.init("x", .value(expectation))]) { call throws(Diagnostic) in
    guard let x = call.value("x"), case .number(let number) = x.kind else { return .unknown }
    return .applying(operation, [x], .number(result(number)), call.span)
  }
  return LibraryFunction(signature, nil, Documentation(summary, example: example))
}

private func plain(
  _ name: String, _ operation: RowOperation, _ summary: String, _ example: String
) -> LibraryFunction {
  elementary(name, operation, summary, example, accepting: .number(.none)) { _ in NumberKind() }
}

private func angle(
  _ name: String, _ operation: RowOperation, _ summary: String, _ example: String
) -> LibraryFunction {
  elementary(name, operation, summary, example, accepting: .number(.none)) { _ in radians }
}

/// A number shown in radians.
let radians = NumberKind(unit: UnitCatalogue.unit(named: "rad") ?? .plain)

private let atan2Function = LibraryFunction(
  Signature("atan2", [.init("y", .value(.anyNumber)), .init("x", .value(.anyNumber))]) {
    call throws(Diagnostic) in
    guard let y = call.value("y"), let x = call.value("x"), let first = y.kind.numberKind,
      let second = x.kind.numberKind
    else { return .unknown }
    guard first.dimension.isCompatible(with: second.dimension) else {
      throw differentDimensions("atan2", first, call.place("y"), second, call.place("x"))
    }
    return .applying(.atan2, [y, x], .number(radians), call.span)
  }, nil,
  Documentation("the angle of the point (x, y)", units: "rad", example: "atan2(1, 1) as deg"))

/// Two arguments that must be of one dimension are not.
func differentDimensions(
  _ function: String, _ a: NumberKind, _ aSpan: Span, _ b: NumberKind, _ bSpan: Span
) -> Diagnostic {
  Diagnostic(
    "E12",
    "`\(function)` takes numbers of one dimension, and these are \(a.dimension.phrase) and \(b.dimension.phrase)",
    [.init(bSpan, b.unitText), .init(aSpan, a.unitText)])
}
