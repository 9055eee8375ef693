import Interpreter
import Semantics
import Statistics
import Syntax
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
      .init(
        "errors", .value(.choice(["curvature", "profile"])), required: false,
        note:
          "\"curvature\" (default) of −ln L at the minimum; \"profile\" adds how far each parameter may go down and up until −2 ln L is 1 higher"
      ),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard case .object(let model)? = call.value("model")?.kind else { return .unknown }
    let parameters = model.members.compactMap { member -> ObjectKind.Member? in
      guard case .object(let parameter) = member.kind, let number = parameter.x else { return nil }
      return .init(name: member.name, kind: .measurement(number))
    }
    let taken = parameters.map(\.name.text)
    let statistics = FitValue.Statistic.allCases.filter { !taken.contains($0.rawValue) }.map {
      ObjectKind.Member(
        name: Name(text: $0.rawValue, written: $0.rawValue, span: call.span), kind: .plainNumber)
    }
    var kind = ObjectKind("fit", members: parameters + statistics)
    kind.axes = model.axes
    return call.returning(.object(kind))
  },
  Documentation(
    "the parameters of a model that fit the data best, with their errors; `f.mu` is one of them, `f.chi2`, `f.ndf`, `f.p_value`, `f.aic` and `f.bic` say how good the fit is",
    formula:
      #"-\ln L(\hat\theta) = \min_\theta\left(-\ln L(\theta)\right),\qquad V = \left(\frac{\partial^2(-\ln L)}{\partial\theta_i\partial\theta_j}\right)^{-1}"#,
    validity:
      "Newton's method with exact derivatives, within the ranges. An error at an end of a range means little: ask for an `interval`. χ² is Baker and Cousins's likelihood ratio to a model that expects what was found, with the squared pulls; few counts do not follow χ² (`goodness` throws toys). AIC and BIC count the parameters without a constraint",
    source:
      "G. Cowan et al., arXiv:1007.1727; S. Baker, R. D. Cousins, doi:10.1016/0167-5087(84)90016-4; H. Akaike, doi:10.1109/TAC.1974.1100705; G. Schwarz, doi:10.1214/aos/1176344136",
    example:
      "fit(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) })"
  )
) { arguments, evaluator in
  guard let model: ModelValue = try arguments.object("model") else { return .number(.nan) }
  let interrupted = evaluator.surroundings.interrupted
  let starts = Int(exactly: try arguments.number("starts", default: 1)) ?? 1
  let fit =
    try model.scatter?.fit
    ?? model.likelihood.fit(starts: min(max(starts, 1), 1000), interrupted: interrupted)
  let wantsProfile = try arguments.string("errors") == "profile"
  return .object(
    try FitValue(model: model, fit: fit, withProfile: wantsProfile, interrupted: interrupted))
}
