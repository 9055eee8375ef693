import Columns
import Histograms
import Interpreter
import Selections
import Semantics
import Syntax
import Units

/// `hist(events, column, bins = grid(…))`: a histogram filled from the rows of a table.
let histFunction = LibraryFunction(
  Signature(
    "hist",
    [
      .init("table", .value(.table)),
      .init("x", .row, note: "a column, or an expression of columns"),
      .init("y", .row, required: false, note: "for a histogram of two axes"),
      .init("z", .row, required: false, note: "for one of three"),
      .init(
        "bins", .value(.any), required: false,
        note:
          "the edges along x, as `grid(0 MeV..20 MeV, 41)`, or how many bins of one width there are"
      ),
      .init("y_bins", .value(.any), required: false, note: "the same along y"),
      .init("z_bins", .value(.any), required: false, note: "the same along z"),
      .init(
        "weight", .row, required: false,
        note: "what a row counts: that of the selection, or 1, unless given"),
    ], positional: 4
  ) { call throws(Diagnostic) in
    var axes: [AxisKind] = []
    for name in axisNames {
      if let axis = try axisKind(call, name, binsName(name)) { axes.append(axis) }
    }
    return call.returning(.object(.histogram(axes)))
  },
  Documentation(
    "a histogram of the rows of a table; strings make a bin for each value",
    validity:
      "a bin holds its low edge and not its high one; what lies outside is kept as under- and overflow, and missing numbers are counted apart",
    example: "table(E = [1 GeV, 3 GeV, 9 GeV]) |> hist(E, bins = grid(0 GeV..10 GeV, 6))")
) { arguments, evaluator in
  let table = try arguments.table("table")
  let names = axisNames.filter { arguments.row($0) != nil }
  let coordinates = try names.map { try arguments.coordinate($0, over: table) }
  let axes = try zip(names, coordinates).map { try arguments.axis($0, of: $1) }
  let weight = try arguments.weight(over: table)
  do {
    return .object(
      try fill(
        axes, coordinates, weight: weight, count: table.rowCount, evaluator.surroundings))
  } catch let error as HistogramError {
    throw error.diagnostic(arguments.place("bins"))
  }
}

/// A histogram of `count` rows, from a column of numbers, or of codes of strings, for each axis.
func fill(
  _ axes: [HistogramAxis], _ coordinates: [ColumnData], weight: ColumnData?, count: Int,
  _ surroundings: Surroundings
) throws -> Histogram {
  let columns = coordinates + [weight].compactMap { $0 }
  var builder = RowProgramBuilder()
  let inputs = columns.indices.map { builder.input($0) }
  let plan = SelectionPlan(
    &builder, cuts: [], weight: weight == nil ? nil : inputs.last,
    histograms: [
      .init(axes: axes, coordinates: Array(inputs.prefix(axes.count)), stage: .first(0))
    ])
  let parallelism = surroundings.parallelism
  guard axes.areFewEnough(groups: 1) else { throw HistogramError.tooManyBins }
  var run = try SelectionRun(plan, blockLength: parallelism.blockLength)
  try withInputs(of: columns) {
    try run.add(
      $0, count: count, threads: parallelism.threads, interrupted: surroundings.interrupted)
  }
  return try run.histogram(0)
}

private let axisNames = ["x", "y", "z"]

/// The parameter that has the bins along an axis.
private func binsName(_ axis: String) -> String { axis == "x" ? "bins" : axis + "_bins" }

/// What is along an axis, if the call has it; its bins must be of the same dimension.
func axisKind(
  _ call: LibraryCall, _ name: String, _ bins: String
) throws(Diagnostic) -> AxisKind? {
  guard let row = call.row(name) else { return nil }
  if row.body.kind.isString || row.body.kind.isUnknown {
    return AxisKind(NumberKind(), name: row.name, hasNames: row.body.kind.isString)
  }
  let axis = try LayerArguments.number(row.body.kind, name, call)
  guard case .list(let element)? = call.value(bins)?.kind else {
    return AxisKind(axis, name: row.name)
  }
  guard case .number(let edges) = element, edges.dimension.isCompatible(with: axis.dimension) else {
    throw Diagnostic(
      "E18",
      "`\(bins)` are edges along \(axis.dimension.phrase), and these are \(element.phrase) each",
      [.init(call.place(bins)), .init(call.place(name), axis.unitText)])
  }
  let shown = NumberKind(axis.dimension, display: edges.display ?? axis.display)
  return AxisKind(shown, name: row.name)
}

extension CallArguments {
  /// The numbers along an axis; codes of strings for an axis of categories.
  fileprivate func coordinate(_ name: String, over table: TableData) throws -> ColumnData {
    guard let row = self.row(name) else { return .numbers([]) }
    return try rows(row, over: table)
  }

  fileprivate func axis(_ name: String, of column: ColumnData) throws -> HistogramAxis {
    let bins = binsName(name)
    do throws(HistogramError) {
      if case .strings(_, let dictionary) = column {
        return try HistogramAxis(categories: dictionary)
      }
      switch try? value(bins) {
      case .numbers(let edges)?: return try HistogramAxis(edges: edges).regularised
      case .number(let count)?:
        return try HistogramAxis(count: Int(exactly: count) ?? 0, spanning: column.machineInput)
      default: return try HistogramAxis(count: 50, spanning: column.machineInput)
      }
    } catch {
      throw error.diagnostic(place(bins))
    }
  }

  /// The weight given, or that of the selection which made the table.
  fileprivate func weight(over table: TableData) throws -> ColumnData? {
    if let row = row("weight") { return try rows(row, over: table) }
    guard case .table(let schema)? = kind("table"), let column = schema.weight else { return nil }
    return try table.column(column, interrupted: interrupted)
  }
}

extension HistogramAxis {
  /// Bins of one width from the least number to the greatest, which is in the last bin.
  fileprivate init(count: Int, spanning numbers: [Double]) throws(HistogramError) {
    let finite = numbers.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else {
      throw .badRange(.nan, .nan)
    }
    let margin = low == high ? max(abs(low), 1) * 0.5 : (high - low) * 1e-9
    try self.init(count: count, from: low - (low == high ? margin : 0), to: high + margin)
  }

  /// The same bins, found faster when all have one width.
  var regularised: HistogramAxis {
    guard let regular = try? HistogramAxis(count: count, from: edges[0], to: edges[count]),
      zip(regular.edges, edges).allSatisfy({ $0 == $1 })
    else { return self }
    return regular
  }
}
