import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `contour(m.a, m.b)`: the region of two parameters, as a layer.
let contourFunction = LibraryFunction(
  Signature(
    "contour",
    [
      .init("x", .value(.object("parameter")), note: "along x: a parameter of a model"),
      .init("y", .value(.object("parameter")), note: "along y: another one of the same model"),
      .init(
        "cl", .value(.number(.none)), required: false, note: "confidence level; 90% unless given"),
      LayerArguments.label,
    ], positional: 2
  ) { call throws(Diagnostic) in
    guard case .object(let x)? = call.value("x")?.kind, case .object(let y)? = call.value("y")?.kind
    else { return .unknown }
    return call.returning(.object(ObjectKind("layer", x: x.x, y: y.x)))
  },
  Documentation(
    "the line around the best fit of two parameters inside which -2 ln of the profile likelihood ratio is small, for `plot`",
    formula:
      #"-2\ln\frac{L(x,y,\hat{\hat\nu})}{L(\hat x,\hat y,\hat\nu)} = 4.61\ \text{for } 90\,\%"#,
    validity: "χ² of two degrees of freedom; within the ranges of the parameters",
    source: "arXiv:1007.1727",
    example:
      "m = model { a ~ 0..20, b ~ 3 ± 1, signal s = counts(a), background k = counts(b), data = counts(9) }\nplot(contour(m.a, m.b))"
  )
) { arguments, evaluator in
  guard let x: ParameterValue = try arguments.object("x"),
    let y: ParameterValue = try arguments.object("y")
  else { return .number(.nan) }
  guard x.model === y.model, x.place != y.place else {
    throw Diagnostic(
      "E35", "a contour is one of two parameters of one model",
      [.init(arguments.place("x")), .init(arguments.place("y"))])
  }
  let interrupted = evaluator.surroundings.interrupted
  do {
    let fit = try x.model.likelihood.fit(interrupted: interrupted)
    let contour = try Contour(
      x.model.likelihood, x.place, y.place, confidence: try arguments.number("cl", default: 0.9),
      fit: fit, interrupted: interrupted)
    let points = contour.points + contour.points.prefix(1)
    return .object([
      PlotLayer(
        content: .columns(
          x: points.map { $0.x * x.parameter.scale }, y: points.map { $0.y * y.parameter.scale },
          yError: nil, .line(fill: nil)),
        x: x.parameter.kind, y: y.parameter.kind, xName: x.parameter.written,
        yName: y.parameter.written, label: try arguments.string("label"))
    ])
  } catch let error as IntervalError {
    throw error.diagnostic(arguments, x)
  }
}
