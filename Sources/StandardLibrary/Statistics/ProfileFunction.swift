import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

/// `profile(m.mu)`: the likelihood as a function of one parameter.
let profileFunction = LibraryFunction(
  Signature(
    "profile",
    [
      .init("parameter", .value(.object("parameter")), note: "of a model: `m.mu`"),
      .init(
        "range", .value(.range), required: false,
        note: "the values to try; to where q is about 9, unless given"),
      .init(
        "points", .value(.number(.none)), required: false, note: "how many; 61 unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard case .object(let parameter)? = call.value("parameter")?.kind, let number = parameter.x
    else { return .unknown }
    let range = call.value("range")?.kind.numberKind
    if let range, !range.dimension.isCompatible(with: number.dimension) {
      throw Diagnostic(
        "E18", "`range` is one of \(number.dimension.phrase), not of \(range.dimension.phrase)",
        [.init(call.place("range"))])
    }
    return call.returning(
      .object(ObjectKind("profile", x: range ?? number, y: NumberKind())))
  },
  Documentation(
    "-2 ln of the profile likelihood ratio over values of a parameter, all others fitted at each; drawn with the levels of 68.27 % and 90 %",
    formula: #"q(\theta) = -2\ln\frac{L(\theta,\hat{\hat\nu})}{L(\hat\theta,\hat\nu)}"#,
    source: "arXiv:1007.1727",
    example:
      "profile(model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }.s)"
  )
) { arguments, evaluator in
  guard let parameter: ParameterValue = try arguments.object("parameter") else {
    return .number(.nan)
  }
  let scale = parameter.parameter.scale
  let profile = try ProfileLikelihood(
    parameter.model.likelihood, parameter.place, interrupted: evaluator.surroundings.interrupted)
  var (low, high) = try profile.widest()
  if case .range(let first, let last)? = try arguments.value("range") {
    (low, high) = (first / scale, last / scale)
  }
  let count = Int(exactly: try arguments.number("points", default: 61)) ?? 61
  let steps = Double(max(count, 2) - 1)
  let values = (0..<max(count, 2)).map { low + (high - low) * Double($0) / steps }
  let points = try profile.scan(values)
  return .object(
    ProfileValue(
      name: parameter.parameter.written, values: points.map { $0.value * scale },
      statistics: points.map(\.statistic)))
}

extension ProfileLikelihood {
  /// To where the statistic is 9, on both sides.
  fileprivate func widest() throws -> (Double, Double) {
    let (lower, upper) = try interval(threshold: 9)
    return (lower.value, upper.value)
  }
}

/// A profile as a value of the language.
struct ProfileValue: Sendable {
  let name: String
  /// In base units.
  let values: [Double]
  let statistics: [Double]
}

extension ProfileValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let unit = (kind.x ?? NumberKind()).displayUnit(for: values)
    let figure = Figure(
      [
        .line(
          Line(
            x: Plotting.Channel(values.map { $0 / unit.factor }, name: name, unit: unit.symbol),
            y: Plotting.Channel(statistics, name: "−2Δln L"))),
        .rule(.horizontal(1, label: "68.27 %")), .rule(.horizontal(2.705543, label: "90 %")),
      ])
    guard (try? figure.svg()) != nil, let text = try? figure.text() else {
      return Display(text: "profile of \(name)")
    }
    return Display(text: text, figure: figure)
  }
}
