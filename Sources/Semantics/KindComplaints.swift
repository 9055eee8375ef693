import Syntax
import Units

/// The wording of what can be wrong with kinds, units and dimensions.
extension Diagnostic {
  // MARK: Dimensions

  static func dimensionsDiffer(
    _ verb: String, _ a: NumberKind, _ aSpan: Span, _ b: NumberKind, _ bSpan: Span
  ) -> Diagnostic {
    let joint = verb == "add" ? "and" : verb == "subtract" ? "and" : "with"
    var help: [Help] = []
    if let factor = missingFactor(a.dimension, b.dimension) {
      help.append(
        Help("multiply the second by \(factor)", [Edit(Span(bSpan.end, bSpan.end), " * \(factor)")])
      )
    } else if b.dimension.isNone, let unit = a.display?.unit {
      help.append(
        Help(
          "give it a unit: `… \(unit.ascii)`", [Edit(Span(bSpan.end, bSpan.end), " \(unit.ascii)")])
      )
    } else if a.dimension.isNone, let unit = b.display?.unit {
      help.append(
        Help(
          "give it a unit: `… \(unit.ascii)`", [Edit(Span(aSpan.end, aSpan.end), " \(unit.ascii)")])
      )
    }
    return Diagnostic(
      "E12", "cannot \(verb) \(a.dimension.phrase) \(joint) \(b.dimension.phrase)",
      [Label(aSpan, a.unitText), Label(bSpan, b.unitText)], help: help)
  }

  static func energyScalesDiffer(
    _ verb: String, _ a: NumberKind, _ aSpan: Span, _ b: NumberKind, _ bSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      "E26", "cannot \(verb) electron-equivalent and nuclear-recoil energies",
      [Label(aSpan, a.unitText), Label(bSpan, b.unitText)],
      help: [
        Help("`quench` turns a nuclear recoil into keVee, `unquench` goes back")
      ])
  }

  static func wrongConversion(
    _ number: NumberKind, _ span: Span, _ unit: Unit, _ unitSpan: Span
  ) -> Diagnostic {
    var help: [Help] = []
    var message = "the result is \(number.dimension.phrase), not \(unit.dimension.phrase)"
    if let factor = missingFactor(unit.dimension, number.dimension) {
      message = "the result is \(number.unitText), not \(unit.symbol); they differ by \(factor)"
      help = [Help("multiply by \(factor)", [Edit(Span(span.end, span.end), " * \(factor)")])]
    }
    return Diagnostic(
      "E13", message, [Label(span, number.unitText), Label(unitSpan, unit.dimension.phrase)],
      help: help)
  }

  /// `hbarc^2` when multiplying `b` by it gives the dimension of `a`; nil when no power does.
  private static func missingFactor(_ a: Dimension, _ b: Dimension) -> String? {
    let hbarc = Dimension.energy * .length
    for power in [1, 2, 3, 4, -1, -2, -3, -4] {
      let factor = hbarc.raised(to: Rational(power))
      if b.withoutScale * factor == a.withoutScale {
        return power == 1 ? "hbarc" : "hbarc^\(power)"
      }
    }
    return nil
  }

  static func exponentHasUnit(_ number: NumberKind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E19", "an exponent is a plain number, and this is \(number.dimension.phrase)",
      [Label(span, number.unitText)],
      help: [
        Help(
          "divide by a unit, as in `x / 1 \(number.unitText)`",
          [Edit(Span(span.end, span.end), " / 1 \(number.display?.unit.ascii ?? "keV")")])
      ])
  }

  static func exponentNotConstant(_ base: NumberKind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E19", "the unit of the result depends on this exponent, so it must be a known fraction",
      [Label(span)],
      help: [Help("make the base a plain number first: `(x / 1 \(base.unitText))^…`")])
  }

  // MARK: Units

  static func unknownUnit(
    _ factor: UnitWord.Factor, in word: UnitWord, isName: Bool, suggestions: [String], _ span: Span
  ) -> Diagnostic {
    var help: [Help] = []
    if isName, word.factors.count > 1 {
      help.append(
        Help(
          "`\(factor.name)` is a name: put blanks round the operator",
          [Edit(word.span, word.written.spacedBefore(factor.name))]))
    } else if isName {
      help.append(
        Help("for a product: `* \(factor.name)`", [Edit(Span(span.start, span.start), "* ")]))
    }
    help += suggestions.enumerated().map { index, name in
      Help(index == 0 ? "did you mean `\(name)`?" : "or `\(name)`?", [Edit(span, name)])
    }
    if help.isEmpty { help = [Help("units look like `keV`, `cm^2/keV`, `events/(t*yr*keV)`")] }
    return Diagnostic("E08", "unknown unit `\(factor.name)`", [Label(span)], help: help)
  }

  static func unitOrName(_ value: Double, _ factor: UnitWord.Factor, _ span: Span) -> Diagnostic {
    let number = formatNumber(value)
    let long = UnitCatalogue.longName(of: factor.name)
    return Diagnostic(
      "E06",
      "`\(number) \(factor.name)` means \(number) \(long ?? factor.name), and `\(factor.name)` is also a name here",
      [Label(span)],
      help: [
        Help(
          "for the product: `\(number) * \(factor.name)`",
          [Edit(Span(span.start, span.start), "* ")])
      ] + (long.map { [Help("for the unit: `\(number) \($0)`", [Edit(span, $0)])] } ?? []))
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

  // MARK: Kinds

  static func measurementArithmetic(_ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E25",
      "a measurement is not computed with: how its error is correlated with others is unknown",
      [Label(span, kind.numberKind?.unitText ?? "")],
      help: [
        Help("use its value: `.value` (or `.error`)", [Edit(Span(span.end, span.end), ".value")])
      ])
  }

  static func stringsAreNotAdded(_ span: Span) -> Diagnostic {
    Diagnostic(
      "E17", "strings are not added", [Label(span)],
      help: [Help("put the value inside: `\"text {x as keV}\"`")])
  }

  static func notANumber(_ kind: Kind, _ use: String, _ span: Span) -> Diagnostic {
    var help: [Help] = []
    if case .list = kind {
      help = [Help("compute element by element: `[… for x in list]`")]
    }
    return Diagnostic(
      "E17", "\(kind.phrase) cannot be \(use)", [Label(span)], help: help)
  }

  static func notAPlainNumber(_ kind: Kind, _ purpose: String, _ span: Span) -> Diagnostic {
    Diagnostic("E17", "\(purpose) is a plain number, and this is \(kind.phrase)", [Label(span)])
  }

  static func notACondition(_ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E17", "a condition is true or false, and this is \(kind.phrase)", [Label(span)],
      help: [Help("compare it: `… > 0`")])
  }

  static func cannotCompare(_ a: Kind, _ aSpan: Span, _ b: Kind, _ bSpan: Span) -> Diagnostic {
    Diagnostic(
      "E17", "cannot compare \(a.phrase) with \(b.phrase)", [Label(aSpan), Label(bSpan)])
  }

  static func cannotConvert(_ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic("E17", "\(kind.phrase) has no unit to convert", [Label(span)])
  }

  static func notIndexable(_ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic("E29", "\(kind.phrase) has no elements", [Label(span)])
  }

  static func listElementsDiffer(
    _ a: Kind, _ aSpan: Span, _ b: Kind, _ bSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      "E20", "a list holds values of one kind, and these are \(a.phrase) and \(b.phrase)",
      [Label(bSpan, b.unitText), Label(aSpan, a.unitText)], help: giveUnit(of: a, to: b, bSpan))
  }

  static func branchesDiffer(
    _ a: Kind, _ aSpan: Span, _ b: Kind, _ bSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      "E20", "both branches must be of one kind, and these are \(a.phrase) and \(b.phrase)",
      [Label(bSpan, b.unitText), Label(aSpan, a.unitText)], help: giveUnit(of: a, to: b, bSpan))
  }

  private static func giveUnit(of a: Kind, to b: Kind, _ span: Span) -> [Help] {
    guard case .number(let first) = a, case .number(let second) = b, second.dimension.isNone,
      let unit = first.display?.unit, !unit.isPlain
    else { return [] }
    return [
      Help("give it a unit: `… \(unit.ascii)`", [Edit(Span(span.end, span.end), " \(unit.ascii)")])
    ]
  }

  // MARK: Ranges and measurements

  static func rangeEndsDiffer(
    _ a: NumberKind, _ low: Expression, _ b: NumberKind, _ high: Expression, _ aSpan: Span,
    _ bSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      "E18", "the ends of a range are \(a.dimension.phrase) and \(b.dimension.phrase)",
      [Label(aSpan, a.unitText), Label(bSpan, b.unitText)],
      help: giveUnit(of: .number(a), to: .number(b), bSpan)
        + giveUnit(of: .number(b), to: .number(a), aSpan))
  }

  static func measurementPartsDiffer(
    _ a: NumberKind, _ value: Expression, _ b: NumberKind, _ error: Expression, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "E18", "the value is \(a.dimension.phrase) and its error \(b.dimension.phrase)",
      [Label(span, b.unitText)], help: giveUnit(of: .number(a), to: .number(b), span))
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

  // MARK: Arguments

  static func argumentDimension(
    _ name: String, of function: String, _ unit: Unit, _ given: NumberKind, _ span: Span
  ) -> Diagnostic {
    let wanted = NumberKind(unit: unit)
    var help: [Help] = []
    if given.dimension.isNone, !unit.isPlain {
      help = [
        Help(
          "give it a unit: `… \(unit.ascii)`", [Edit(Span(span.end, span.end), " \(unit.ascii)")])
      ]
    } else if let factor = missingFactor(unit.dimension, given.dimension) {
      help = [Help("multiply by \(factor)", [Edit(Span(span.end, span.end), " * \(factor)")])]
    } else {
      help = [Help("are the arguments in the right order?")]
    }
    return Diagnostic(
      "E18",
      "`\(name)` of `\(function)` is \(wanted.dimension.phrase), and this is \(given.dimension.phrase)",
      [Label(span, given.unitText)], help: help)
  }

  static func argumentKind(
    _ name: String, of function: String, _ wanted: String, _ given: Kind, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "E17", "`\(name)` of `\(function)` is \(wanted), and this is \(given.phrase)", [Label(span)])
  }

  static func notAChoice(
    _ text: String, _ name: String, of function: String, _ choices: [String], _ span: Span
  ) -> Diagnostic {
    let near = closestSpellings(to: text, among: choices)
    let list = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    return Diagnostic(
      "E17", "`\(name)` of `\(function)` cannot be \"\(text)\"", [Label(span)],
      help: near.prefix(1).map { Help("did you mean \"\($0)\"?", [Edit(span, "\"\($0)\"")]) }
        + [Help("it is one of \(list)")])
  }
}

extension NumberKind {
  /// The unit to name the quantity by, for notes under carets.
  package var unitText: String {
    (display?.unit ?? preferredUnit(for: dimension, magnitude: 1)).symbol
  }
}

extension Kind {
  fileprivate var unitText: String { numberKind?.unitText ?? "" }
}

extension String {
  /// `keV*x` as `keV * x`: blanks round the operator before a name.
  fileprivate func spacedBefore(_ name: String) -> String {
    guard let start = indices.last(where: { self[$0...].hasPrefix(name) }), start > startIndex
    else { return self }
    let operatorIndex = index(before: start)
    return "\(self[..<operatorIndex]) \(self[operatorIndex]) \(self[start...])"
  }
}
