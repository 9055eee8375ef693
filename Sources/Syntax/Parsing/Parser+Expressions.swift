// Operators, from the loosest to the tightest.

extension Parser {
  mutating func expression() throws(Diagnostic) -> Expression {
    try nested { (parser) throws(Diagnostic) in try parser.pipeline() }
  }

  private mutating func pipeline() throws(Diagnostic) -> Expression {
    let start = current.span.start
    var value = try choice()
    while take(.pipe) != nil {
      let function = try expectName("the name of a function")
      let callee = try make(.name(function), from: function.span.start)
      let input = Argument(label: nil, item: Item(body: value, span: value.span))
      let arguments = at(.leftParenthesis) ? try arguments() : []
      value = try make(.call(callee, [input] + arguments, piped: true), from: start)
      if at(.as) { value = try conversion(of: value) }
    }
    return value
  }

  private mutating func choice() throws(Diagnostic) -> Expression {
    let start = current.span.start
    guard take(.if) != nil else { return try convert() }
    let condition = try expression()
    try expect(.then)
    let then = try expression()
    try expect(.else)
    let otherwise = try nested { (parser) throws(Diagnostic) in try parser.choice() }
    return try make(
      .conditional(condition: condition, then: then, otherwise: otherwise), from: start)
  }

  private mutating func convert() throws(Diagnostic) -> Expression {
    let value = try disjunction()
    if at(.if) || at(.question) { try rejectForeignChoice(after: value) }
    return at(.as) ? try conversion(of: value) : value
  }

  private mutating func conversion(of value: Expression) throws(Diagnostic) -> Expression {
    try expect(.as)
    let converted = try make(.convert(value, try scaledUnit()), from: value.span.start)
    if let symbol = current.symbol, arithmetic.contains(symbol) {
      throw .conversionInArithmetic(converted.span, current.span)
    }
    return converted
  }

  private var arithmetic: [Symbol] { [.plus, .minus, .times, .over, .power, .plusMinus, .as] }

  private mutating func disjunction() throws(Diagnostic) -> Expression {
    try leftAssociative([.or: .or]) { (parser) throws(Diagnostic) in try parser.conjunction() }
  }

  private mutating func conjunction() throws(Diagnostic) -> Expression {
    try leftAssociative([.and: .and]) { (parser) throws(Diagnostic) in try parser.negation() }
  }

  private mutating func negation() throws(Diagnostic) -> Expression {
    guard let not = take(.not) else { return try comparison() }
    let operand = try nested { (parser) throws(Diagnostic) in try parser.negation() }
    return try make(.unary(.not, operand), from: not.span.start)
  }

  private mutating func comparison() throws(Diagnostic) -> Expression {
    let first = try range()
    var links: [ComparisonLink] = []
    while let comparison = current.symbol.flatMap({ ComparisonOperator(rawValue: $0.rawValue) }) {
      advance()
      links.append(ComparisonLink(comparison, try range()))
    }
    return links.isEmpty ? first : try make(.comparison(first, links), from: first.span.start)
  }

  private mutating func range() throws(Diagnostic) -> Expression {
    let lower = try measured()
    guard take(.range) != nil else { return lower }
    return try make(.range(lower, try measured()), from: lower.span.start)
  }

  private mutating func measured() throws(Diagnostic) -> Expression {
    let value = try sum()
    guard take(.plusMinus) != nil else { return value }
    return try make(.measured(value, error: try sum()), from: value.span.start)
  }

  private mutating func sum() throws(Diagnostic) -> Expression {
    try leftAssociative([.plus: .add, .minus: .subtract]) { (parser) throws(Diagnostic) in
      try parser.product()
    }
  }

  private mutating func product() throws(Diagnostic) -> Expression {
    try leftAssociative([.times: .multiply, .over: .divide]) { (parser) throws(Diagnostic) in
      try parser.unary()
    }
  }

  private mutating func leftAssociative(
    _ operators: [Symbol: BinaryOperator],
    _ operand: (inout Parser) throws(Diagnostic) -> Expression
  ) throws(Diagnostic) -> Expression {
    var left = try operand(&self)
    while let binary = current.symbol.flatMap({ operators[$0] }) {
      let place = advance().span
      let right = try operand(&self)
      left = try make(.binary(binary, left, right, operatorSpan: place), from: left.span.start)
    }
    return left
  }

  private mutating func unary() throws(Diagnostic) -> Expression {
    if let plus = take(.plus) { diagnostics.append(.unaryPlus(plus.span)) }
    guard let minus = take(.minus) else { return try power() }
    let operand = try nested { (parser) throws(Diagnostic) in try parser.unary() }
    return try make(.unary(.minus, operand), from: minus.span.start)
  }

  private mutating func power() throws(Diagnostic) -> Expression {
    let base = try postfix()
    let exponent: Expression
    let place = current.span
    if take(.power) != nil {
      exponent = try nested { (parser) throws(Diagnostic) in try parser.unary() }
    } else if take(.superscript) != nil {
      exponent = try superscript(place)
    } else {
      return base
    }
    return try make(.binary(.power, base, exponent, operatorSpan: place), from: base.span.start)
  }

  /// `²` is the number 2, `⁻¹` is -1.
  private func superscript(_ span: Span) throws(Diagnostic) -> Expression {
    guard let plain = source.superscript(at: span.start)?.plain, let value = Double(plain) else {
      throw .malformedSuperscript(span)
    }
    return Expression(.number(value), span)
  }
}
