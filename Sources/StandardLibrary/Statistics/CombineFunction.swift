import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Tables
import Units

/// Measurements of one quantity together.
let combinationFunctions: [LibraryFunction] = [combineFunction, forestFunction]

private enum Effects: String, CaseIterable {
  case fixed, random, restricted

  var estimator: HeterogeneityEstimator {
    switch self {
    case .fixed: .fixed
    case .random: .derSimonianLaird
    case .restricted: .restrictedMaximumLikelihood
    }
  }
}

private let combineFunction = LibraryFunction(
  Signature(
    "combine",
    [
      .init(
        "effects", .value(.choice(Effects.allCases.map(\.rawValue))), required: false,
        note:
          "of measurements: \"fixed\" (default): one true value; \"random\": true values that scatter, by DerSimonian and Laird; \"restricted\": by restricted maximum likelihood"
      ),
      .init(
        "shared", .value(.any), required: false,
        note: "of models: the name of the parameter that is one and the same in all, or a list"),
    ], positional: 0,
    rest: .init(
      bare: .value(.any), note: "a list of `value ± error`; or two models or more")
  ) { call throws(Diagnostic) in
    guard case .value(let first)? = call.arguments.rest.first?.argument else {
      throw Diagnostic("E15", "`combine` needs measurements or models", [.init(call.span)])
    }
    if case .object = first.kind { return call.returning(.object(try JointModel.kind(call))) }
    guard case .list(let element) = first.kind, case .measurement(let number) = element else {
      throw Diagnostic(
        "E17", "`combine` takes a list of measurements or models, and this is \(first.kind.phrase)",
        [.init(call.arguments.rest[0].span)], help: [.init("write `[5.1 ± 0.3, 4.8 ± 0.2]`")])
    }
    func member(_ name: String, _ kind: Kind) -> ObjectKind.Member {
      .init(name: Name(text: name, written: name, span: call.span), kind: kind)
    }
    return call.returning(
      .object(
        ObjectKind(
          "combination", x: number,
          members: [
            member("mean", .measurement(number)), member("tau", .number(number)),
            member("Q", .plainNumber), member("I2", .plainNumber), member("p", .plainNumber),
          ])))
  },
  Documentation(
    "several measurements: their mean, and whether they agree (Cochran's Q, I², the scatter τ of their true values); or several models that share parameters as one",
    formula:
      #"Q = \sum_i \frac{(x_i-\bar x)^2}{\sigma_i^2},\qquad I^2 = \max\left(0, \frac{Q-(k-1)}{Q}\right)"#,
    units: "those of the measurements",
    validity: "independent measurements with normal errors; members: `mean tau Q I2 p`",
    source:
      "R. DerSimonian, N. Laird, doi:10.1016/0197-2456(86)90046-2; J. P. T. Higgins, S. G. Thompson, doi:10.1002/sim.1186",
    example:
      "combine([0.2310 ± 0.0060, 0.2400 ± 0.0110, 0.2230 ± 0.0080, 0.2520 ± 0.0090], effects = \"random\")"
  )
) { arguments, _ in
  let first = try arguments.rest().first
  if case .object? = first { return try JointModel.value(arguments) }
  let estimates = (first?.elements ?? []).compactMap { element -> Estimate? in
    guard case .measurement(let value, let error) = element else { return nil }
    return Estimate(value: value, error: error)
  }
  let effects = try arguments.string("effects").flatMap(Effects.init(rawValue:)) ?? .fixed
  do throws(CombinationError) {
    return .object(CombinationValue(analysis: try MetaAnalysis(estimates, effects.estimator)))
  } catch {
    let message =
      switch error {
      case .tooFew(let count):
        "two measurements at least are combined, and there \(count == 1 ? "is 1" : "are \(count)")"
      case .badEstimate(let index): "measurement \(index + 1) has no positive error"
      }
    throw Diagnostic("E35", message, [.init(arguments.call.span)])
  }
}

/// A combination as a value of the language, in base units.
struct CombinationValue: Sendable, MemberAccess {
  let analysis: MetaAnalysis

  func member(_ name: String) -> Value? {
    switch name {
    case "mean": .measurement(value: analysis.mean.value, error: analysis.mean.error)
    case "tau": .number(analysis.tauSquared.squareRoot())
    case "Q": .number(analysis.q)
    case "I2": .number(analysis.iSquared)
    case "p": .number(analysis.pValue)
    default: nil
    }
  }
}

extension CombinationValue: Displayable {
  func display(as kind: ObjectKind) -> Display {
    let number = kind.x ?? NumberKind()
    func text(_ estimate: Estimate) -> String {
      format(.measurement(value: estimate.value, error: estimate.error), .measurement(number))
    }
    let count = analysis.estimates.count
    let table = TableView([
      TableColumn("", .strings((1...count).map { "\($0)" } + ["mean"])),
      TableColumn("value", .strings((analysis.estimates + [analysis.mean]).map(text))),
      TableColumn(
        "weight", unit: UnitSymbol(unicode: "%", latex: #"\%"#),
        .numbers(analysis.weights.map { 100 * $0 } + [.nan], significant: 3)),
    ])
    let summary =
      "Q = \(formatNumber(analysis.q, digits: 3)) for \(count - 1) degrees of freedom (p = \(formatNumber(analysis.pValue, digits: 2))), I² = \(formatNumber(100 * analysis.iSquared, digits: 2)) %, τ = \(format(.number(analysis.tauSquared.squareRoot()), .number(number)))"
    return Display(
      text: table.text() + "\n" + summary, html: table.html() + "<p>\(summary)</p>",
      markdown: table.markdown() + "\n\n" + summary, latex: table.latex())
  }
}

// MARK: Forest

private let forestFunction = LibraryFunction(
  Signature(
    "forest",
    [
      .init("combination", .value(.object("combination")), note: "what `combine` gives"),
      .init("labels", .value(.list), required: false, note: "a name for each measurement"),
      .init("title", .value(.string), required: false),
    ], positional: 1
  ) { call throws(Diagnostic) in call.returning(.object(ObjectKind("plot"))) },
  Documentation(
    "a forest plot: each measurement with its error, and the mean as a band",
    example: "combine([0.2310 ± 0.0060, 0.2400 ± 0.0110, 0.2230 ± 0.0080]) |> forest"
  )
) { arguments, _ in
  guard let value: CombinationValue = try arguments.object("combination"),
    case .object(let kind)? = arguments.kind("combination")
  else { return .number(.nan) }
  let analysis = value.analysis
  let unit = (kind.x ?? NumberKind()).displayUnit(for: analysis.estimates.map(\.value))
  let labels = (try arguments.value("labels")?.elements ?? []).map { label in
    if case .string(let text) = label { text } else { "" }
  }
  let names = analysis.estimates.indices.map {
    labels.indices.contains($0) ? labels[$0] : "\($0 + 1)"
  }
  func layer(_ estimates: [Estimate], _ rows: [String], _ label: String?) -> Layer {
    .estimates(
      Estimates(
        x: Plotting.Channel(estimates.map { $0.value / unit.factor }, unit: unit.symbol),
        errors: estimates.map { $0.error / unit.factor }, rows: rows, series: Series(label)))
  }
  let (centre, width) = (analysis.mean.value / unit.factor, analysis.mean.error / unit.factor)
  return .object(
    Figure(
      [
        .span(Plotting.Span(.x, from: centre - width, to: centre + width, unit: unit.symbol)),
        layer(analysis.estimates, names, nil), layer([analysis.mean], ["mean"], nil),
      ],
      title: try arguments.string("title")))
}
