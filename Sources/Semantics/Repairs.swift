import Syntax
import Units

/// Edits that the help of a diagnostic offers, made so that they can be pasted.
extension Expression {
  /// Writes `text`, an operator and its right side, behind the expression.
  func followed(by text: String) -> [Diagnostic.Edit] {
    let end = Span(span.end, span.end)
    if bindsTightly { return [.init(end, text)] }
    return [.init(Span(span.start, span.start), "("), .init(end, ")" + text)]
  }

  /// Gives a number without unit one: `3 keV`, or `x * 1 keV`.
  func given(_ unit: Unit) -> [Diagnostic.Edit] {
    isNumberLiteral
      ? [.init(Span(span.end, span.end), " \(unit.ascii)")]
      : followed(by: " * 1 \(unit.ascii)")
  }

  /// Takes the unit away: `x / 1 keV`.
  func divided(by unit: Unit) -> [Diagnostic.Edit] { followed(by: " / 1 \(unit.ascii)") }

  /// The unit word of a literal, seen through a sign and parentheses.
  var unitWritten: UnitWord? {
    switch form {
    case .quantity(_, let word): word
    case .unary(.minus, let inner): inner.unitWritten
    default: nil
    }
  }

  private var isNumberLiteral: Bool {
    switch form {
    case .number: true
    case .unary(.minus, let inner): inner.isNumberLiteral
    default: false
    }
  }

  /// Whether `*` or `/` behind it takes all of it as its left side.
  private var bindsTightly: Bool {
    switch form {
    case .number, .quantity, .string, .name, .list, .parenthesised, .member, .index: true
    case .call(_, _, let piped): !piped
    case .binary(.multiply, _, _, _), .binary(.divide, _, _, _), .binary(.power, _, _, _): true
    case .unary(.minus, let inner): inner.bindsTightly
    default: false
    }
  }
}

/// A call as it stands in the source.
struct WrittenCall {
  let callee: Expression
  var arguments: [Argument]
  let isPiped: Bool
  let span: Span

  /// Gives it one more argument.
  func adding(_ argument: String) -> Diagnostic.Edit {
    guard callee.span.end < span.end else {
      return .init(Span(span.end, span.end), "(\(argument))")
    }
    let isEmpty = arguments.count == (isPiped ? 1 : 0)
    return .init(Span(span.end - 1, span.end - 1), isEmpty ? argument : ", \(argument)")
  }

  /// Takes an argument away, with the comma before or behind it.
  func removing(_ index: Int) -> Diagnostic.Edit {
    let argument = arguments[index]
    if index > (isPiped ? 1 : 0) {
      return .init(Span(arguments[index - 1].span.end, argument.span.end), "")
    }
    let end = index + 1 < arguments.count ? arguments[index + 1].span.start : argument.span.end
    return .init(Span(argument.span.start, end), "")
  }

  /// Makes one range of two arguments: `grid(0, 1, 5)` is `grid(0..1, 5)`.
  func joiningRange(at index: Int) -> Diagnostic.Edit? {
    guard arguments.indices.contains(index + 1) else { return nil }
    return .init(Span(arguments[index].span.end, arguments[index + 1].span.start), "..")
  }

  /// Puts the two last of three arguments behind `for`: `integrate(x, 0, 1)` is
  /// `integrate(x for x in 0..1)`.
  func movingBoundsBehindFor() -> [Diagnostic.Edit]? {
    guard arguments.count == 3, arguments.allSatisfy({ $0.item.binders.isEmpty }),
      let range = joiningRange(at: 1)
    else { return nil }
    return [.init(Span(arguments[0].span.end, arguments[1].span.start), " for x in "), range]
  }

  /// Puts other text around the arguments, which stay: `linspace(a, b, n)` by
  /// `["grid(", "..", ", ", ")"]` is `grid(a..b, n)`.
  func rewritten(as pieces: [String]) -> [Diagnostic.Edit]? {
    guard pieces.count == arguments.count + 1, !isPiped,
      arguments.allSatisfy({ $0.label == nil && $0.item.binders.isEmpty })
    else { return nil }
    let starts = [span.start] + arguments.map(\.item.span.end)
    let ends = arguments.map(\.item.span.start) + [span.end]
    return zip(zip(starts, ends), pieces).map { .init(Span($0.0, $0.1), $1) }
  }
}

extension Argument {
  var span: Span { label.map { $0.span.union(item.span) } ?? item.span }
}
