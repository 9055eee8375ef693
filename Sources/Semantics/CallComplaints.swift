import Syntax
import Units

/// The wording of what can be wrong with calls and their arguments.
extension Diagnostic {
  static func methodCall(_ call: WrittenCall, _ method: Name, _ span: Span) -> Diagnostic {
    guard case .member(let owner, _) = call.callee.form else {
      return notCallable(nil, nil, call, span)
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

  static func notCallable(
    _ name: Name?, _ kind: Kind?, _ call: WrittenCall, _ span: Span
  ) -> Diagnostic {
    let what = name.map { "`\($0.written)`" } ?? "this"
    let why = kind.map { ": it is \($0.phrase)" } ?? ""
    var help = [
      Help(
        "for a product write `*` between the factors",
        [Edit(Span(call.callee.span.end, call.callee.span.end), " * ")])
    ]
    if case .list? = kind, let pieces = call.rewritten(as: ["\(name?.written ?? "")[", "]"]) {
      help = [Help("an element stands in square brackets, counted from 0", pieces)]
    }
    return Diagnostic("E29", "\(what) is not a function\(why)", [Label(span)], help: help)
  }

  static func foreignCall(
    _ name: Name, _ idiom: ForeignIdiom, _ call: WrittenCall, _ span: Span
  ) -> Diagnostic {
    let pieces = idiom.pattern(forArguments: call.arguments.count)
    let renamed = idiom.replacement.map { [Edit(name.span, $0)] }
    let edits = pieces.flatMap { call.rewritten(as: $0) } ?? renamed ?? []
    return Diagnostic(
      "E14", "unknown name `\(name.written)`", [Label(span)], help: [Help(idiom.advice, edits)])
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

  /// - Parameter example: a value to show in the argument's place, if one can be made up.
  static func missingArgument(
    _ name: String, of function: String, signature: String, _ span: Span, example: String?,
    _ call: WrittenCall
  ) -> Diagnostic {
    let help =
      example.map {
        Help("give it, for example `\(name) = \($0)`", [call.adding("\(name) = \($0)")])
      } ?? Help("give it: `\(name) = …`")
    return Diagnostic(
      "E15", "`\(function)` needs `\(name)`", [Label(span, signature)], help: [help])
  }

  /// A function of tables, of which none was given.
  static func needsTable(_ function: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E15", "`\(function)` needs a table", [Label(span)],
      help: [Help("pass one on: `table |> \(function)(…)`")])
  }

  static func tooManyArguments(
    _ function: String, _ count: Int, _ signature: String, _ span: Span, _ call: WrittenCall,
    _ index: Int, meant: Help? = nil
  ) -> Diagnostic {
    let number = count == 1 ? "1 argument" : "\(count) arguments"
    return Diagnostic(
      "E15", "`\(function)` takes \(count == 0 ? "no arguments" : number) by position",
      [Label(span, signature)], help: [meant ?? Help("leave it out", [call.removing(index)])])
  }

  static func argumentTwice(
    _ name: String, _ span: Span, _ call: WrittenCall, _ index: Int
  ) -> Diagnostic {
    Diagnostic(
      "E15", "`\(name)` is given twice", [Label(span)],
      help: [Help("leave one out", [call.removing(index)])])
  }

  /// - Parameter mayCompare: whether a comparison could have been meant.
  static func unknownArgument(
    _ argument: Argument, of function: String, known: [String], mayCompare: Bool
  ) -> Diagnostic {
    guard let label = argument.label else {
      return Diagnostic("E16", "unknown argument", [Label(argument.span)])
    }
    var help = renamed(label.span, closestSpellings(to: label.text, among: known))
    if help.isEmpty, mayCompare {
      let gap = Span(label.span.end, argument.item.span.start)
      help = [Help("`=` names an argument; to compare write `==`", [Edit(gap, " == ")])]
    }
    let list = known.isEmpty ? "none" : known.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      "E16", "`\(function)` has no argument `\(label.written)`", [Label(label.span)],
      help: help + [Help("its arguments: \(list)")])
  }

  static func needsName(
    _ name: String, of function: String, _ item: Item, _ span: Span
  ) -> Diagnostic {
    var help: [Help] = []
    if case .string(let parts) = item.body.form, parts.count == 1, case .text(let text) = parts[0] {
      help = [Help("without quotes", [Edit(item.body.span, text)])]
    }
    let what = name.isEmpty ? "`\(function)` takes names" : "`\(name)` of `\(function)` is a name"
    return Diagnostic(
      "E17", "\(what), written alone and without quotes", [Label(span)], help: help)
  }

  static func needsOneBinder(_ function: String, _ item: Item, _ span: Span) -> Diagnostic {
    guard let last = item.binders.last, item.binders.count > 1 else {
      return Diagnostic(
        "E28", "`\(function)` takes one expression under one `for`", [Label(span)],
        help: [
          Help(
            "say over what: `… for x in 0..1`",
            [Edit(Span(item.span.end, item.span.end), " for x in 0..1")])
        ])
    }
    let before = item.binders[item.binders.count - 2].domain.span.end
    return Diagnostic(
      "E28", "`\(function)` takes one expression under one `for`", [Label(span)],
      help: [
        Help(
          "nest them: `\(function)(\(function)(… for x in a..b) for y in c..d)`",
          [
            Edit(item.span.opening, "\(function)("),
            Edit(Span(before, last.name.span.start), ") for "),
          ])
      ])
  }

  static func needsEquation(_ function: String, _ body: Expression, _ span: Span) -> Diagnostic {
    var edit = Edit(Span(body.span.end, body.span.end), " == 0")
    if case .comparison(let left, let links) = body.form, let link = links.first {
      edit = Edit(Span(left.span.end, link.operand.span.start), " == ")
    }
    return Diagnostic(
      "E28", "`\(function)` takes an equation", [Label(span)],
      help: [
        Help("compare with `==`: `\(function)(f(x) == 0 for x in a..b)`", [edit])
      ])
  }

  static func binderInRow(_ item: Item, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E28", "a row expression has no `for`: it runs over the rows already", [Label(span)],
      help: [Help("leave it out", [Edit(Span(item.body.span.end, item.span.end), "")])])
  }

  static func binderInsideList(_ item: Item, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E28", "a list is either elements or one expression with `for`", [Label(span)],
      help: [
        Help(
          "make it a list of its own",
          [Edit(item.span.opening, "["), Edit(Span(item.span.end, item.span.end), "]")])
      ])
  }

  static func argumentDimension(
    _ name: String, of function: String, _ unit: Unit, _ given: NumberKind, _ span: Span,
    _ item: Item?
  ) -> Diagnostic {
    let (wanted, found) = (unit.dimension, given.dimension)
    var help: [Help] = []
    if let body = item?.body, item?.binders.isEmpty == true {
      if found.isNone {
        help = [Help("give it a unit: `\(unit.ascii)`", body.given(unit))]
      } else if let factor = MissingFactor(from: found, to: wanted) {
        help = [
          Help("multiply by \(factor.ascii)", body.followed(by: " * \(factor.ascii)"))
        ]
      } else if wanted.isNone, let own = given.display?.unit {
        help = [Help("divide by a unit: `x / 1 \(own.ascii)`", body.divided(by: own))]
      }
    }
    return Diagnostic(
      "E18", "\(argument(name, of: function)) is \(wanted.phrase), and this is \(found.phrase)",
      [Label(span, given.unitText)], help: help)
  }

  /// Two arguments that are each other's.
  static func exchange(
    _ name: String, _ item: Item, _ otherName: String, _ otherItem: Item
  ) -> Help {
    Help(
      "are they in the other order? name them",
      [
        Edit(item.span.opening, "\(otherName) = "), Edit(otherItem.span.opening, "\(name) = "),
      ])
  }

  /// The same with better advice, if there is some.
  func offering(_ better: Help?) -> Diagnostic {
    var copy = self
    if let better { copy.help = [better] }
    return copy
  }

  /// "`nu` of `solar`"; one of several arguments that no parameter takes has no name.
  private static func argument(_ name: String, of function: String) -> String {
    name.isEmpty ? "an argument of `\(function)`" : "`\(name)` of `\(function)`"
  }

  static func argumentKind(
    _ name: String, of function: String, _ wanted: String, _ given: Kind, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "E17", "\(argument(name, of: function)) is \(wanted), and this is \(given.phrase)",
      [Label(span)])
  }

  static func notAChoice(
    _ text: String, _ name: String, of function: String, _ choices: [String], _ span: Span
  ) -> Diagnostic {
    let near =
      closestSpellings(to: text, among: choices)
      + choices.filter { !$0.isEmpty && text.lowercased().hasPrefix($0) }
    let list = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    return Diagnostic(
      "E17", "\(argument(name, of: function)) cannot be \"\(text)\"", [Label(span)],
      help: near.prefix(1).map { Help("did you mean \"\($0)\"?", [Edit(span, "\"\($0)\"")]) }
        + [Help("it is one of \(list)")])
  }
}
