import Columns
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
  let cuts = try arguments.cuts(of: selection)
  var rows = try arguments.compile(rows: cuts.map(\.body), over: table)
  let plan = SelectionPlan(
    &rows.builder, cuts: zip(cuts, rows.operands).map { .init($0.name.written, $1) })
  let interrupted = evaluator.surroundings.interrupted
  let run = try SelectionRun(plan, uniforms: rows.uniforms)
  var passing: [Int] = []
  try table.forEachPart(of: cuts.map(\.body), interrupted) { columns, part in
    let found = try withInputs(of: columns) { inputs in
      try run.rows(
        at: .first(cuts.count), inputs, count: part.count, threads: rows.threads,
        interrupted: interrupted)
    }
    passing += part.lowerBound == 0 ? found : found.map { $0 + part.lowerBound }
  }
  var selected = try table.gather(passing, interrupted: interrupted)
  let added = selection.helpers.map(\.body) + [selection.addedWeight].compactMap { $0 }
  let columns = try added.map { try arguments.rows($0, over: selected) }
  selected = TableData(
    contents: selected.contents + columns.map { .here($0) }, rowCount: selected.rowCount)
  return .table(selected)
}

extension CallArguments {
  /// The cuts up to the one named by `until`, or all.
  func cuts(of selection: CheckedSelection) throws -> [CheckedSelection.Part] {
    guard let until = try string("until") else { return selection.cuts }
    guard let last = selection.cuts.firstIndex(where: { $0.name.text == until }) else {
      throw Diagnostic(
        "E24", "the selection has no cut `\(until)`", [.init(place("until"))],
        help: [
          .init(
            "its cuts: " + selection.cuts.map { "`\($0.name.written)`" }.joined(separator: ", "))
        ])
    }
    return Array(selection.cuts[...last])
  }
}

extension CompiledRows {
  /// How many threads may share the rows.
  var threads: Int { needsOneThread ? 1 : processorCount }
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
