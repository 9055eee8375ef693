import Interpreter
import Numerics
import Semantics
import Syntax
import Units

/// Functions that make lists.
let listFunctions: [LibraryFunction] = [gridFunction]

private let gridFunction = LibraryFunction(
  Signature(
    "grid",
    [
      .init("range", .value(.range), note: "from where to where"),
      .init("n", .value(.number(.none)), note: "how many numbers, both ends included"),
      .init("log", .value(.boolean), required: false, note: "even steps of the logarithm"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    guard let number = call.value("range")?.kind.numberKind else { return .unknown }
    return call.returning(.list(.number(number)))
  },
  Documentation(
    "evenly spaced numbers over a range", example: "grid(1 keV..1 MeV, 4, log = true)")
) { arguments, _ in
  guard case .range(let low, let high)? = try arguments.value("range") else { return .numbers([]) }
  let wanted = try arguments.number("n")
  guard let count = Int(exactly: wanted), (2...10_000_000).contains(count) else {
    throw Diagnostic(
      "E35", "a grid has 2 to 10 million numbers, not \(formatNumber(wanted))",
      [.init(arguments.place("n"))])
  }
  guard low < high else {
    throw Diagnostic(
      "E35", "the range is empty: its ends are equal", [.init(arguments.place("range"))])
  }
  let spacing: Spacing = try arguments.flag("log") ? .logarithmic : .linear
  guard let axis = Axis(low, high, spacing) else {
    throw Diagnostic(
      "E35", "a logarithmic grid starts above zero", [.init(arguments.place("range"))],
      help: [.init("leave out `log = true`, or start at a small positive value")])
  }
  return .numbers(axis.grid(count))
}
