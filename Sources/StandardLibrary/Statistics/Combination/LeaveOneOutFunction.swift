import Columns
import Interpreter
import Semantics
import Statistics
import Syntax

/// `leave_one_out([…])`: what the mean of measurements is without each of them.
let leaveOneOutFunction = LibraryFunction(
  Signature(
    "leave_one_out",
    [
      .init("measurements", .value(.list), note: "a list of `value ± error`"),
      .init("labels", .value(.list), required: false, note: "a name for each measurement"),
    ] + HeterogeneityArguments.all, positional: 1
  ) { call throws(Diagnostic) in
    guard let list = call.value("measurements") else { return .unknown }
    let element = try HeterogeneityArguments.number(
      list.kind, call.place("measurements"), "leave_one_out")
    try HeterogeneityArguments.check(call, element)
    let number = Kind.number(element)
    let columns: [(String, Kind)] = [
      ("without", .string), ("mean", number), ("error", number), ("tau", number),
      ("Q", .plainNumber), ("I2", .plainNumber), ("pull", .plainNumber),
    ]
    return call.returning(
      .table(Schema(columns: columns.map { .init(name: $0.0, written: $0.0, kind: $0.1) })))
  },
  Documentation(
    "each measurement left out in turn: the mean of the others, their heterogeneity, and how far the one left out lies from what they predict",
    formula:
      #"\text{pull}_i = \frac{x_i-\bar x_{-i}}{\sqrt{\sigma_i^2+\sigma_{\bar x_{-i}}^2+\tau_{-i}^2}}"#,
    validity: "three measurements or more; independent, with normal errors",
    source: "J. P. T. Higgins, S. G. Thompson, doi:10.1002/sim.1186",
    example:
      "leave_one_out([0.2310 ± 0.0060, 0.2400 ± 0.0110, 0.2230 ± 0.0080, 0.2520 ± 0.0090], effects = \"random\")"
  )
) { arguments, _ in
  let estimates = try arguments.value("measurements")?.measurements ?? []
  let labels = (try arguments.value("labels")?.elements ?? []).map { label in
    if case .string(let text) = label { text } else { "" }
  }
  guard estimates.count > 2 else {
    throw Diagnostic(
      "E35", "one of three measurements at least is left out",
      [.init(arguments.place("measurements"))])
  }
  let others = try estimates.indices.map { left in
    var rest = estimates
    rest.remove(at: left)
    return try arguments.combination(of: rest)
  }
  let pulls = zip(estimates, others).map { one, rest in
    let errors = [one.error, rest.mean.error, rest.tau]
    return (one.value - rest.mean.value) / errors.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
  let names = estimates.indices.map { labels.indices.contains($0) ? labels[$0] : "\($0 + 1)" }
  let numbers = [
    others.map(\.mean.value), others.map(\.mean.error), others.map(\.tau),
    others.map(\.analysis.q), others.map(\.analysis.iSquared), pulls,
  ]
  return .table(
    TableData(
      columns: [try arguments.column(of: .list(names.map { .string($0) }))]
        + numbers.map { .numbers($0) }, rowCount: estimates.count))
}
