import Interpreter
import Numerics
import Semantics
import Syntax
import Units

/// Functions that take a curve: `f(x) for x in a..b`.
let calculus: [LibraryFunction] = [
  integrateFunction, solveFunction, extremumFunction("minimum", .minimum, "smallest"),
  extremumFunction("maximum", .maximum, "largest"), derivativeFunction,
]

private let curveParameter = Signature.Parameter(
  "curve", .curve, note: "an expression and its range: `f(x) for x in a..b`")

// MARK: integrate

private let integrateFunction = LibraryFunction(
  Signature("integrate", [curveParameter]) { call throws(Diagnostic) in
    let (x, y) = try curveKinds(call)
    return call.returning(.number(y * x))
  },
  Documentation(
    "the integral of a curve over its range", formula: #"\int_a^b f(x)\,dx"#,
    validity:
      "adaptive, to a relative error of 1e-10; singularities at the ends and at 0 may be integrable ones. An integral that does not converge is an error. A feature narrower than a thousandth of the range may be missed: split the range there.",
    source: "adaptive Gauss-Kronrod quadrature", example: "integrate(sin(x) for x in 0..pi)")
) { arguments, evaluator in
  guard let curve = try arguments.curve("curve") else { return .number(.nan) }
  if case .range(let low, let high) = curve.domain, low == high { return .number(0) }
  let axis = try curve.axis(arguments.call.span)
  let span = arguments.call.span
  do {
    let integral = try Quadrature().integrate(
      from: axis.low, to: axis.high, interrupted: evaluator.surroundings.interrupted,
      arguments.run(curve).fill)
    return .number(integral.value)
  } catch let error as QuadratureError {
    switch error {
    case .notFinite(let x):
      throw Diagnostic(
        "E30", "the integrand is not finite at \(curve.variable) = \(curve.text(x))",
        [.init(span)], help: [.init("leave that point out of the range")])
    case .notConverged(let integral):
      let reached = Value.number(integral.value)
      throw Diagnostic(
        "E34",
        "the integral does not converge: \(format(reached, .number(curve.y * curve.x))) with an error of \(formatNumber(integral.error / max(abs(integral.value), .leastNormalMagnitude), digits: 2)) of it after \(integral.evaluations) points",
        [.init(span)], help: [.init("split the range where the integrand jumps or oscillates")])
    }
  }
}

// MARK: solve

private let solveFunction = LibraryFunction(
  Signature(
    "solve",
    [
      Signature.Parameter(
        "equation", .equation, note: "an equation and its range: `f(x) == g(x) for x in a..b`")
    ]
  ) { call throws(Diagnostic) in
    guard let domain = call.curve("equation")?.domain, case .range(let number) = domain.kind else {
      throw needsRange(call.signature.name, call.place("equation"))
    }
    return call.returning(.number(number))
  },
  Documentation(
    "where an equation holds within a range",
    validity:
      "exactly one crossing: none and several are errors that say where to look. Two crossings within 1/1024 of the range may be missed.",
    example: "solve(cos(x) == x for x in 0..1)")
) { arguments, evaluator in
  guard let curve = try arguments.curve("equation") else { return .number(.nan) }
  let span = arguments.call.span
  let axis = try curve.axis(span)
  do {
    return .number(
      try RootFinder().root(
        on: axis, interrupted: evaluator.surroundings.interrupted, arguments.run(curve).fill))
  } catch let error as RootError {
    switch error {
    case .noRoot(let low, let high):
      let sides = [low, high].map { formatDifference($0, curve) }
      throw Diagnostic(
        "E33", "the two sides do not cross in the range", [.init(span)],
        help: [
          .init(
            "left minus right is \(sides[0]) at the low end and \(sides[1]) at the high end: another range?"
          )
        ])
    case .severalRoots(let roots):
      let list = roots.prefix(5).map { curve.text($0) }.joined(separator: ", ")
      throw Diagnostic(
        "E33", "the equation holds at \(roots.count) places: \(list)", [.init(span)],
        help: [.init("choose a range with one of them")])
    }
  }
}

private func formatDifference(_ value: Double, _ curve: CallArguments.Curve) -> String {
  value.isNaN ? "not finite" : format(.number(value), .number(curve.y))
}

// MARK: minimum, maximum

private func extremumFunction(
  _ name: String, _ kind: Extremum.Kind, _ word: String
) -> LibraryFunction {
  let location = Signature.Parameter(
    "location", .value(.boolean), required: false,
    note: "true gives the place instead of the value")
  let signature = Signature(name, [curveParameter, location], positional: 1) {
    call throws(Diagnostic) in
    let (x, y) = try curveKinds(call)
    var isPlace = false
    if let location = call.value("location") {
      guard case .boolean(let flag) = location.node else {
        throw Diagnostic(
          "E17", "`location` is written out: true or false", [.init(call.place("location"))])
      }
      isPlace = flag
    }
    return call.returning(.number(isPlace ? x : y))
  }
  return LibraryFunction(
    signature,
    Documentation(
      "the \(word) value of a curve on its range",
      validity: "dips narrower than 1/1024 of the range may be missed",
      example: "\(name)(x^2 - x for x in 0..1)")
  ) { arguments, evaluator in
    guard let curve = try arguments.curve("curve") else { return .number(.nan) }
    let axis = try curve.axis(arguments.call.span)
    do {
      let extremum = try ExtremumFinder().find(
        kind, on: axis, interrupted: evaluator.surroundings.interrupted, arguments.run(curve).fill)
      return .number(try arguments.flag("location") ? extremum.point : extremum.value)
    } catch is ExtremumError {
      throw Diagnostic(
        "E30", "the expression is finite nowhere in the range", [.init(arguments.call.span)])
    }
  }
}

// MARK: derivative

private let derivativeFunction = LibraryFunction(
  Signature("derivative", [curveParameter]) { call throws(Diagnostic) in
    guard let (body, domain) = call.curve("curve"), let y = body.body.kind.numberKind,
      case .number(let x) = domain.kind
    else {
      throw Diagnostic(
        "E28", "`derivative` takes an expression at one point", [.init(call.place("curve"))],
        help: [
          .init(
            "`derivative(f(x) for x in 2)`; of a range: `[derivative(f(x) for x in a) for a in grid(b..c, 10)]`"
          )
        ])
    }
    return call.returning(.number(y / x))
  },
  Documentation(
    "the derivative of an expression at a point", formula: #"f'(x)"#,
    validity: "by extrapolated differences; at a kink it is an error",
    source: "C. J. F. Ridders, doi:10.1016/S0141-1195(82)80057-0",
    example: "derivative(x^3 for x in 2)")
) { arguments, _ in
  guard let curve = try arguments.curve("curve") else { return .number(.nan) }
  let point = curve.domain.scalar
  do {
    let derivative = try Differentiator().derivative(at: point, arguments.run(curve).fill)
    return .number(derivative.value)
  } catch let error as DerivativeError {
    let message =
      switch error {
      case .notFinite(let x): "the expression is not finite at \(curve.variable) = \(curve.text(x))"
      case .kink: "the expression has a kink at \(curve.variable) = \(curve.text(point))"
      }
    throw Diagnostic("E30", message, [.init(arguments.call.span)])
  }
}

// MARK: Shared

/// The kinds along the two axes of a curve over a range.
private func curveKinds(
  _ call: LibraryCall
) throws(Diagnostic) -> (x: NumberKind, y: NumberKind) {
  guard let (body, domain) = call.curve("curve") else { return (NumberKind(), NumberKind()) }
  guard case .range(let x) = domain.kind else {
    throw needsRange(call.signature.name, call.place("curve"))
  }
  guard case .number(let y) = body.body.kind else {
    throw Diagnostic(
      "E17", "`\(call.signature.name)` takes numbers, and this is \(body.body.kind.phrase)",
      [.init(body.span)])
  }
  return (x, y)
}

private func needsRange(_ function: String, _ span: Span) -> Diagnostic {
  Diagnostic(
    "E28", "`\(function)` runs over a range", [.init(span)],
    help: [.init("`\(function)(… for x in a..b)`")])
}

extension CallArguments.Curve {
  /// The range of the curve's variable; logarithmic when it is positive and spans more than a thousand.
  func axis(_ span: Span) throws -> Axis {
    if case .range(let low, let high) = domain,
      let axis = Axis(low, high, low > 0 && high / low > 1000 ? .logarithmic : .linear)
    {
      return axis
    }
    throw Diagnostic(
      "E35", "the range of \(variable) is empty: its ends are equal", [.init(span)],
      help: [.init("the smaller end stands first: `a..b`")])
  }

  /// A value of the curve's variable, for messages.
  func text(_ value: Double) -> String { format(.number(value), .number(x)) }
}
