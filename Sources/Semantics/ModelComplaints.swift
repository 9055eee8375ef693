import Syntax

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

  static func notTwoParameters(_ name: Name, _ known: [Name], _ span: Span) -> Diagnostic {
    let list = known.map { "`\($0.written)`" }.joined(separator: ", ")
    return Diagnostic(
      "E17", "`correlation` is that of two parameters of the model", [Label(span)],
      help: [Help("write `correlation(a, b) = 0.3`; the parameters are \(list)")])
  }
}
