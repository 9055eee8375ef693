import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

/// `forest(combination)`: measurements and their mean, one below the other.
let forestFunction = LibraryFunction(
  Signature(
    "forest",
    [
      .init("combination", .value(.object("combination")), note: "what `combine` gives"),
      .init("labels", .value(.list), required: false, note: "a name for each measurement"),
      .init(
        "title", .value(.string), required: false, note: "Q, I² and τ unless given"),
      .init("x_label", .value(.string), required: false, note: "what was measured, with its unit"),
    ], positional: 1
  ) { call throws(Diagnostic) in call.returning(.object(ObjectKind("plot"))) },
  Documentation(
    "a forest plot: each measurement with its error, the mean as a band, and the heterogeneity above",
    example: "combine([0.2310 ± 0.0060, 0.2400 ± 0.0110, 0.2230 ± 0.0080]) |> forest"
  )
) { arguments, _ in
  guard let value: CombinationValue = try arguments.object("combination"),
    case .object(let kind)? = arguments.kind("combination")
  else { return .number(.nan) }
  let number = kind.x ?? NumberKind()
  let estimates = value.analysis.estimates
  let unit = number.displayUnit(for: estimates.map(\.value))
  let labels = (try arguments.value("labels")?.elements ?? []).map { label in
    if case .string(let text) = label { text } else { "" }
  }
  let names = estimates.indices.map { labels.indices.contains($0) ? labels[$0] : "\($0 + 1)" }
  func layer(_ estimates: [Estimate], _ rows: [String]) -> Layer {
    .estimates(
      Estimates(
        x: Plotting.Channel(estimates.map { $0.value / unit.factor }, unit: unit.symbol),
        errors: estimates.map { $0.error / unit.factor }, rows: rows, series: Series(nil)))
  }
  let (centre, width) = (value.mean.value / unit.factor, value.mean.error / unit.factor)
  return .object(
    Figure(
      [
        .span(Plotting.Span(.x, from: centre - width, to: centre + width, unit: unit.symbol)),
        layer(estimates, names), layer([value.mean], ["mean"]),
      ],
      title: try arguments.string("title") ?? value.heterogeneity(number),
      x: Plotting.Axis(title: try arguments.string("x_label"))))
}
