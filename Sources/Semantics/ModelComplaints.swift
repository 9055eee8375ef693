import Syntax
import Units

/// The wording of what can be wrong with the entries of a model.
extension Diagnostic {
  static func notAPrior(_ entry: Entry, _ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E17", "`~` takes a range, a measurement or a number, and this is \(kind.phrase)",
      [Label(span)],
      help: [
        Help(
          "`\(entry.name.written) ~ 0..20` is a range, `~ 1 ± 10%` a constraint, `~ 500` free, starting there"
        )
      ])
  }

  static func notAHistogram(_ name: Name, _ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E17", "`\(name.written)` must be a histogram, and this is \(kind.phrase)", [Label(span)],
      help: [
        Help("`rate(…)`, `counts(…)`, or `table |> histogram(x, events)`, times parameters"),
        Help("a density over the axis of the data has a variable: `\(name.written)(E) = …`"),
      ])
  }

  static func noAxes(_ name: Name, _ data: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E17",
      "`\(name.written)` is a function of what is along the axes of the data, and these are \(data.phrase) without such axes",
      [Label(span)])
  }

  static func dataDepend(on parameter: Name, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E17", "the data are what was found, and these depend on `\(parameter.written)`",
      [Label(span)],
      help: [Help("write what is expected for a number in place of `\(parameter.written)`")])
  }

  static func notTwoParameters(_ name: Name, _ known: [Name], _ span: Span) -> Diagnostic {
    let list = known.map { "`\($0.written)`" }.joined(separator: ", ")
    return Diagnostic(
      "E17", "`correlation` is that of two parameters of the model", [Label(span)],
      help: [Help("write `correlation(a, b) = 0.3`; the parameters are \(list)")])
  }

  static func curveWithoutPoints(_ name: Name, _ data: Span) -> Diagnostic {
    Diagnostic(
      "E17", "`curve` goes through points, and these data are none", [Label(data)],
      help: [Help("write `data = points(table, x, y, sigma)`, with names of columns")])
  }

  static func pointColumns(_ variables: [Parameter], _ count: Int, _ data: Span) -> Diagnostic {
    let names = variables.map(\.name.written).joined(separator: ", ")
    return Diagnostic(
      "E15",
      "a curve of \(variables.count) \(variables.count == 1 ? "variable" : "variables") needs \(variables.count + 1) columns, or one more for errors, and there \(count == 1 ? "is 1" : "are \(count)")",
      [Label(data)], help: [Help("write `points(table, \(names), y, sigma)`, or without `sigma`")])
  }

  static func errorDimension(_ y: NumberKind, _ error: NumberKind, _ data: Span) -> Diagnostic {
    Diagnostic(
      "E18",
      "the errors are \(error.dimension.phrase), and what they are errors of is \(y.dimension.phrase)",
      [Label(data)])
  }

  static func notANumberColumn(_ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic("E17", "a column of points holds numbers, and this is \(kind.phrase)", [Label(span)])
  }
}
