import Syntax
import Units

/// The wording of what can be wrong with kinds of values.
extension Diagnostic {
  static func measurementArithmetic(
    _ kind: Kind, _ expression: Expression, _ span: Span
  ) -> Diagnostic {
    let end = Span(expression.span.end, expression.span.end)
    return Diagnostic(
      "E25",
      "a measurement is not computed with: how its error is correlated with others is unknown",
      [Label(span, kind.unitText)],
      help: [Help("use its value: `.value` (or `.error`)", [Edit(end, ".value")])])
  }

  /// `"T = " + T` is `"T = {T}"`.
  static func stringsAreNotAdded(
    _ left: Expression, _ right: Expression, _ span: Span
  ) -> Diagnostic {
    var edits: [Edit] = []
    if case .string = left.form {
      if case .string = right.form {
        edits = [Edit(Span(left.span.end - 1, right.span.start + 1), "")]
      } else {
        edits = [
          Edit(Span(left.span.end - 1, right.span.start), "{"),
          Edit(Span(right.span.end, right.span.end), "}\""),
        ]
      }
    }
    return Diagnostic(
      "E17", "strings are not added", [Label(span)],
      help: [Help("put the value inside: `\"text {x as keV}\"`", edits)])
  }

  /// - Parameter whole: the expression that it is an operand of.
  static func notANumber(
    _ kind: Kind, _ use: String, _ operand: Expression, in whole: Span?, _ span: Span
  ) -> Diagnostic {
    var help: [Help] = []
    if case .list = kind {
      var edits: [Edit] = []
      if case .name(let name) = operand.form, let whole {
        edits = [
          Edit(whole.opening, "["), Edit(operand.span, "each"),
          Edit(Span(whole.end, whole.end), " for each in \(name.written)]"),
        ]
      }
      help = [Help("compute element by element: `[… for x in list]`", edits)]
    }
    return Diagnostic("E17", "\(kind.phrase) cannot be \(use)", [Label(span)], help: help)
  }

  static func notAPlainNumber(_ kind: Kind, _ purpose: String, _ span: Span) -> Diagnostic {
    Diagnostic("E17", "\(purpose) is a plain number, and this is \(kind.phrase)", [Label(span)])
  }

  static func notACondition(_ operand: Operand) -> Diagnostic {
    let zero = operand.number.display.map { " > 0 \($0.unit.ascii)" } ?? " > 0"
    let isNumber = if case .number = operand.kind { true } else { false }
    return Diagnostic(
      "E17", "a condition is true or false, and this is \(operand.kind.phrase)", [operand.label],
      help: [
        Help("compare it: `… > 0`", isNumber ? operand.expression.followed(by: zero) : [])
      ])
  }

  static func cannotCompare(_ a: Operand, _ b: Operand) -> Diagnostic {
    if case .string = a.kind, case .string = b.kind {
      return Diagnostic(
        "E17", "strings have no order: they are equal or not", [a.label, b.label],
        help: [
          Help(
            "compare with `==` or `!=`",
            [Edit(Span(a.expression.span.end, b.expression.span.start), " == ")])
        ])
    }
    let names = [a, b].compactMap { operand -> Help? in
      guard case .string(let parts) = operand.expression.form, parts.count == 1,
        case .text(let text) = parts[0], !text.contains(" ")
      else { return nil }
      return Help("a name or column stands without quotes", [Edit(operand.expression.span, text)])
    }
    return Diagnostic(
      "E17", "cannot compare \(a.kind.phrase) with \(b.kind.phrase)", [a.label, b.label],
      help: names)
  }

  static func cannotConvert(_ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic("E17", "\(kind.phrase) has no unit to convert", [Label(span)])
  }

  static func notIndexable(_ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic("E29", "\(kind.phrase) has no elements", [Label(span)])
  }

  static func rangeNeedsGrid(_ binder: Binder, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E27", "a range of quantities has no steps to go through", [Label(span)],
      help: [
        Help(
          "say how many: `grid(a..b, 10)`",
          [Edit(Span(span.start, span.start), "grid("), Edit(Span(span.end, span.end), ", 10)")])
      ])
  }

  static func notADomain(_ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E28", "`for` runs over a range or a list, and this is \(kind.phrase)", [Label(span)],
      help: [Help("a range is `a..b`, a list `[a, b, c]`")])
  }
}

extension NumberKind {
  /// The unit to name the quantity by, for notes under carets.
  package var unitText: String {
    (display?.unit ?? preferredUnit(for: dimension, magnitude: 1)).symbol
  }
}

extension Kind {
  var unitText: String { numberKind?.unitText ?? "" }
}
