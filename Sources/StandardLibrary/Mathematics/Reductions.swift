import Columns
import Interpreter
import Semantics
import Syntax
import Units

/// Functions that make one number of a list.
let reductions: [LibraryFunction] = [
  reduction("sum", "the sum of a list", "sum([x^2 for x in 1..10])") {
    CompensatedSum($0).value
  },
  reduction("mean", "the mean of a list", "mean([1, 2, 6])") {
    CompensatedSum($0).value / Double($0.count)
  },
  countFunction,
  extremum("min", .min2, "the smallest of its arguments, or of a list", "min(3 keV, 2 keV)"),
  extremum("max", .max2, "the largest of its arguments, or of a list", "max([1, 5, 2])"),
]

private func reduction(
  _ name: String, _ summary: String, _ example: String,
  _ reduce: @escaping @Sendable ([Double]) -> Double
) -> LibraryFunction {
  let signature = Signature(name, [.init("list", .value(.list))]) { call throws(Diagnostic) in
    guard let list = call.value("list") else { return .unknown }
    return call.returning(.number(try elementKind(of: list, name, call.place("list"))))
  }
  return LibraryFunction(
    signature,
    Documentation(
      summary, validity: "missing values (gaps) are left out; an empty list is an error for `mean`",
      example: example)
  ) { arguments, _ in
    let numbers = present(try arguments.value("list"))
    guard name == "sum" || !numbers.isEmpty else {
      throw emptyList(name, arguments.place("list"))
    }
    return .number(reduce(numbers))
  }
}

private let countFunction = LibraryFunction(
  Signature("count", [.init("list", .value(.any))]) { call throws(Diagnostic) in
    switch call.value("list")?.kind {
    case .list?, .table?: return call.returning(.plainNumber)
    default:
      throw Diagnostic(
        "E17", "`count` counts the elements of a list or the rows of a table",
        [.init(call.place("list"))])
    }
  },
  Documentation(
    "the number of elements of a list, or of rows of a table",
    example: "count([x for x in 1..10])")
) { arguments, _ in
  switch try arguments.value("list") {
  case .table(let table)?: .number(Double(table.rowCount))
  case let list?: .number(Double(list.count))
  case nil: .number(0)
  }
}

private func extremum(
  _ name: String, _ operation: RowOperation, _ summary: String, _ example: String
) -> LibraryFunction {
  let signature = Signature(name, [], rest: .init(bare: .value(.any))) {
    call throws(Diagnostic) in
    let values = call.arguments.rest.compactMap { _, argument, span -> (Checked, Span)? in
      if case .value(let checked) = argument { (checked, span) } else { nil }
    }
    guard let first = values.first else {
      throw Diagnostic("E15", "`\(name)` needs at least one argument", [.init(call.span)])
    }
    if values.count == 1, case .list = first.0.kind {
      return call.returning(.number(try elementKind(of: first.0, name, first.1)))
    }
    return try smallestOrLargest(name, operation, values, call.span)
  }
  return LibraryFunction(signature, Documentation(summary, example: example)) { arguments, _ in
    let numbers = present(try arguments.rest().first)
    guard let first = numbers.first else { throw emptyList(name, arguments.call.span) }
    return .number(numbers.reduce(first) { operation.evaluate($0, $1) })
  }
}

private func smallestOrLargest(
  _ name: String, _ operation: RowOperation, _ values: [(Checked, Span)], _ whole: Span
) throws(Diagnostic) -> Checked {
  var result: (Checked, Span)?
  for (checked, span) in values {
    guard case .number(let number) = checked.kind else {
      throw Diagnostic(
        "E17", "`\(name)` takes numbers or one list, and this is \(checked.kind.phrase)",
        [.init(span)])
    }
    guard let (before, beforeSpan) = result, let kind = before.kind.numberKind else {
      result = (checked, span)
      continue
    }
    guard kind.dimension.isCompatible(with: number.dimension) else {
      throw differentDimensions(name, kind, beforeSpan, number, span)
    }
    result = (
      .applying(operation, [before, checked], before.kind.joined(with: checked.kind), whole), span
    )
  }
  return result?.0 ?? .unknown
}

/// The kind of a list's elements, which must be numbers.
func elementKind(
  of list: Checked, _ function: String, _ span: Span
) throws(Diagnostic) -> NumberKind {
  switch list.kind {
  case .list(.number(let number)): return number
  case .list(.measurement):
    throw Diagnostic(
      "E25", "measurements are not computed with: how their errors are correlated is unknown",
      [.init(span)], help: [.init("use their values: `[x.value for x in list]`")])
  default:
    throw Diagnostic(
      "E17", "`\(function)` takes a list of numbers, and this is \(list.kind.phrase)",
      [.init(span)])
  }
}

/// The numbers of a list that are not missing.
private func present(_ list: Value?) -> [Double] {
  if case .numbers(let numbers)? = list { numbers.filter { !$0.isNaN } } else { [] }
}

private func emptyList(_ function: String, _ span: Span) -> Diagnostic {
  Diagnostic("E32", "`\(function)` of an empty list", [.init(span)])
}
