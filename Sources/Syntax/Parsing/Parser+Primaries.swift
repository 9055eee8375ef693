// Operands: values, names, calls, lists, and the one binder, `for`.

extension Parser {
  mutating func postfix() throws(Diagnostic) -> Expression {
    let start = current.span.start
    var value = try primary()
    while true {
      switch current.symbol {
      case .leftParenthesis:
        guard value.isCallable else { throw missingOperator() }
        value = try make(.call(value, try arguments(), piped: false), from: start)
      case .dot:
        advance()
        value = try make(.member(value, try expectName("the name of a part")), from: start)
      case .leftBracket:
        advance()
        let position = try expression()
        try expect(.rightBracket)
        value = try make(.index(value, position), from: start)
      case .with:
        advance()
        value = try make(.with(value, try body(allowsTilde: true)), from: start)
      default: return value
      }
    }
  }

  private mutating func primary() throws(Diagnostic) -> Expression {
    let start = current.span.start
    switch (current.kind, current.symbol) {
    case (.number, _): return try number()
    case (.string, _): return try string()
    case (.name, _) where next.symbol == .leftBrace: return try block()
    case (.name, _):
      try rejectLambda()
      return try make(.name(name(advance())), from: start)
    case (_, .true), (_, .false):
      let isTrue = advance().symbol == .true
      return try make(.boolean(isTrue), from: start)
    case (_, .leftBracket):
      advance()
      let items = try commaSeparated(until: .rightBracket) { (parser) throws(Diagnostic) in
        try parser.item()
      }
      return try make(.list(items), from: start)
    case (_, .leftParenthesis): return try parenthesised()
    default: throw unexpected(wanted: "a value")
    }
  }

  private mutating func parenthesised() throws(Diagnostic) -> Expression {
    let opening = current
    if let close = opening.partner, tokens[close + 1].symbol == .arrow {
      index = close + 1
      throw arrowFunction()
    }
    advance()
    let inner = try value()
    if at(.comma) { throw .tuple(opening.span, opening.partner.map { tokens[$0].span }) }
    try expect(.rightParenthesis)
    return try make(.parenthesised(inner), from: opening.span.start)
  }

  private mutating func number() throws(Diagnostic) -> Expression {
    let number = advance()
    guard current.kind == .unit else {
      return try make(.number(number.value), from: number.span.start)
    }
    let unit = try unitWord(after: text(number))
    return try make(.quantity(number.value, unit), from: number.span.start)
  }

  /// The unit word that must come now.
  mutating func unitWord(after before: String) throws(Diagnostic) -> UnitWord {
    guard current.kind == .unit else { throw missingUnit(after: before) }
    let (unit, problem) = UnitScanner.scan(source, at: advance().span.start)
    if let problem { throw malformedUnit(problem) }
    return unit
  }

  /// What comes after `as`.
  mutating func scaledUnit() throws(Diagnostic) -> ScaledUnit {
    let start = current.span.start
    let scale = current.kind == .number ? advance().value : nil
    let unit = try unitWord(after: "as")
    return ScaledUnit(scale: scale, unit: unit, span: span(from: start))
  }

  mutating func arguments() throws(Diagnostic) -> [Argument] {
    try expect(.leftParenthesis)
    return try commaSeparated(until: .rightParenthesis) { (parser) throws(Diagnostic) in
      try parser.argument()
    }
  }

  private mutating func argument() throws(Diagnostic) -> Argument {
    guard next.symbol == .assign, current.kind == .name || current.kind == .keyword else {
      return Argument(label: nil, item: try item())
    }
    let label = name(advance())
    try expect(.assign)
    return Argument(label: label, item: try item())
  }

  mutating func item() throws(Diagnostic) -> Item {
    let start = current.span.start
    let body = try expression()
    let binders = at(.for) ? try binders() : []
    return Item(body: body, binders: binders, span: span(from: start))
  }

  mutating func binders() throws(Diagnostic) -> [Binder] {
    try expect(.for)
    var binders: [Binder] = []
    repeat { binders.append(try binder()) } while takeCommaBeforeBinder()
    return binders
  }

  private mutating func binder() throws(Diagnostic) -> Binder {
    let name = try expectName("the name `for` gives to each value")
    try expect(.in)
    return Binder(name: name, domain: try expression())
  }

  /// Another binder, not another argument, comes after a comma with `name in` behind it.
  private mutating func takeCommaBeforeBinder() -> Bool {
    guard at(.comma), next.kind == .name, index + 2 < tokens.count,
      tokens[index + 2].symbol == .in
    else { return false }
    advance()
    return true
  }
}

extension Expression {
  /// Functions are known by name only.
  fileprivate var isCallable: Bool {
    switch form {
    case .name, .member: true
    default: false
    }
  }
}
