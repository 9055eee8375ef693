package import Columns
package import Syntax
package import Units

/// Operators, and the dimensions of what they make.
extension Checker {
  // MARK: Unary and binary operators

  mutating func unary(
    _ operation: UnaryOperator, _ operand: Expression
  ) throws(Diagnostic) -> Checked {
    switch operation {
    case .not:
      return fold(.not, [try boolean(operand)], .boolean, operand.span)
    case .minus:
      let checked = try expression(operand)
      if checked.kind.isUnknown { return .unknown }
      if case .measurement = checked.kind {
        throw .measurementArithmetic(checked.kind, operand, place(operand.span))
      }
      guard case .number(let number) = checked.kind else {
        throw .notANumber(checked.kind, "negated", operand, in: nil, place(operand.span))
      }
      return fold(.negate, [checked], .number(number), operand.span)
    }
  }

  mutating func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression,
    _ operatorSpan: Span, whole: Span
  ) throws(Diagnostic) -> Checked {
    switch operation {
    case .and: return fold(.and, [try boolean(left), try boolean(right)], .boolean, whole)
    case .or: return fold(.or, [try boolean(left), try boolean(right)], .boolean, whole)
    case .add, .subtract, .multiply, .divide, .power: break
    }
    if operation == .divide { warnOfAmbiguousQuotient(left, right, whole) }
    let (a, b) = (try expression(left), try expression(right))
    if a.kind.isUnknown || b.kind.isUnknown { return .unknown }
    if a.kind.isObject || b.kind.isObject {
      return try objectOperation(operation, (a, left), (b, right), whole)
    }
    if case .string = a.kind, operation == .add {
      throw .stringsAreNotAdded(left, right, place(whole))
    }
    let first = try operand(a, left, operation, in: whole)
    let second = try operand(b, right, operation, in: whole)
    switch operation {
    case .add, .subtract:
      try requireSameDimension(
        operation.verb, self.operand(left, a.kind), self.operand(right, b.kind))
      var kind = first
      if first.dimension.hasNoScale { kind.dimension = second.dimension }
      (kind.moment, kind.note) = (first.moment ?? second.moment, nil)
      return fold(operation == .add ? .add : .subtract, [a, b], .number(kind), whole)
    case .multiply:
      return fold(.multiply, [a, b], .number(first * second), whole)
    case .divide:
      return fold(.divide, [a, b], .number(first / second), whole)
    default:
      let kind = try power(first, left, exponent: b, right)
      return fold(.power, [a, b], .number(kind), whole)
    }
  }

  private func operand(
    _ checked: Checked, _ expression: Expression, _ operation: BinaryOperator, in whole: Span
  ) throws(Diagnostic) -> NumberKind {
    switch checked.kind {
    case .number(let number): return number
    case .measurement:
      throw .measurementArithmetic(checked.kind, expression, place(expression.span))
    default:
      throw .notANumber(
        checked.kind, "used with `\(operation.rawValue)`", expression, in: whole,
        place(expression.span))
    }
  }

  private func power(
    _ base: NumberKind, _ left: Expression, exponent: Checked, _ right: Expression
  ) throws(Diagnostic) -> NumberKind {
    guard exponent.kind.numberKind?.dimension.isNone == true else {
      throw .exponentHasUnit(operand(right, exponent.kind))
    }
    if base.dimension.isNone && base.dimension.hasNoScale { return NumberKind() }
    guard let value = exponent.constantNumber, let rational = Rational(approximating: value)
    else { throw .exponentNotConstant(operand(left, .number(base)), place(right.span)) }
    return base.raised(to: rational)
  }

  /// `1/2 keV` is 1/(2 keV); who wrote it, without blanks round the `/`, may have meant 0.5 keV.
  private mutating func warnOfAmbiguousQuotient(
    _ left: Expression, _ right: Expression, _ whole: Span
  ) {
    guard case .number(let numerator) = left.form, case .quantity(let value, let unit) = right.form,
      value != 0, whole.end - whole.start == left.span.length + right.span.length + 1
    else { return }
    warn(.ambiguousQuotient(numerator, value, unit, whole))
  }

  // MARK: Comparisons

  mutating func comparison(
    _ first: Expression, _ links: [ComparisonLink]
  ) throws(Diagnostic) -> Checked {
    var bindings: [(slot: Int, value: Node)] = []
    var left = (try expression(first), first)
    var result: Checked?
    for (position, link) in links.enumerated() {
      var right = (try expression(link.operand), link.operand)
      if position + 1 < links.count { right.0 = named(right.0, &bindings) }
      let test = try compare(link.comparison, left, right)
      result = result.map { fold(.and, [$0, test], .boolean, first.span) } ?? test
      left = right
    }
    guard var checked = result else { return left.0 }
    for binding in bindings.reversed() {
      checked.node = .binding(slot: binding.slot, value: binding.value, body: checked.node)
    }
    return checked
  }

  /// The middle of `a < b < c` stands on both sides; it is evaluated once.
  private mutating func named(
    _ checked: Checked, _ bindings: inout [(slot: Int, value: Node)]
  ) -> Checked {
    if checked.isTrivial { return checked }
    let slot = newSlot()
    bindings.append((slot, checked.node))
    return Checked(.slot(slot), checked.kind)
  }

  private func compare(
    _ comparison: ComparisonOperator, _ a: (Checked, Expression), _ b: (Checked, Expression)
  ) throws(Diagnostic) -> Checked {
    let whole = a.1.span.union(b.1.span)
    let isEquality = comparison == .equal || comparison == .notEqual
    switch (a.0.kind, b.0.kind) {
    case (.unknown, _), (_, .unknown): return Checked(.boolean(false), .unknown)
    case (.number, .number):
      try requireSameDimension("compare", operand(a.1, a.0.kind), operand(b.1, b.0.kind))
      return fold(comparison.rowOperation, [a.0, b.0], .boolean, whole)
    case (.boolean, .boolean) where isEquality:
      return fold(comparison.rowOperation, [a.0, b.0], .boolean, whole)
    case (.string, .string) where isEquality:
      return Checked(
        .stringComparison(equal: comparison == .equal, a.0.node, b.0.node), .boolean)
    case (.measurement, _): throw .measurementArithmetic(a.0.kind, a.1, place(a.1.span))
    case (_, .measurement): throw .measurementArithmetic(b.0.kind, b.1, place(b.1.span))
    default: throw .cannotCompare(operand(a.1, a.0.kind), operand(b.1, b.0.kind))
    }
  }

  // MARK: Shared

  /// Throws unless the numbers may be added, compared or converted into one another.
  func requireSameDimension(_ verb: String, _ a: Operand, _ b: Operand) throws(Diagnostic) {
    let (first, second) = (a.number.dimension, b.number.dimension)
    guard !first.isCompatible(with: second) else {
      if let one = a.number.moment, let other = b.number.moment, one != other {
        throw .momentsDiffer(verb, (one, a.span), (other, b.span))
      }
      return
    }
    throw first.withoutScale == second.withoutScale
      ? .energyScalesDiffer(verb, a.label, b.label) : .dimensionsDiffer(verb, a, b)
  }

  mutating func plainNumber(
    _ operand: Expression, for purpose: String
  ) throws(Diagnostic) -> Checked {
    let checked = try expression(operand)
    switch checked.kind {
    case .unknown: return checked
    case .number(let number) where number.dimension.isNone: return checked
    default: throw .notAPlainNumber(checked.kind, purpose, place(operand.span))
    }
  }

  func fold(
    _ operation: RowOperation, _ operands: [Checked], _ kind: Kind, _ span: Span
  ) -> Checked {
    .applying(operation, operands, kind, place(span))
  }
}

extension Checked {
  /// An operation, done at once when its operands are known and the result is finite.
  package static func applying(
    _ operation: RowOperation, _ operands: [Checked], _ kind: Kind, _ span: Span
  ) -> Checked {
    let node = Node.operation(operation, operands.map(\.node), span)
    let numbers = operands.compactMap(\.foldable)
    guard numbers.count == operands.count, !operands.contains(where: \.kind.isUnknown) else {
      return Checked(node, operands.contains(where: \.kind.isUnknown) ? .unknown : kind)
    }
    let value = operation.evaluate(numbers)
    guard value.isFinite else { return Checked(node, kind) }
    if case .boolean = kind { return Checked(.boolean(value != 0), kind) }
    return Checked(.number(value), kind)
  }
}

extension Checked {
  /// A known number, or a known truth value as 0 or 1.
  fileprivate var foldable: Double? {
    switch node {
    case .number(let value): value
    case .boolean(let value): value ? 1 : 0
    default: nil
    }
  }

  /// Whether evaluating it twice costs nothing.
  var isTrivial: Bool {
    switch node {
    case .number, .string, .boolean, .slot, .global: true
    default: false
    }
  }
}

extension BinaryOperator {
  var verb: String { self == .add ? "add" : "subtract" }
}

extension ComparisonOperator {
  fileprivate var rowOperation: RowOperation {
    switch self {
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    }
  }
}

extension NumberKind {
  private var unitSoFar: Unit? {
    display?.unit ?? (dimension.isNone && dimension.hasNoScale ? .plain : nil)
  }

  /// Energy is derived and shown as energy: a product like kg·m²/s² is none of its units. Neither is
  /// one whose scale is beyond the range of a number.
  private static func combine(_ dimension: Dimension, _ unit: Unit?) -> NumberKind {
    guard let unit = unit?.simplified(), unit.scale.isNormal,
      dimension.withoutScale != .energy || unit.factors.count == 1
    else { return NumberKind(dimension) }
    return NumberKind(dimension, display: DisplayUnit(scale: 1, unit: unit))
  }

  package static func * (a: NumberKind, b: NumberKind) -> NumberKind {
    var unit: Unit?
    if let first = a.unitSoFar, let second = b.unitSoFar { unit = first * second }
    var kind = combine(a.dimension * b.dimension, unit)
    if kind.dimension == .moment { kind.moment = a.moment ?? b.moment }
    return kind
  }

  package static func / (a: NumberKind, b: NumberKind) -> NumberKind {
    var unit: Unit?
    if let first = a.unitSoFar, let second = b.unitSoFar { unit = first / second }
    var kind = combine(a.dimension / b.dimension, unit)
    if kind.dimension == .moment { kind.moment = a.moment }
    return kind
  }

  package func raised(to exponent: Rational) -> NumberKind {
    NumberKind.combine(dimension.raised(to: exponent), unitSoFar?.raised(to: exponent))
  }
}
