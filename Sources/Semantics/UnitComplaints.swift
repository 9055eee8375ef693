import Syntax
import Units

/// The wording of what can be wrong with units.
extension Diagnostic {
  static func unknownUnit(
    _ factor: UnitWord.Factor, in word: UnitWord, isName: Bool, suggestions: [String], _ span: Span
  ) -> Diagnostic {
    var help = suggestions.enumerated().map { index, name in
      Help(index == 0 ? "did you mean `\(name)`?" : "or `\(name)`?", [Edit(span, name)])
    }
    if isName || help.isEmpty {
      let product =
        word.blanksBefore(factor).map { Help("to go on after the unit, put blanks round it", $0) }
        ?? (isName ? Help("for a product: `* \(factor.name)`", [.init(span.opening, "* ")]) : nil)
      help = (product.map { [$0] } ?? []) + help
    }
    if help.isEmpty { help = [Help("units look like `keV`, `cm^2/keV`, `events/(t*yr*keV)`")] }
    return Diagnostic("E08", "unknown unit `\(factor.name)`", [Label(span)], help: help)
  }

  static func unitWithoutNumber(_ name: Name, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E14", "`\(name.written)` is a unit, and a unit stands only after a number", [Label(span)],
      help: [Help("one of it: `1 \(name.written)`", [Edit(span.opening, "1 ")])])
  }

  /// `2 T` where `T` is also a parameter, or the variable of a `for`.
  static func unitOrName(
    _ value: Double, _ factor: UnitWord.Factor, _ role: Checker.Local.Role, _ span: Span
  ) -> Diagnostic {
    let (number, name) = (formatNumber(value), factor.name)
    let long = UnitCatalogue.longName(of: name)
    let product = Help("`\(number) * \(name)`", [Edit(span.opening, "* ")])
    let unit = long.map { Help("or `\(number) \($0)`", [Edit(span, $0)]) }
    return Diagnostic(
      "E06",
      "`\(number) \(name)` means \(number) \(long ?? name), and `\(name)` is also \(role.rawValue) here",
      [Label(span)], help: [product] + (unit.map { [$0] } ?? []))
  }

  static func outOfRange(_ span: Span) -> Diagnostic {
    Diagnostic(
      "E11", "in this unit the number is outside the range of a double, about 1e-308 to 1e308",
      [Label(span)], help: [Help("use a smaller exponent, or a unit with a prefix that fits")])
  }

  static func scaleNotPositive(_ span: Span) -> Diagnostic {
    Diagnostic("E13", "the number before a unit must be above zero", [Label(span)])
  }

  static func ambiguousQuotient(
    _ numerator: Double, _ value: Double, _ unit: UnitWord, _ span: Span
  ) -> Diagnostic {
    let (n, d) = (formatNumber(numerator), formatNumber(value))
    let quotient = formatNumber(numerator / value, digits: 15)
    return Diagnostic(
      "W01", "`\(n)/\(d) \(unit.written)` is \(n)/(\(d) \(unit.written))", [Label(span)],
      help: [
        Help(
          "for \(quotient) \(unit.written) write `\(quotient) \(unit.written)`",
          [Edit(span, "\(quotient) \(unit.written)")])
      ])
  }
}

extension Span {
  /// The empty stretch where it starts.
  var opening: Span { Span(start, start) }
}

extension UnitWord {
  /// The edits that put blanks round the operator before a factor, if there is one: `keV * x`.
  fileprivate func blanksBefore(_ factor: Factor) -> [Diagnostic.Edit]? {
    let bytes = Array(written.utf8.prefix(factor.span.start - span.start))
    guard let last = String(decoding: bytes, as: UTF8.self).last, "*/·×".contains(last) else {
      return nil
    }
    let operatorStart = factor.span.start - last.utf8.count
    return [
      .init(Span(operatorStart, operatorStart), " "),
      .init(Span(factor.span.start, factor.span.start), " "),
    ]
  }
}
