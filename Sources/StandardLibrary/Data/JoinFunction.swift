import Columns
import Interpreter
import Semantics
import Syntax
import Units

/// `join`: the columns of two tables side by side, where their keys are equal.
let joinFunction = LibraryFunction(
  Signature(
    "join",
    [
      .init("table", .value(.table), note: "its rows give the order"),
      .init("other", .value(.table), note: "the table whose further columns are added"),
    ],
    rest: .init(bare: .column, note: "the columns, of the same name in both, that must be equal")
  ) { call throws(Diagnostic) in
    guard case .table(let left)? = call.value("table")?.kind,
      case .table(let right)? = call.value("other")?.kind
    else { return .unknown }
    let keys = try keys(call, left, right)
    let added = right.columns.indices.filter { place in !keys.contains { $0.right == place } }
    for place in added where left.index(of: right.columns[place].name) != nil {
      let column = right.columns[place].written
      throw Diagnostic(
        "E15", "both tables have a column `\(column)`",
        [.init(call.place("table")), .init(call.place("other"))],
        help: [.init("join by it too, or leave it out: `other |> columns(…)`")])
    }
    return call.returning(.table(Schema(columns: left.columns + added.map { right.columns[$0] })))
  },
  Documentation(
    "each row of a table with each row of another whose key columns are equal; rows without a partner are left out",
    validity: "a missing key equals none",
    example:
      "masses = table(target = [\"Ge\", \"Xe\"], mass = [3 kg, 5 t])\ntable(target = [\"Xe\", \"Ge\", \"Xe\"], year = [2022, 2023, 2025]) |> join(masses, target)"
  )
) { arguments, evaluator in
  let left = try arguments.table("table")
  let right = try arguments.table("other")
  guard case .table(let leftSchema)? = arguments.kind("table"),
    case .table(let rightSchema)? = arguments.kind("other")
  else { return .table(left) }
  let interrupted = evaluator.surroundings.interrupted
  let keys = sharedColumns(arguments.call.arguments, leftSchema, rightSchema)
  let columns = try keys.map {
    (
      left: try left.column($0.left, interrupted: interrupted),
      right: try right.column($0.right, interrupted: interrupted)
    )
  }
  do {
    let pairs = try RowMatching(
      columns, leftRows: left.rowCount, rightRows: right.rowCount, interrupted: interrupted)
    let added = right.contents.indices.filter { place in !keys.contains { $0.right == place } }
    let further = TableData(contents: added.map { right.contents[$0] }, rowCount: right.rowCount)
    let kept = try left.gather(pairs.left, interrupted: interrupted)
    let joined = try further.gather(pairs.right, interrupted: interrupted)
    return .table(
      TableData(contents: kept.contents + joined.contents, rowCount: pairs.left.count))
  } catch let error as RowMatching.TooMany {
    throw Diagnostic(
      "E41", "the joined table has more than \(error.most) rows", [.init(arguments.call.span)],
      help: [.init("join by more columns, so that fewer rows are equal")])
  }
}

/// The places of the key columns in both tables.
private func sharedColumns(
  _ arguments: BoundArguments, _ left: Schema, _ right: Schema
) -> [(left: Int, right: Int)] {
  arguments.rest.compactMap { _, argument, _ in
    guard case .name(let name) = argument, let first = left.index(of: name.text),
      let second = right.index(of: name.text)
    else { return nil }
    return (first, second)
  }
}

private func keys(
  _ call: LibraryCall, _ left: Schema, _ right: Schema
) throws(Diagnostic) -> [(left: Int, right: Int)] {
  guard !call.arguments.rest.isEmpty else {
    let both = left.columns.first { right.index(of: $0.name) != nil }
    let behind = Span(call.place("other").end, call.place("other").end)
    throw Diagnostic(
      "E15", "`join` needs the columns that must be equal", [.init(call.span)],
      help: both.map { [.init("name them", [.init(behind, ", \($0.written)")])] }
        ?? [.init("the tables have no column of the same name")])
  }
  for (_, argument, span) in call.arguments.rest {
    guard case .name(let name) = argument, let first = left.index(of: name.text) else { continue }
    guard let second = right.index(of: name.text) else {
      throw Diagnostic(
        "E24", "the other table has no column `\(name.written)`",
        [.init(span), .init(call.place("other"))],
        help: [.init("it has \(right.columns.map(\.written).joined(separator: ", "))")])
    }
    guard areAlike(left.columns[first].kind, right.columns[second].kind) else {
      throw Diagnostic(
        "E17",
        "`\(name.written)` is \(left.columns[first].kind.phrase) here and \(right.columns[second].kind.phrase) there",
        [.init(span)])
    }
  }
  return sharedColumns(call.arguments, left, right)
}

/// Whether cells of these kinds can be equal.
private func areAlike(_ a: Kind, _ b: Kind) -> Bool {
  switch (a, b) {
  case (.number(let a), .number(let b)): a.dimension.isCompatible(with: b.dimension)
  case (.string, .string), (.boolean, .boolean), (.unknown, _), (_, .unknown): true
  default: false
  }
}
