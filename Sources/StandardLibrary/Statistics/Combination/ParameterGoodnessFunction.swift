import Interpreter
import Semantics
import Statistics
import Syntax
import Tables
import Units

/// `parameter_goodness(a, b, shared = "mu")`: whether data sets agree on what they share.
let parameterGoodnessFunction = LibraryFunction(
  Signature(
    "parameter_goodness",
    [
      .init(
        "shared", .value(.any), required: false,
        note: "the name of the parameter that is one and the same in all models, or a list")
    ], positional: 0,
    rest: .init(bare: .value(.object("model")), note: "two models or more")
  ) { call throws(Diagnostic) in
    guard call.arguments.rest.count > 1 else {
      throw Diagnostic(
        "E15", "`parameter_goodness` compares two models or more", [.init(call.span)])
    }
    _ = try JointModel.kind(call)
    let members = ["chi2", "dof", "p"].map { name in
      ObjectKind.Member(
        name: Name(text: name, written: name, span: call.span), kind: .plainNumber)
    }
    return call.returning(.object(ObjectKind("parameter_goodness", members: members)))
  },
  Documentation(
    "whether several data sets agree on the parameters that they share, by how much worse they fit together than each alone; members: `chi2 dof p`",
    formula:
      #"\chi^2_\text{PG} = \min_\theta \sum_i \chi^2_i(\theta) - \sum_i \min_\theta \chi^2_i(\theta),\qquad n = \sum_i P_i - P"#,
    validity:
      "χ² of n degrees of freedom where the fits are within the ranges of the parameters. A fit at an end of its range makes p too large",
    source: "M. Maltoni, T. Schwetz, arXiv:hep-ph/0304176",
    example:
      "a = model { s ~ 0..40, signal x = counts(s), data = counts(4) }\nb = model { s ~ 0..40, signal x = counts(s), data = counts(15) }\nparameter_goodness(a, b, shared = \"s\")"
  )
) { arguments, evaluator in
  let interrupted = evaluator.surroundings.interrupted
  guard case .object(let object) = try JointModel.value(arguments),
    let joint = object as? ModelValue
  else { return .number(.nan) }
  let models = try arguments.models()
  let shared = Set(
    joint.parameters.map(\.name).filter { name in
      models.count { part in part.model.parameters.contains { $0.name == name } } > 1
    })
  for name in shared {
    guard let place = joint.parameters.firstIndex(where: { $0.name == name }),
      joint.likelihood.constrainedPlaces.contains(place)
    else { continue }
    throw Diagnostic(
      "E35",
      "`\(name)` is constrained in these models, and what is known of it beforehand would count in each",
      [.init(arguments.call.span)], help: [.init("give it a range alone: `\(name) ~ a..b`")])
  }
  let parts = try models.map { try $0.model.likelihood.fit(interrupted: interrupted) }
  let together = try joint.likelihood.fit(interrupted: interrupted)
  for fit in parts + [together] where fit.status != .converged {
    throw Diagnostic("E38", "a fit failed: \(fit.status.message)", [.init(arguments.call.span)])
  }
  return .object(
    ParameterGoodnessValue(
      goodness: ParameterGoodness(parts: parts, joint: together, shared: shared),
      names: models.map(\.name),
      fits: try zip(models, parts).map { try FitValue(model: $0.model, fit: $1) },
      joint: try FitValue(model: joint, fit: together), shared: shared.sorted()))
}

extension CallArguments {
  /// The models among the arguments, each with the name of its variable.
  func models() throws -> [(name: String, model: ModelValue)] {
    zip(try rest(), call.arguments.rest).enumerated().compactMap { index, pair in
      guard case .object(let object) = pair.0, let model = object as? ModelValue,
        case .value(let checked) = pair.1.argument
      else { return nil }
      return (JointModel.name(checked, index), model)
    }
  }
}

/// A parameter goodness of fit as a value of the language.
struct ParameterGoodnessValue: Sendable, MemberAccess {
  let goodness: ParameterGoodness
  let names: [String]
  let fits: [FitValue]
  let joint: FitValue
  let shared: [String]

  func member(_ name: String) -> Value? {
    switch name {
    case "chi2": .number(goodness.statistic)
    case "dof": .number(Double(goodness.degreesOfFreedom))
    case "p": .number(goodness.pValue)
    default: nil
    }
  }
}

extension ParameterGoodnessValue: Displayable {
  /// What each data set says of the shared parameters, and all of them together.
  func display(as kind: ObjectKind) -> Display {
    let columns = shared.map { name in
      TableColumn(name, .strings((fits + [joint]).map { text(name, $0) }))
    }
    let table = TableView([TableColumn("", .strings(names + ["together"]))] + columns)
    let degrees = goodness.degreesOfFreedom
    let summary =
      "χ² of the parameter goodness of fit = \(formatNumber(goodness.statistic, digits: 4)) for \(degrees) \(degrees == 1 ? "degree" : "degrees") of freedom, p = \(formatNumber(goodness.pValue, digits: 3))"
    return Display(
      text: table.text() + "\n" + summary, html: table.html() + "<p>\(summary)</p>",
      markdown: table.markdown() + "\n\n" + summary, latex: table.latex())
  }

  private func text(_ name: String, _ fit: FitValue) -> String {
    guard let place = fit.model.parameters.firstIndex(where: { $0.name == name }),
      let value = fit.member(name)
    else { return "" }
    let number = fit.model.parameters[place].kind
    if case .measurement(let centre, let error) = value, error.isNaN {
      return format(.number(centre), .number(number))
    }
    return format(value, .measurement(number))
      + (fit.fit.isAtBound(place) ? " (at an end of its range)" : "")
  }
}
