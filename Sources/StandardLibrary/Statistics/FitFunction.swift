import Interpreter
import Semantics
import Statistics
import Syntax
import Tables
import Units

/// `fit(m)`: the best fit of a model.
let fitFunction = LibraryFunction(
  Signature(
    "fit",
    [
      .init("model", .value(.object("model")), note: "a `model { … }`"),
      .init(
        "starts", .value(.number(.none)), required: false,
        note: "how many places the minimum is searched from; 1 unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard case .object(let model)? = call.value("model")?.kind else { return .unknown }
    let members = model.members.compactMap { member -> ObjectKind.Member? in
      guard case .object(let parameter) = member.kind, let number = parameter.x else { return nil }
      return .init(name: member.name, kind: .measurement(number))
    }
    return call.returning(.object(ObjectKind("fit", members: members)))
  },
  Documentation(
    "the parameters of a model that fit the data best, with their errors; `f.mu` is one of them",
    formula:
      #"-\ln L(\hat\theta) = \min_\theta\left(-\ln L(\theta)\right),\qquad V = \left(\frac{\partial^2(-\ln L)}{\partial\theta_i\partial\theta_j}\right)^{-1}"#,
    validity:
      "Newton's method with exact derivatives, within the ranges. An error at an end of a range means little: ask for an `interval`",
    source: "arXiv:1007.1727",
    example:
      "fit(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) })"
  )
) { arguments, evaluator in
  guard let model: ModelValue = try arguments.object("model") else { return .number(.nan) }
  let starts = Int(exactly: try arguments.number("starts", default: 1)) ?? 1
  let fit = try model.likelihood.fit(
    starts: min(max(starts, 1), 1000), interrupted: evaluator.surroundings.interrupted)
  return .object(FitValue(model: model, fit: fit))
}

/// A fit as a value of the language.
struct FitValue: Sendable, MemberAccess {
  let model: ModelValue
  let fit: Fit

  /// A parameter with its error.
  func member(_ name: String) -> Value? {
    guard let place = model.parameters.firstIndex(where: { $0.name == name }) else { return nil }
    return measurement(place)
  }

  fileprivate func measurement(_ place: Int) -> Value {
    let scale = model.parameters[place].scale
    return .measurement(
      value: fit.values[place] * scale, error: (fit.error(of: place) ?? .nan) * scale)
  }
}

extension FitValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let table = TableView([
      TableColumn("parameter", .strings(model.parameters.map(\.written))),
      TableColumn("best fit", .strings(model.parameters.indices.map(text))),
      TableColumn("", .strings(model.parameters.indices.map(remark))),
    ])
    let summary = "-ln L = \(formatNumber(fit.negativeLogLikelihood)); \(status)"
    return Display(
      text: table.text() + "\n" + summary, html: table.html() + "<p>\(summary)</p>",
      markdown: table.markdown() + "\n\n" + summary, latex: table.latex())
  }

  private func text(_ place: Int) -> String {
    let parameter = model.parameters[place]
    if fit.error(of: place) == nil {
      return format(.number(fit.values[place] * parameter.scale), .number(parameter.kind))
    }
    return format(measurement(place), .measurement(parameter.kind))
  }

  private func remark(_ place: Int) -> String {
    if fit.isFixed[place] { return "fixed" }
    return fit.isAtBound(place) ? "at an end of its range" : ""
  }

  private var status: String { fit.status.message }
}

extension FitStatus {
  var message: String {
    switch self {
    case .converged: "the minimum was found"
    case .impossible(_, let bin, let expected, let observed):
      "impossible where the search began: bin \(bin + 1) holds \(formatNumber(observed)) events, and \(formatNumber(expected)) are expected"
    case .notFinite: "the likelihood is not finite where the search began"
    case .flat(let parameter):
      "the likelihood does not depend on `\(parameter)`, or not on it apart from others"
    case .stalled: "no minimum was found: no further step lowers -ln L"
    case .iterationLimit: "no minimum was found within the allowed steps"
    }
  }
}
