import Columns
import Syntax
import Units

/// Numbers with units, ranges, measurements and conversions.
extension Checker {
  /// The unit that a unit word names.
  func unit(_ word: UnitWord) throws(Diagnostic) -> Unit {
    var unit = Unit.plain
    for factor in word.factors {
      guard let named = UnitCatalogue.unit(named: factor.name) else {
        throw unknownUnit(factor, in: word)
      }
      unit = unit * named.raised(to: Rational(factor.numerator, factor.denominator))
    }
    guard unit.scale.isNormal else { throw .outOfRange(place(word.span)) }
    return unit
  }

  private func unknownUnit(_ factor: UnitWord.Factor, in word: UnitWord) -> Diagnostic {
    let isName = locals[factor.name] != nil || scope[factor.name] != nil
    return .unknownUnit(
      factor, in: word, isName: isName, suggestions: UnitCatalogue.suggestions(for: factor.name),
      place(factor.span))
  }

  func quantity(
    _ value: Double, _ word: UnitWord, _ span: Span
  ) throws(Diagnostic) -> Checked {
    if word.factors.count == 1, let factor = word.factors.first, let local = locals[factor.name],
      local.role != .column, UnitCatalogue.unit(named: factor.name) != nil
    {
      throw .unitOrName(value, factor, local.role, place(word.span))
    }
    let unit = try unit(word)
    let number = value * unit.scale
    guard number.isFinite, number != 0 || value == 0 else { throw .outOfRange(place(span)) }
    return Checked(.number(number), .number(NumberKind(unit: unit)))
  }

  func displayUnit(_ scaled: ScaledUnit) throws(Diagnostic) -> DisplayUnit {
    let scale = scaled.scale ?? 1
    guard scale > 0, scale.isFinite else { throw .scaleNotPositive(place(scaled.span)) }
    return DisplayUnit(scale: scale, unit: try unit(scaled.unit))
  }

  // MARK: Ranges and measurements

  mutating func range(
    _ low: Expression, _ high: Expression, _ span: Span
  ) throws(Diagnostic) -> Checked {
    let (low, high) = shareUnit(low, high)
    let (a, b) = (try expression(low), try expression(high))
    if a.kind.isUnknown || b.kind.isUnknown { return .unknown }
    guard case .number(let first) = a.kind else {
      throw .notANumber(a.kind, "the end of a range", low, in: nil, place(low.span))
    }
    guard case .number(let second) = b.kind else {
      throw .notANumber(b.kind, "the end of a range", high, in: nil, place(high.span))
    }
    try requireSameDimension("make a range of", operand(low, a.kind), operand(high, b.kind))
    let kind = first.display?.unit.isPlain == false ? first : second
    let joined = NumberKind(first.joined(with: second).dimension, display: kind.display)
    return Checked(.range(a.node, b.node, place(span)), .range(joined))
  }

  mutating func measured(
    _ value: Expression, _ error: Expression, _ span: Span
  ) throws(Diagnostic) -> Checked {
    if let relative = percentage(error), percentage(value) == nil {
      let centre = try expression(value)
      if centre.kind.isUnknown { return .unknown }
      guard case .number(let number) = centre.kind else {
        throw .notANumber(
          centre.kind, "the centre of a measurement", value, in: nil, place(value.span))
      }
      let fraction = Checked(.number(relative), .plainNumber)
      let width = fold(
        .multiply, [fold(.absolute, [centre], centre.kind, span), fraction],
        centre.kind, span)
      return Checked(.measurement(centre.node, error: width.node), .measurement(number))
    }
    let (value, error) = shareUnit(value, error)
    let (centre, width) = (try expression(value), try expression(error))
    if centre.kind.isUnknown || width.kind.isUnknown { return .unknown }
    guard case .number(let first) = centre.kind, case .number(let second) = width.kind else {
      let wrong = if case .number = centre.kind { (width, error) } else { (centre, value) }
      throw .notANumber(
        wrong.0.kind, "part of a measurement", wrong.1, in: nil, place(wrong.1.span))
    }
    try requireSameDimension(
      "join by `±`", operand(value, .number(first)), operand(error, .number(second)))
    return Checked(.measurement(centre.node, error: width.node), .measurement(first))
  }

  /// `10%` as 0.1.
  private func percentage(_ expression: Expression) -> Double? {
    if case .quantity(let value, let word) = expression.form, word.written == "%" {
      return value / 100
    }
    return nil
  }

  /// A unit on the right serves both sides: `1..30 keV`, `5.1 ± 0.3 keV`.
  private func shareUnit(_ left: Expression, _ right: Expression) -> (Expression, Expression) {
    guard let word = right.unitWritten, let shared = left.adopting(word) else {
      return (left, right)
    }
    return (shared, right)
  }

  // MARK: Conversion

  mutating func convert(
    _ value: Expression, _ scaled: ScaledUnit
  ) throws(Diagnostic) -> Checked {
    let checked = try expression(value)
    return try converted(checked, value, to: scaled)
  }

  private func converted(
    _ checked: Checked, _ value: Expression, to scaled: ScaledUnit
  ) throws(Diagnostic) -> Checked {
    let display = try displayUnit(scaled)
    func convert(_ number: NumberKind) throws(Diagnostic) -> NumberKind {
      try self.convert(number, value, display, scaled)
    }
    switch checked.kind {
    case .unknown: return .unknown
    case .number(let number): return Checked(checked.node, .number(try convert(number)))
    case .measurement(let number): return Checked(checked.node, .measurement(try convert(number)))
    case .range(let number): return Checked(checked.node, .range(try convert(number)))
    case .list(.number(let number)):
      return Checked(checked.node, .list(.number(try convert(number))))
    case .list(.measurement(let number)):
      return Checked(checked.node, .list(.measurement(try convert(number))))
    default: throw .cannotConvert(checked.kind, place(value.span))
    }
  }

  private func convert(
    _ number: NumberKind, _ value: Expression, _ display: DisplayUnit, _ scaled: ScaledUnit
  ) throws(Diagnostic) -> NumberKind {
    let target = NumberKind(display.unit.dimension, display: display)
    guard number.dimension.isCompatible(with: target.dimension) else {
      if number.dimension.withoutScale == target.dimension.withoutScale {
        throw .energyScalesDiffer(
          "convert between", operand(value, .number(number)).label,
          .init(place(scaled.span), target.unitText))
      }
      throw .wrongConversion(operand(value, .number(number)), display.unit, place(scaled.span))
    }
    var kind = target.dimension.hasNoScale ? NumberKind(number.dimension, display: display) : target
    (kind.moment, kind.note) = (number.moment, number.note)
    return kind
  }
}

extension Expression {
  /// The bare number literal with a unit, or nil when it is anything else.
  fileprivate func adopting(_ word: UnitWord) -> Expression? {
    switch form {
    case .number(let value): return Expression(.quantity(value, word), span)
    case .unary(.minus, let inner):
      return inner.adopting(word).map { Expression(.unary(.minus, $0), span) }
    default: return nil
    }
  }
}
