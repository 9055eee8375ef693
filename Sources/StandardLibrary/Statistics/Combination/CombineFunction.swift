import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// Measurements of one quantity together.
let combinationFunctions: [LibraryFunction] = [
  combineFunction, forestFunction, leaveOneOutFunction,
]

/// What `combine` and `leave_one_out` are told of the scatter of true values.
enum HeterogeneityArguments {
  /// How τ is estimated, as it is written.
  enum Estimator: String, CaseIterable {
    case DL, ML, REML
    case bayes = "Bayes"
  }

  static let all: [Signature.Parameter] = [
    .init(
      "effects", .value(.choice(["fixed", "random"])), required: false,
      note:
        "of measurements: \"fixed\" (default): one true value; \"random\": true values that scatter"
    ),
    .init(
      "estimator", .value(.choice(Estimator.allCases.map(\.rawValue))), required: false,
      note:
        "of the scatter: \"DL\" (DerSimonian and Laird, default), \"ML\", \"REML\" (restricted maximum likelihood) or \"Bayes\" (a flat prior of the mean)"
    ),
    .init(
      "tau_scale", .value(.anyNumber), required: false,
      note:
        "of \"Bayes\": the prior of τ is the positive half of a normal distribution of this width; flat unless given, for five measurements or more"
    ),
  ]

  /// Throws if an estimator is given for effects that do not scatter, or a scale of another dimension.
  static func check(_ call: LibraryCall, _ number: NumberKind) throws(Diagnostic) {
    if let scale = call.value("tau_scale")?.kind.numberKind,
      !scale.dimension.isCompatible(with: number.dimension)
    {
      throw Diagnostic(
        "E18",
        "`tau_scale` is \(number.dimension.phrase), as the measurements, not \(scale.dimension.phrase)",
        [.init(call.place("tau_scale"))])
    }
    guard call.value("estimator") != nil, call.value("effects")?.constantString != "random" else {
      return
    }
    let end = call.place("estimator").end
    throw Diagnostic(
      "E35", "an estimator is one of random effects", [.init(call.place("estimator"))],
      help: [.init("say so", [.init(Span(end, end), ", effects = \"random\"")])])
  }

  /// The dimension that a list of measurements has.
  static func number(_ kind: Kind, _ span: Span, _ name: String) throws(Diagnostic) -> NumberKind {
    if case .list(let element) = kind, case .measurement(let number) = element { return number }
    throw Diagnostic(
      "E17", "`\(name)` takes a list of measurements, and this is \(kind.phrase)", [.init(span)],
      help: [.init("write `[5.1 ± 0.3, 4.8 ± 0.2]`")])
  }
}

private let combineFunction = LibraryFunction(
  Signature(
    "combine",
    HeterogeneityArguments.all + [
      .init(
        "shared", .value(.any), required: false,
        note: "of models: the name of the parameter that is one and the same in all, or a list")
    ], positional: 0,
    rest: .init(
      bare: .value(.any), note: "a list of `value ± error`; or two models or more")
  ) { call throws(Diagnostic) in
    guard case .value(let first)? = call.arguments.rest.first?.argument else {
      throw Diagnostic("E15", "`combine` needs measurements or models", [.init(call.span)])
    }
    if case .object = first.kind { return call.returning(.object(try JointModel.kind(call))) }
    let number = try HeterogeneityArguments.number(
      first.kind, call.arguments.rest[0].span, "combine")
    try HeterogeneityArguments.check(call, number)
    return call.returning(.object(CombinationValue.kind(number, call.span)))
  },
  Documentation(
    "several measurements: their mean, and whether they agree (Cochran's Q, I², the scatter τ of their true values); or several models that share parameters as one",
    formula:
      #"Q = \sum_i \frac{(x_i-\bar x)^2}{\sigma_i^2},\qquad I^2 = \max\left(0, \frac{Q-(k-1)}{Q}\right)"#,
    units: "those of the measurements",
    validity:
      "independent measurements with normal errors; members: `mean tau tau2 Q I2 p`. Few measurements say little of τ: with fewer than ten, compare the estimators",
    source:
      "R. DerSimonian, N. Laird, doi:10.1016/0197-2456(86)90046-2; J. P. T. Higgins, S. G. Thompson, doi:10.1002/sim.1186",
    example:
      "combine([0.2310 ± 0.0060, 0.2400 ± 0.0110, 0.2230 ± 0.0080, 0.2520 ± 0.0090], effects = \"random\")"
  )
) { arguments, _ in
  let first = try arguments.rest().first
  if case .object? = first { return try JointModel.value(arguments) }
  return .object(try arguments.combination(of: first?.measurements ?? []))
}

extension Value {
  /// The measurements of a list.
  var measurements: [Estimate] {
    (elements ?? []).compactMap { element in
      guard case .measurement(let value, let error) = element else { return nil }
      return Estimate(value: value, error: error)
    }
  }
}

extension CallArguments {
  /// Measurements together, as `effects` and `estimator` say.
  func combination(of estimates: [Estimate]) throws -> CombinationValue {
    typealias Estimator = HeterogeneityArguments.Estimator
    let isRandom = try string("effects") == "random"
    let written = try string("estimator").flatMap(Estimator.init(rawValue:)) ?? .DL
    let estimator: HeterogeneityEstimator =
      switch written {
      case _ where !isRandom: .fixed
      case .DL: .derSimonianLaird
      case .ML: .maximumLikelihood
      case .REML, .bayes: .restrictedMaximumLikelihood
      }
    let priorOfTau = try self.priorOfTau(isRandom && written == .bayes ? estimates.count : nil)
    do throws(CombinationError) {
      let analysis = try MetaAnalysis(estimates, estimator)
      guard isRandom, written == .bayes else { return CombinationValue(analysis: analysis) }
      return CombinationValue(
        analysis: analysis,
        posterior: try HierarchicalPosterior(estimates, prior: priorOfTau ?? .flat),
        prior: priorOfTau)
    } catch {
      throw Diagnostic("E35", error.message, [.init(call.span)])
    }
  }
}

extension CallArguments {
  /// What is known of τ beforehand; nil for nothing.
  ///
  /// - Parameter count: the number of measurements, whose posterior has a variance for a flat prior if there are five.
  private func priorOfTau(_ count: Int?) throws -> HierarchicalPosterior.Prior? {
    if has("tau_scale") {
      let scale = try number("tau_scale")
      guard scale > 0, scale.isFinite else {
        throw Diagnostic("E35", "`tau_scale` is above 0", [.init(place("tau_scale"))])
      }
      return .halfNormal(scale)
    }
    guard let count, count < 5 else { return nil }
    throw Diagnostic(
      "E35", "with fewer than five measurements a flat prior of τ leaves the mean without an error",
      [.init(call.span)],
      help: [.init("say how large a scatter may be: `tau_scale = …`")])
  }
}

extension CombinationError {
  fileprivate var message: String {
    switch self {
    case .tooFew(let count):
      "two measurements at least are combined, and there \(count == 1 ? "is 1" : "are \(count)")"
    case .badEstimate(let index): "measurement \(index + 1) has no positive error"
    }
  }
}
