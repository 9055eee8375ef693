import Columns
import Interpreter
import Semantics
import Syntax
import Units

/// Functions that make tables of values or of other tables.
let tableFunctions: [LibraryFunction] = [
  tableFunction, whereFunction, sortFunction, takeFunction, columnsFunction, withColumnsFunction,
  groupFunction,
]

private let tableParameter = Signature.Parameter("table", .value(.table))

/// The schema of the table that a function is applied to.
private func schema(_ call: LibraryCall) -> Schema {
  if case .table(let schema)? = call.value("table")?.kind { schema } else { Schema(columns: []) }
}

/// A schema of columns whose names must differ.
private func distinct(
  _ columns: [Schema.Column], _ call: LibraryCall
) throws(Diagnostic) -> Schema {
  for (index, column) in columns.enumerated()
  where columns[..<index].contains(where: { $0.name == column.name }) {
    throw Diagnostic("E15", "two columns would be called `\(column.written)`", [.init(call.span)])
  }
  return Schema(columns: columns)
}

// MARK: table

private let tableFunction = LibraryFunction(
  Signature(
    "table", [],
    rest: .init(labelled: .value(.any), note: "one column each: `name = values`"),
    sharesBinders: true
  ) { call throws(Diagnostic) in
    var columns: [Schema.Column] = []
    for (label, argument, span) in call.arguments.rest {
      guard case .value(let checked) = argument, let label else { continue }
      columns.append(
        .init(
          name: label.text, written: label.written,
          kind: try columnKind(of: checked.kind, label, span)))
    }
    guard !columns.isEmpty else {
      throw Diagnostic(
        "E15", "a table needs columns", [.init(call.span)],
        help: [.init("name them: `table(x = [1, 2], y = [3, 4])`")])
    }
    return call.returning(.table(Schema(columns: columns)))
  },
  Documentation(
    "a table of named columns; a binder behind the last one runs in all of them",
    example: "table(E = E as MeV, T_max = T_max(E) as keV for E in [1 MeV, 2 MeV])")
) { arguments, _ in
  let values = try arguments.rest()
  let lengths = values.compactMap { $0.elements == nil ? nil : $0.count }
  let rowCount = lengths.max() ?? 1
  for (value, (label, _, span)) in zip(values, arguments.call.arguments.rest)
  where value.elements != nil && value.count != rowCount {
    throw Diagnostic(
      "E23",
      "`\(label?.written ?? "")` has \(value.count) values, and another column has \(rowCount)",
      [.init(span)])
  }
  let columns = try values.map { value in
    value.elements == nil
      ? try arguments.column(of: .packed(Array(repeating: value, count: rowCount)))
      : try arguments.column(of: value)
  }
  return .table(TableData(columns: columns, rowCount: rowCount))
}

/// The kind of a column's cells, given the kind of the list, or of the one value, that fills it.
private func columnKind(of kind: Kind, _ label: Name, _ span: Span) throws(Diagnostic) -> Kind {
  let element = if case .list(let inner) = kind { inner } else { kind }
  switch element {
  case .number, .string, .boolean, .unknown: return element
  case .measurement:
    throw Diagnostic(
      "E25", "`\(label.written)` holds measurements, and a column holds numbers", [.init(span)],
      help: [.init("make two columns: `x = m.value` and `error = m.error`")])
  default:
    throw Diagnostic(
      "E17", "`\(label.written)` cannot be a column: it is \(element.phrase)", [.init(span)])
  }
}

// MARK: Rows

private let whereFunction = LibraryFunction(
  Signature(
    "where", [tableParameter, .init("condition", .row, note: "true for the rows to keep")]
  ) { call throws(Diagnostic) in
    if let kind = call.row("condition")?.body.kind, case .boolean = kind {
      return call.returning(.table(schema(call)))
    }
    let found = call.row("condition")?.body.kind.phrase ?? ""
    throw Diagnostic(
      "E17", "a condition is true or false for each row, and this is \(found)",
      [.init(call.place("condition"))], help: [.init("compare a column: `limit < 1e-10 muB`")])
  },
  Documentation(
    "the rows of a table for which a condition holds; a missing value passes no comparison",
    example: "table(x = [1, 2, 3]) |> where(x > 1)")
) { arguments, evaluator in
  let table = try arguments.table("table")
  guard let body = arguments.row("condition"),
    case .booleans(let keep) = try arguments.rows(body, over: table)
  else { return .table(table) }
  let rows = keep.indices.filter { keep[$0] }
  return .table(try table.gather(rows, interrupted: evaluator.surroundings.interrupted))
}

private let sortFunction = LibraryFunction(
  Signature(
    "sort",
    [
      tableParameter, .init("by", .row, note: "what to sort by, usually a column"),
      .init(
        "descending", .value(.boolean), required: false, note: "largest first; default false"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    guard let by = call.row("by"), by.parameters.isEmpty, !by.body.kind.isUnknown else {
      return call.returning(.table(schema(call)))
    }
    let column = by.body.constantString.flatMap { schema(call).index(of: $0) == nil ? nil : $0 }
    throw Diagnostic(
      "E17", "rows are sorted by a column, and this is the same in all of them",
      [.init(call.place("by"))],
      help: column.map { [.init("without quotes", [.init(call.place("by"), $0)])] } ?? [])
  },
  Documentation(
    "the rows in order of an expression; equal rows keep their order, missing values come last",
    example: "table(x = [3, 1, 2]) |> sort(x)")
) { arguments, evaluator in
  let table = try arguments.table("table")
  guard let body = arguments.row("by") else { return .table(table) }
  let interrupted = evaluator.surroundings.interrupted
  let key = SortKey(
    try arguments.rows(body, over: table), descending: try arguments.flag("descending"))
  let order = try sortOrder(by: [key], count: table.rowCount, interrupted: interrupted)
  return .table(try table.gather(order, interrupted: interrupted))
}

private let takeFunction = LibraryFunction(
  Signature("take", [tableParameter, .init("n", .value(.number(.none)))]) {
    call throws(Diagnostic) in call.returning(.table(schema(call)))
  },
  Documentation("the first rows of a table", example: "table(x = [3, 1, 2]) |> take(2)")
) { arguments, evaluator in
  let table = try arguments.table("table")
  let wanted = try arguments.number("n")
  guard let count = Int(exactly: wanted), count >= 0 else {
    throw Diagnostic(
      "E35", "`take` needs a whole number of rows, not \(formatNumber(wanted))",
      [.init(arguments.place("n"))])
  }
  let rows = Array(0..<min(count, table.rowCount))
  return .table(try table.gather(rows, interrupted: evaluator.surroundings.interrupted))
}

// MARK: Columns

private let columnsFunction = LibraryFunction(
  Signature(
    "columns", [tableParameter], rest: .init(bare: .column, note: "names of columns")
  ) { call throws(Diagnostic) in
    let all = schema(call)
    let chosen = chosenColumns(call.arguments, of: all)
    guard !chosen.isEmpty else {
      throw Diagnostic("E15", "`columns` needs names of columns", [.init(call.span)])
    }
    return call.returning(.table(try distinct(chosen.map { all.columns[$0] }, call)))
  },
  Documentation(
    "only some columns of a table, in this order",
    example: "table(x = [1, 2], y = [3, 4]) |> columns(y)")
) { arguments, _ in
  let table = try arguments.table("table")
  guard case .table(let all)? = arguments.kind("table") else { return .table(table) }
  let chosen = chosenColumns(arguments.call.arguments, of: all)
  return .table(TableData(contents: chosen.map { table.contents[$0] }, rowCount: table.rowCount))
}

/// The places of the columns that are named among the further arguments.
private func chosenColumns(_ arguments: BoundArguments, of schema: Schema) -> [Int] {
  arguments.rest.compactMap { _, argument, _ in
    if case .name(let name) = argument { schema.index(of: name.text) } else { nil }
  }
}

private let withColumnsFunction = LibraryFunction(
  Signature(
    "with_columns", [tableParameter],
    rest: .init(labelled: .row, note: "new columns: `name = expression`")
  ) { call throws(Diagnostic) in
    var columns = schema(call).columns
    for (label, argument, span) in call.arguments.rest {
      guard case .row(let body) = argument, let label else { continue }
      let column = Schema.Column(
        name: label.text, written: label.written,
        kind: try columnKind(of: body.body.kind, label, span))
      if let place = columns.firstIndex(where: { $0.name == label.text }) {
        columns[place] = column
      } else {
        columns.append(column)
      }
    }
    return call.returning(.table(Schema(columns: columns)))
  },
  Documentation(
    "a table with further columns, computed from the others; one of the same name is replaced",
    example: "table(x = [1, 2]) |> with_columns(y = x^2)")
) { arguments, _ in
  let table = try arguments.table("table")
  guard case .table(let schema)? = arguments.kind("table") else { return .table(table) }
  var columns = table.contents
  var names = schema.columns.map(\.name)
  for (label, argument, _) in arguments.call.arguments.rest {
    guard case .row(let body) = argument, let label else { continue }
    let column = TableData.Column.here(try arguments.rows(body, over: table))
    if let place = names.firstIndex(of: label.text) {
      columns[place] = column
    } else {
      columns.append(column)
      names.append(label.text)
    }
  }
  return .table(TableData(contents: columns, rowCount: table.rowCount))
}

// MARK: group

private let groupFunction = LibraryFunction(
  Signature(
    "group", [tableParameter],
    rest: .init(
      bare: .column, labelled: .aggregate,
      note: "the columns to group by, then `name = aggregate` such as `best = min(limit)`")
  ) { call throws(Diagnostic) in
    let all = schema(call)
    var columns = chosenColumns(call.arguments, of: all).map { all.columns[$0] }
    guard !columns.isEmpty else {
      throw Diagnostic("E15", "`group` needs a column to group by", [.init(call.span)])
    }
    for (label, argument, span) in call.arguments.rest {
      guard case .row(let body) = argument, let label else { continue }
      if case .list = body.body.kind {
        throw Diagnostic(
          "E17", "`\(label.written)` must be one value for each group, and this is a list",
          [.init(span)],
          help: [.init("reduce it: `min(…)`, `mean(…)`, `count(…)`")])
      }
      columns.append(
        .init(
          name: label.text, written: label.written,
          kind: try columnKind(of: body.body.kind, label, span)))
    }
    return call.returning(.table(try distinct(columns, call)))
  },
  Documentation(
    "one row for each distinct value of some columns, with aggregates of the others",
    example:
      "table(k = [\"a\", \"b\", \"a\"], x = [1, 2, 3]) |> group(k, n = count(x), best = min(x))"
  )
) { arguments, evaluator in
  let table = try arguments.table("table")
  guard case .table(let schema)? = arguments.kind("table") else { return .table(table) }
  let interrupted = evaluator.surroundings.interrupted
  let keys = try chosenColumns(arguments.call.arguments, of: schema).map {
    try table.column($0, interrupted: interrupted)
  }
  let grouping = try Grouping(by: keys, rows: table.rowCount, interrupted: interrupted)
  var columns = try keys.map {
    try $0.gather(rows: grouping.firstRows, interrupted: interrupted)
  }
  let groups = try grouping.members.map { try table.gather($0, interrupted: interrupted) }
  for (_, argument, _) in arguments.call.arguments.rest {
    guard case .row(let body) = argument else { continue }
    let values = try groups.map { try arguments.aggregate(body, over: $0) }
    columns.append(try arguments.column(of: .packed(values)))
  }
  return .table(TableData(columns: columns, rowCount: grouping.count))
}
