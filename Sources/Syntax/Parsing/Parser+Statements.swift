extension Parser {
  /// nil where the line was a habit from elsewhere that left nothing to parse.
  mutating func statement() throws(Diagnostic) -> Statement? {
    let minus = index > 0 && at(.minus) ? current : nil
    if try skipForeignStatement() { return nil }
    let start = current.span.start
    let form = try isDefinition ? definition() : shown()
    guard current.kind == .end || (current.kind == .newline && next.symbol?.isInfix != true) else {
      throw unexpected(wanted: "the end of the line")
    }
    let statement = Statement(form, span(from: start))
    if let minus { diagnostics.append(leadingMinus(minus, of: statement.span)) }
    return statement
  }

  /// Whether `name =` or `name(…) =` comes.
  var isDefinition: Bool {
    guard current.kind == .name else { return false }
    if next.symbol == .assign { return true }
    guard next.symbol == .leftParenthesis, let close = next.partner, close + 1 < tokens.count else {
      return false
    }
    return tokens[close + 1].symbol == .assign
  }

  private mutating func definition() throws(Diagnostic) -> Statement.Form {
    let name = name(advance())
    let parameters = try parameters()
    try expect(.assign)
    return .definition(name: name, parameters: parameters, value: try value())
  }

  private mutating func shown() throws(Diagnostic) -> Statement.Form {
    let shown = try value()
    guard at(.question), next.kind == .newline || next.kind == .end else {
      return .expression(shown)
    }
    let question = advance()
    guard case .name(let name) = shown.form else { throw helpOnExpression(shown, question) }
    return .help(name)
  }

  /// An expression where no binder may stand.
  mutating func value() throws(Diagnostic) -> Expression {
    let item = try item()
    if !item.binders.isEmpty { diagnostics.append(.bareFor(item.span, isStatement: depth == 0)) }
    return item.body
  }

  /// The parameters of a definition or entry; nil if there are no parentheses.
  mutating func parameters() throws(Diagnostic) -> [Parameter]? {
    guard take(.leftParenthesis) != nil else { return nil }
    return try commaSeparated(until: .rightParenthesis) { (parser) throws(Diagnostic) in
      try parser.parameter()
    }
  }

  private mutating func parameter() throws(Diagnostic) -> Parameter {
    let name = try expectName("the name of a parameter")
    var unit: UnitWord?
    if take(.colon) != nil { unit = try unitWord(after: ":") }
    let defaultValue = take(.assign) == nil ? nil : try expression()
    return Parameter(name: name, unit: unit, defaultValue: defaultValue)
  }

  /// Elements up to the closing bracket, which is taken; a comma may follow the last one.
  mutating func commaSeparated<Element>(
    until closing: Symbol, _ element: (inout Parser) throws(Diagnostic) -> Element
  ) throws(Diagnostic) -> [Element] {
    var elements: [Element] = []
    while !at(closing) {
      elements.append(try element(&self))
      guard take(.comma) != nil else { break }
    }
    guard at(closing) else { throw unexpected(wanted: "`,` or `\(closing.spelling)`") }
    advance()
    return elements
  }
}
