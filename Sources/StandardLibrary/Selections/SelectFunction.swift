import Columns
import Histograms
import Interpreter
import Selections
import Semantics
import Syntax
import Units

/// `select(events, selection, until = selection.cut)`: the rows that pass.
let selectFunction = LibraryFunction(
  Signature(
    "select",
    [
      .init("table", .value(.table)),
      .init("selection", .selection, note: "a `selection { … }`"),
      .init(
        "until", .value(.object("cut")), required: false,
        note: "the last cut to make, as `nu_on_e.energy`; all of them unless given"),
      .init(
        "without", .value(.object("cut")), required: false,
        note: "a cut that is not made, as for an N-1 plot"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    guard case .table(let schema)? = call.value("table")?.kind,
      let selection = call.selection("selection")
    else { return .unknown }
    return call.returning(.table(schema.selected(by: selection)))
  },
  Documentation(
    "the rows of a table that pass the cuts of a selection, with its helper columns, and its weight for `hist`",
    validity: "a comparison with a missing number (NaN) is not passed",
    example:
      "table(E = [1 GeV, 3 GeV, 9 GeV]) |> select(selection { cut energy = 0.5 GeV < E < 5 GeV })"
  )
) { arguments, evaluator in
  guard let selection = arguments.selection("selection") else { return .number(.nan) }
  let table = try arguments.table("table")
  var cuts = selection.cuts
  let last = try arguments.cut("until", of: selection) ?? cuts.count - 1
  let without = try arguments.cut("without", of: selection)
  cuts = cuts.enumerated().filter { $0.offset <= last && $0.offset != without }.map(\.element)
  let passing = try arguments.rows(passing: cuts, of: table, evaluator)
  var selected = try table.gather(passing, interrupted: evaluator.surroundings.interrupted)
  let added = selection.helpers.map(\.body) + [selection.addedWeight].compactMap { $0 }
  let columns = try added.map { try arguments.rows($0, over: selected) }
  selected = TableData(
    contents: selected.contents + columns.map { .here($0) }, rowCount: selected.rowCount)
  return .table(selected)
}

extension CallArguments {
  /// The rows of a table that pass all of some cuts, in order.
  func rows(
    passing cuts: [CheckedSelection.Part], of table: TableData, _ evaluator: Evaluator
  ) throws -> [Int] {
    try requireFewEnough(cuts)
    var rows = try compile(rows: cuts.map(\.body), over: table)
    let plan = SelectionPlan(
      &rows.builder, cuts: zip(cuts, rows.operands).map { .init($0.name.written, $1) })
    let parallelism = evaluator.surroundings.parallelism
    let run = try run(plan, rows.uniforms, parallelism: parallelism)
    var passing: [Int] = []
    let interrupted = evaluator.surroundings.interrupted
    try table.forEachPart(of: cuts.map(\.body), interrupted) { columns, part in
      let found = try withInputs(of: columns) { inputs in
        try run.rows(
          at: .first(cuts.count), inputs, count: part.count, threads: rows.threads(parallelism),
          interrupted: interrupted)
      }
      passing += part.lowerBound == 0 ? found : found.map { $0 + part.lowerBound }
    }
    return passing
  }
}

extension CallArguments {
  func requireFewEnough(_ cuts: [CheckedSelection.Part]) throws {
    guard cuts.count > SelectionPlan.largestCutCount else { return }
    throw Diagnostic(
      "E41", "a selection has at most \(SelectionPlan.largestCutCount) cuts",
      [.init(place("selection"))], help: [.init("join some of them by `and`")])
  }

  /// A run that is about to begin; what is wrong with it is said of the samples.
  func run(
    _ plan: SelectionPlan, _ uniforms: [Double], sampleNames: [String] = [],
    parallelism: Parallelism
  ) throws -> SelectionRun {
    do {
      return try SelectionRun(
        plan, uniforms: uniforms, sampleNames: sampleNames, blockLength: parallelism.blockLength)
    } catch SelectionError.tooManySamples(let count) {
      throw Diagnostic(
        "E41",
        "`by` has \(count) values, and a cut flow at most \(SelectionRun.largestSampleCount)",
        [.init(place("by"))])
    } catch SelectionError.tooManyBins {
      throw HistogramError.tooManyBins.diagnostic(place("bins"))
    }
  }
}

extension CompiledRows {
  /// How many threads may share the rows.
  func threads(_ parallelism: Parallelism) -> Int { needsOneThread ? 1 : parallelism.threads }
}

extension CheckedSelection {
  /// The weight, unless it is a column as it stands.
  var addedWeight: Abstraction? {
    guard let weight else { return nil }
    if case .slot = weight.body.node { return nil }
    return weight
  }
}

extension Schema {
  /// With the helper columns of a selection and its weight.
  func selected(by selection: CheckedSelection) -> Schema {
    var schema = self
    for helper in selection.helpers {
      schema.columns.append(
        Column(
          name: helper.name.text, written: helper.name.written, kind: helper.body.body.kind))
    }
    guard let weight = selection.weight else { return schema }
    if selection.addedWeight == nil, let column = weight.parameters.first?.column {
      schema.weight = column
    } else {
      schema.columns.append(Column(name: "weight", written: "weight", kind: .plainNumber))
      schema.weight = schema.columns.count - 1
    }
    return schema
  }
}
