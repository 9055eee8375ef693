import Syntax

/// The wording of what can be wrong with names and calls.
extension Diagnostic {
  /// Renames, when there is a near spelling.
  private static func renamed(_ span: Span, _ suggestions: [String]) -> [Help] {
    suggestions.enumerated().map { index, word in
      Help(index == 0 ? "did you mean `\(word)`?" : "or `\(word)`?", [Edit(span, word)])
    }
  }

  static func unknownName(_ name: Name, _ suggestions: [String], _ span: Span) -> Diagnostic {
    var help = renamed(span, suggestions)
    if help.isEmpty { help = [Help("define it first: `\(name.written) = …`")] }
    return Diagnostic("E14", "unknown name `\(name.written)`", [Label(span)], help: help)
  }

  static func foreignName(_ name: Name, _ idiom: ForeignIdiom, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E14", "unknown name `\(name.written)`", [Label(span)],
      help: [Help(idiom.advice, idiom.replacement.map { [Edit(span, $0)] } ?? [])])
  }

  static func comesLater(_ name: Name, _ announcement: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E22", "`\(name.written)` is not available yet", [Label(span)], help: [Help(announcement)])
  }

  static func blockComesLater(_ word: BlockWord, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E22", "`\(word.rawValue)` blocks are not available yet", [Label(span)],
      help: [Help("they come with a later version; this cell was read but not run")])
  }

  static func withComesLater(_ value: Span, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E22", "`with` copies a block, and blocks are not available yet",
      [Label(span), Label(value, "this")],
      help: [Help("they come with a later version; this cell was read but not run")])
  }

  static func columnShadows(_ name: Name, _ entry: Scope.Entry) -> Diagnostic {
    Diagnostic(
      "W02",
      "`\(name.written)` means the column; you also have `\(entry.written)` (cell \(entry.cell))",
      [Label(name.span)],
      help: [Help("rename one of them if you meant the other")])
  }

  static func duplicateParameter(_ name: Name) -> Diagnostic {
    Diagnostic("E15", "two parameters are called `\(name.written)`", [Label(name.span)])
  }

  static func noSuchMember(_ name: Name, of kind: Kind, known: [String]) -> Diagnostic {
    let list = known.map { "`.\($0)`" }.joined(separator: " and ")
    return Diagnostic(
      "E29", "\(kind.phrase) has no part `\(name.written)`", [Label(name.span)],
      help: known.isEmpty
        ? [Help("parts are opened from measurements (`x.value`) and tables (`t.column`)")]
        : renamed(name.span, closestSpellings(to: name.text, among: known))
          + [Help("it has \(list)", known.first.map { [Edit(name.span, $0)] } ?? [])])
  }

  static func noSuchColumn(_ name: Name, _ schema: Schema, _ span: Span) -> Diagnostic {
    let names = schema.columns.map(\.written)
    let near = closestSpellings(to: name.written, among: names)
    return Diagnostic(
      "E24", "the table has no column `\(name.written)`", [Label(span)],
      help: renamed(span, near) + [Help("its columns are \(names.joined(separator: ", "))")])
  }

  // MARK: Calls

  static func methodCall(
    _ callee: Expression, _ method: Name, _ arguments: [Argument], _ span: Span
  ) -> Diagnostic {
    guard case .member(let owner, _) = callee.form else {
      return notCallable(nil, nil, callee.span)
    }
    if case .name(let module) = owner.form,
      ["np", "numpy", "math", "plt", "pd", "scipy"].contains(module.text)
    {
      return Diagnostic(
        "E29", "functions do not stand behind a dot here", [Label(span)],
        help: [
          Help(
            "write `\(method.written)(…)`",
            [Edit(Span(owner.span.start, method.span.start), "")])
        ])
    }
    return Diagnostic(
      "E29", "values have no methods", [Label(span)],
      help: [
        Help(
          "pass the value on: `… |> \(method.written)(…)`",
          [Edit(Span(owner.span.end, method.span.start), " |> ")])
      ])
  }

  static func notCallable(_ name: Name?, _ kind: Kind?, _ span: Span) -> Diagnostic {
    let what = name.map { "`\($0.written)`" } ?? "this"
    let why = kind.map { ": it is \($0.phrase)" } ?? ""
    return Diagnostic(
      "E29", "\(what) is not a function\(why)", [Label(span)],
      help: [
        Help("for a product write `*` between the factors", [Edit(Span(span.end, span.end), " * ")])
      ])
  }

  static func recursion(_ name: Name, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E40", "`\(name.written)` calls itself", [Label(span)],
      help: [Help("recursion is not available; use `for`")])
  }

  static func tooLarge(_ span: Span) -> Diagnostic {
    Diagnostic(
      "E41", "this is too large when all its functions are written out", [Label(span)],
      help: [Help("split it over several statements")])
  }

  static func missingArgument(
    _ name: String, of function: String, signature: String, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "E15", "`\(function)` needs `\(name)`", [Label(span, signature)],
      help: [
        Help("give it: `\(name) = …`")
      ])
  }

  static func tooManyArguments(
    _ function: String, _ count: Int, _ signature: String, _ span: Span
  ) -> Diagnostic {
    let number = count == 1 ? "1 argument" : "\(count) arguments"
    return Diagnostic(
      "E15", "`\(function)` takes \(count == 0 ? "no arguments" : number) by position",
      [Label(span, signature)])
  }

  static func argumentTwice(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic("E15", "`\(name)` is given twice", [Label(span)])
  }

  static func unknownArgument(
    _ label: Name?, of function: String, known: [String], _ span: Span
  ) -> Diagnostic {
    guard let label else { return Diagnostic("E16", "unknown argument", [Label(span)]) }
    let near = closestSpellings(to: label.text, among: known)
    let list = known.isEmpty ? "none" : known.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      "E16", "`\(function)` has no argument `\(label.written)`", [Label(label.span)],
      help: renamed(label.span, near) + [Help("its arguments: \(list)")])
  }

  static func needsName(_ name: String, of function: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E17", "`\(name)` of `\(function)` is a name, written alone and without quotes",
      [Label(span)])
  }

  static func needsOneBinder(
    _ function: String, _ body: Expression, _ count: Int, _ span: Span
  ) -> Diagnostic {
    let help =
      count == 0
      ? Help(
        "say over what: `\(function)(… for x in a..b)`")
      : Help("nest them: `\(function)(\(function)(… for x in a..b) for y in c..d)`")
    return Diagnostic(
      "E28", "`\(function)` takes one expression under one `for`", [Label(span)], help: [help])
  }

  static func needsEquation(_ function: String, _ body: Expression, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E28", "`\(function)` takes an equation", [Label(span)],
      help: [
        Help(
          "compare it with something: `\(function)(f(x) == 0 for x in a..b)`",
          [Edit(Span(body.span.end, body.span.end), " == 0")])
      ])
  }

  static func binderInRow(_ span: Span) -> Diagnostic {
    Diagnostic(
      "E28", "a row expression has no `for`: it runs over the rows already", [Label(span)])
  }

  static func binderInsideList(_ span: Span) -> Diagnostic {
    Diagnostic(
      "E28", "a list is either elements or one expression with `for`", [Label(span)])
  }

  /// The same, seen from a cell that calls a function of another cell.
  func inside(_ definition: FunctionDefinition, at span: Span) -> Diagnostic {
    let already = message.contains(" (inside `")
    let origin = " (inside `\(definition.name.written)`, cell \(definition.cell))"
    return Diagnostic(
      code, already ? message : message + origin, [Label(span, "in this call")],
      help: help.map { Help($0.message) })
  }

  func with(label: Label) -> Diagnostic {
    var copy = self
    if !copy.labels.contains(where: { $0.span == label.span }) { copy.labels.append(label) }
    return copy
  }

}
