import Columns
import Interpreter
import Plotting
import Semantics
import Statistics
import Syntax
import Units

/// `correlations(f)`: the correlation matrix of a fit.
let correlationsFunction = LibraryFunction(
  Signature("correlations", [.fit]) { call throws(Diagnostic) in
    call.returning(.object(.plot(schema(call.value("fit")?.kind), at: call.span)))
  },
  Documentation(
    "the correlations of the parameters of a fit, as a heat map and as a table",
    formula: #"\rho_{ij} = \frac{V_{ij}}{\sqrt{V_{ii}V_{jj}}}"#,
    validity:
      "from the curvature of −ln L at the best fit; parameters that were fixed, or without a curvature, are left out",
    example: """
      m = model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(9) }
      correlations(fit(m))
      """)
) { arguments, _ in
  guard let value: FitValue = try arguments.object("fit") else { return .number(.nan) }
  let fit = value.fit
  let schema = schema(arguments.kind("fit"))
  let named = schema.columns.dropFirst().compactMap { column in
    value.model.parameters.firstIndex { $0.name == column.name }
  }
  let places = named.filter { fit.correlation($0, $0) != nil }
  guard !places.isEmpty else {
    throw Diagnostic(
      "E38", "this fit has no covariance: \(fit.status.message)", [.init(arguments.place("fit"))])
  }
  func correlations(_ places: [Int]) -> [[Double]] {
    places.map { i in places.map { fit.correlation(i, $0) ?? .nan } }
  }
  let names = value.model.parameters.map(\.written)
  return .object(
    try PlotWithTable(
      heatMap(correlations(places), places.map { names[$0] }), schema,
      [.texts(named.map { names[$0] })] + correlations(named).map { .numbers($0) },
      for: arguments.call))
}

/// A column for each parameter.
private func schema(_ kind: Kind?) -> Schema {
  guard case .object(let fit)? = kind else { return Schema(columns: []) }
  let parameters = fit.members.filter { if case .measurement = $0.kind { true } else { false } }
  return Schema(
    columns: [.init(name: "parameter", written: "parameter", kind: .string)]
      + parameters.map { .init(name: $0.name.text, written: $0.name.written, kind: .plainNumber) })
}

/// The first parameter at the top left.
private func heatMap(_ rows: [[Double]], _ names: [String]) -> Figure {
  let edges = Plotting.Channel((0...names.count).map(Double.init))
  let count = Double(min(max(names.count, 3), 24))
  return Figure(
    [
      .heatMap(
        HeatMap(
          xEdges: edges, yEdges: edges,
          contents: Plotting.Channel(rows.reversed().flatMap(\.self), name: "correlation"),
          gradient: .divergence))
    ], x: Plotting.Axis(names: names), y: Plotting.Axis(names: names.reversed()),
    width: 70 * count + 220, height: 34 * count + 80)
}
