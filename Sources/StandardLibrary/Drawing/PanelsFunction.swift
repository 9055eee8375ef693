import Interpreter
import Plotting
import Semantics
import Syntax
import Units

/// `panels`: several plots as one picture.
let panelsFunction = LibraryFunction(
  Signature(
    "panels",
    [
      .init(
        "columns", .value(.number(.none)), required: false,
        note: "how many stand side by side; 2 unless given")
    ], positional: 0,
    rest: .init(bare: .value(.any), note: "plots, or lists of them, row by row")
  ) { call throws(Diagnostic) in
    for (_, argument, span) in call.arguments.rest {
      guard case .value(let checked) = argument else { continue }
      try requirePlots(checked.kind, span)
    }
    return call.returning(.object(ObjectKind("plot")))
  },
  Documentation(
    "several plots as one picture, in rows and columns",
    example: "panels(plot(sin(x) for x in 0..6), plot(cos(x) for x in 0..6))")
) { arguments, _ in
  let columns = try arguments.number("columns", default: 2)
  guard let columns = Int(exactly: columns), 1...12 ~= columns else {
    throw Diagnostic(
      "E35", "`columns` is a whole number from 1 to 12", [.init(arguments.place("columns"))])
  }
  let figures = try zip(try arguments.rest(), arguments.call.arguments.rest).flatMap {
    value, argument in try plots(in: value, argument.span)
  }
  guard !figures.isEmpty, figures.count <= 64 else {
    throw Diagnostic(
      "E36", "`panels` takes 1 to 64 plots, and this is \(figures.count)",
      [.init(arguments.call.span)])
  }
  let starts = stride(from: 0, to: figures.count, by: columns)
  return .object(FigureGrid(starts.map { Array(figures[$0..<min($0 + columns, figures.count)]) }))
}

private func requirePlots(_ kind: Kind, _ span: Syntax.Span) throws(Diagnostic) {
  switch kind {
  case .list(let element): try requirePlots(element, span)
  case .object(let object) where object.name == "plot": return
  case .unknown: return
  default:
    throw Diagnostic(
      "E17", "`panels` takes plots, and this is \(kind.phrase)", [.init(span)],
      help: kind.isLayer ? [.init("make it one: `plot(…)`")] : [])
  }
}

extension Kind {
  fileprivate var isLayer: Bool {
    if case .object(let object) = self { object.name == "layer" } else { false }
  }
}

private func plots(in value: Value, _ span: Syntax.Span) throws -> [Figure] {
  guard case .object(let object) = value else {
    return try (value.elements ?? []).flatMap { try plots(in: $0, span) }
  }
  guard let figure = (object as? any Graphic ?? (object as? any Drawn)?.graphic) as? Figure else {
    throw Diagnostic(
      "E36", "a picture of several panels cannot be a panel of another", [.init(span)])
  }
  return [figure]
}
