import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `log_likelihood(m, mu = 1e-11 muB)`: of a model at values of its parameters.
let logLikelihoodFunction = LibraryFunction(
  Signature(
    "log_likelihood",
    [.init("model", .value(.object("model")), note: "a `model { … }` or a `workspace`")],
    positional: 1,
    rest: .init(
      labelled: .value(.anyNumber), note: "values of parameters; the others are where fits begin")
  ) { call throws(Diagnostic) in
    guard case .object(let model)? = call.value("model")?.kind else { return .unknown }
    for (label, argument, span) in call.arguments.rest {
      guard let label, case .value(let checked) = argument else { continue }
      try requireParameter(label, checked.kind, of: model, span)
    }
    return call.returning(.plainNumber)
  },
  Documentation(
    "ln L of a model and its data at values of its parameters, with every constant",
    source: "G. Cowan et al., arXiv:1007.1727",
    example:
      "log_likelihood(model { s ~ 0..20, signal sig = counts(s), data = counts(4) }, s = 4)")
) { arguments, _ in
  guard let model: ModelValue = try arguments.object("model") else { return .number(.nan) }
  var values: [Int: Double] = [:]
  for (argument, value) in zip(arguments.call.arguments.rest, try arguments.rest()) {
    let place = model.parameters.firstIndex { $0.name == argument.label?.text }
    guard let place else { continue }
    let parameter = model.likelihood.parameters[place]
    values[place] = value.scalar / model.parameters[place].scale
    guard let value = values[place], parameter.range.contains(value) else {
      throw Diagnostic(
        "E35", "this is outside the range of `\(model.parameters[place].written)`",
        [.init(argument.span)])
    }
  }
  return .number(-(try model.likelihood.negativeLogLikelihood(at: values)))
}

private func requireParameter(
  _ label: Name, _ kind: Kind, of model: ObjectKind, _ span: Span
) throws(Diagnostic) {
  guard let member = model.members.first(where: { $0.name.text == label.text }),
    case .object(let parameter) = member.kind
  else {
    let known = model.members.map { "`\($0.name.written)`" }.joined(separator: ", ")
    throw Diagnostic(
      "E16", "the model has no parameter `\(label.written)`", [.init(label.span)],
      help: [.init("its parameters: \(known)")])
  }
  guard let wanted = parameter.x, let given = kind.numberKind,
    !given.dimension.isCompatible(with: wanted.dimension)
  else { return }
  throw Diagnostic(
    "E18",
    "`\(label.written)` is \(wanted.dimension.phrase), and this is \(given.dimension.phrase)",
    [.init(span)])
}
