import Columns
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

private func schema(_ number: NumberKind) -> Schema {
  Schema(["source": .string, "error": .number(number), "share": .plainNumber])
}

/// `uncertainties(m.mu, detector = [m.a, m.b])`: where the error of a parameter comes from.
let uncertaintiesFunction = LibraryFunction(
  Signature(
    "uncertainties", [.parameter],
    rest: .init(
      labelled: .value(.any),
      note: "groups of parameters: `detector = [m.scale, m.resolution]`; without any, each alone")
  ) { call throws(Diagnostic) in
    for (_, argument, span) in call.arguments.rest {
      guard case .value(let checked) = argument else { continue }
      try requireParameters(checked.kind, span)
    }
    guard let number = call.parameterKind else { return .unknown }
    return call.returning(.object(.plot(schema(number), at: call.span)))
  },
  Documentation(
    "a plot of what makes the error of a parameter: that of the data alone, and what each group of parameters adds, as the root of the difference of the squares of the error and of what it would be if the group were known exactly",
    formula: #"\sigma_g = \sqrt{\sigma^2 - \sigma_{g\ \mathrm{known}}^2}"#,
    validity:
      "from the curvature of −ln L at the best fit. Groups that are correlated do not add up to the whole. `share` is the part of σ²",
    example: """
      m = model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(9) }
      uncertainties(m.s, background = [m.b])
      """)
) { arguments, evaluator in
  guard let parameter: ParameterValue = try arguments.object("parameter"),
    let number = arguments.objectKind("parameter").x
  else { return .number(.nan) }
  let likelihood = parameter.model.likelihood
  do {
    let fit = try likelihood.fit(interrupted: evaluator.surroundings.interrupted)
    guard fit.status == .converged else { throw IntervalError.fit(fit.status) }
    let parts = try errorBudget(parameter, fit, try groups(arguments, parameter, fit))
    guard let whole = parts.first?.error, whole.isFinite, whole > 0 else {
      throw Diagnostic(
        "E38", "`\(parameter.parameter.written)` has no error: it is at an end of its range",
        [.init(arguments.place("parameter"))])
    }
    let errors = parts.map { $0.error * parameter.parameter.scale }
    let names = parts.map(\.name)
    return .object(
      try PlotWithTable(
        barChart(errors, names, number, parameter.parameter.written), schema(number),
        [
          .texts(names), .numbers(errors),
          .numbers(parts.map { $0.error * $0.error / (whole * whole) }),
        ], for: arguments.call))
  } catch let error as IntervalError {
    throw error.diagnostic(arguments, parameter)
  }
}

private func requireParameters(_ kind: Kind, _ span: Syntax.Span) throws(Diagnostic) {
  if case .list(let element) = kind { return try requireParameters(element, span) }
  if case .object(let object) = kind, object.name == "parameter" { return }
  if kind.isUnknown { return }
  throw Diagnostic(
    "E17", "a group is a parameter or a list of parameters, and this is \(kind.phrase)",
    [.init(span)], help: [.init("`detector = [m.scale, m.resolution]`")])
}

/// The places of the parameters of each group.
private func groups(
  _ arguments: CallArguments, _ parameter: ParameterValue, _ fit: Fit
) throws -> [(name: String, places: Set<Int>)] {
  let given = arguments.call.arguments.rest
  guard !given.isEmpty else {
    return parameter.model.parameters.enumerated()
      .filter { $0.offset != parameter.place && !fit.isFixed[$0.offset] }
      .map { ($0.element.written, [$0.offset]) }
  }
  return try zip(given, try arguments.rest()).map { argument, value in
    let members = value.elements ?? [value]
    let places = try members.map { member in
      guard case .object(let object) = member, let other = object as? ParameterValue,
        other.model === parameter.model
      else {
        throw Diagnostic(
          "E35", "a group has parameters of one model", [.init(argument.span)])
      }
      return other.place
    }
    return (argument.label?.written ?? "", Set(places))
  }
}

/// The whole error, that of the data, and what the groups add, in units of the core.
private func errorBudget(
  _ parameter: ParameterValue, _ fit: Fit, _ groups: [(name: String, places: Set<Int>)]
) throws -> [(name: String, error: Double)] {
  let (likelihood, place) = (parameter.model.likelihood, parameter.place)
  let known = likelihood.constrained.subtracting([place])
  var parts = [
    ("all", fit.error(of: place) ?? .nan),
    ("data", try likelihood.error(of: place, fit: fit, knowing: known) ?? .nan),
  ]
  for group in groups {
    let error = try likelihood.contribution(of: group.places, to: place, fit: fit)
    parts.append((group.name, error ?? .nan))
  }
  return parts
}

private func barChart(
  _ errors: [Double], _ names: [String], _ number: NumberKind, _ parameter: String
) -> Figure {
  let unit = number.displayUnit(for: errors)
  return Figure(
    [
      .bars(
        Bars(
          start: Plotting.Channel(errors.map { _ in 0 }),
          end: Plotting.Channel(
            errors.map { $0 / unit.factor }, name: "error of \(parameter)", unit: unit.symbol),
          rows: names))
    ], y: Plotting.Axis(rows: names), width: 520)
}
