// Statements of other languages: each gets an error that shows the idiom here.

extension Parser {
  private static let imports: Set<String> = ["import", "from", "using", "include", "require"]
  private static let declarations: Set<String> = [
    "let", "var", "const", "val", "auto", "double", "float", "int", "local", "global", "return",
    "print",
  ]
  private static let functions: Set<String> = ["def", "function", "func", "fn"]
  private static let loops: Set<String> = ["while", "class", "try", "except", "raise", "del"]

  /// Takes a statement of another language; false where the language's own goes on from here.
  mutating func skipForeignStatement() throws(Diagnostic) -> Bool {
    if at(.for) || isIfStatement {
      at(.for) ? rejectLoop() : rejectIfStatement()
      return true
    }
    if at(.question), next.kind == .name { throw .leadingQuestion(current.span, next.span) }
    let isWord = current.kind == .name && isOperandOnSameLine(next)
    let word = text(current)
    switch word {
    case _ where !isWord: return false
    case _ where Self.imports.contains(word):
      throw .importStatement(current.span, line: source.wholeLine(at: current.span.start))
    case _ where Self.declarations.contains(word):
      let place = advance().span
      diagnostics.append(.declaration(word, Span(place.start, current.span.start)))
      statementStart = index
      return false
    case _ where Self.functions.contains(word): diagnostics.append(functionKeyword())
    case _ where Self.loops.contains(word): diagnostics.append(.noStatement(current.span, word))
    default: return false
    }
    skipForeignBody()
    return true
  }

  private func isOperandOnSameLine(_ token: Token) -> Bool {
    token.kind == .name || token.kind == .number || token.kind == .string
      || [.true, .false, .not].contains(token.symbol)
  }

  /// Goes to the end of the line, and past the indented lines and the `else` below it.
  mutating func skipForeignBody() {
    recover(from: statementStart)
    let margin = source.position(at: tokens[statementStart].span.start).column
    while current.kind == .newline {
      let isInside = source.position(at: next.span.start).column > margin && next.kind != .end
      guard isInside || next.symbol == .else || text(next) == "elif" else { return }
      advance()
      recover(from: index)
    }
  }

  // MARK: Loops

  /// `for x in xs: print(x^2)` is `[x^2 for x in xs]`.
  private mutating func rejectLoop() {
    let start = current.span
    let known = diagnostics.count
    let list = loopAsList()
    diagnostics.removeSubrange(min(known, diagnostics.count)...)
    let edits = list.map { [Diagnostic.Edit(span(from: start.start), $0)] } ?? []
    diagnostics.append(.loop(start, edits))
    skipForeignBody()
  }

  /// The loop as a list, if its body is one expression.
  private mutating func loopAsList() -> String? {
    let header = index
    guard let binders = try? binders(), take(.colon) != nil else { return nil }
    let domain = tokens[header].span.union(tokens[index - 2].span)
    if current.kind == .newline { advance() }
    guard !binders.isEmpty, let body = try? expression(),
      current.kind == .newline || current.kind == .end
    else { return nil }
    return "[\(source.text(body.printed ?? body.span)) \(source.text(domain))]"
  }

  // MARK: If

  /// Whether `if` comes with a colon on its line.
  private var isIfStatement: Bool {
    guard at(.if) else { return false }
    let line = tokens[index...].prefix { $0.kind != .newline && $0.symbol != .then }
    return line.contains { $0.symbol == .colon }
  }

  /// `if c: y = a` with `else: y = b` below is `y = if c then a else b`.
  private mutating func rejectIfStatement() {
    let start = current.span
    let known = diagnostics.count
    let choice = ifStatementAsChoice()
    diagnostics.removeSubrange(min(known, diagnostics.count)...)
    let edits = choice.map { [Diagnostic.Edit(span(from: start.start), $0)] } ?? []
    diagnostics.append(.ifStatement(start, edits))
    skipForeignBody()
  }

  private mutating func ifStatementAsChoice() -> String? {
    advance()
    guard let condition = try? expression(), let (name, then) = branch(),
      current.kind == .newline, next.symbol == .else
    else { return nil }
    index += 2
    guard let (other, otherwise) = branch(), other == name else { return nil }
    return "\(name) = " + self.choice(if: condition.span, then: then, else: otherwise)
  }

  /// `: name = value`, with or without a line break.
  private mutating func branch() -> (name: String, value: Span)? {
    guard take(.colon) != nil else { return nil }
    if current.kind == .newline { advance() }
    guard current.kind == .name, next.symbol == .assign else { return nil }
    let name = text(advance())
    advance()
    return (try? expression()).map { (name, $0.span) }
  }

  // MARK: Functions

  /// `def f(x): return x^2` is `f(x) = x^2`.
  private func functionKeyword() -> Diagnostic {
    let keyword = current.span
    guard next.kind == .name, index + 2 < tokens.count, let close = tokens[index + 2].partner,
      let colon = tokens[close...].firstIndex(where: { $0.symbol == .colon || $0.kind == .newline }
      ),
      tokens[colon].symbol == .colon, colon + 1 < tokens.count
    else { return .functionKeyword(keyword, []) }
    var body = colon + 1
    if tokens[body].kind == .newline { body += 1 }
    let returns = text(tokens[min(body, tokens.count - 1)]) == "return"
    guard returns || body == colon + 1, body + 1 < tokens.count else {
      return .functionKeyword(keyword, [])
    }
    if returns { body += 1 }
    return .functionKeyword(
      keyword,
      [
        Diagnostic.Edit(Span(keyword.start, next.span.start), ""),
        Diagnostic.Edit(Span(tokens[close].span.end, tokens[body].span.start), " = "),
      ])
  }

  /// `lambda x: x^2`.
  func rejectLambda() throws(Diagnostic) {
    guard text(current) == "lambda", next.kind == .name || next.symbol == .colon,
      let colon = tokens[index...].firstIndex(where: { $0.symbol == .colon || $0.kind == .newline }
      ),
      colon + 1 < tokens.count
    else { return }
    let parameters = Span(current.span.end, tokens[colon].span.start)
    throw anonymousFunction(
      current.span, parameters, header: Span(current.span.start, tokens[colon + 1].span.start),
      first: index)
  }

  /// `x -> x^2`, found at the arrow.
  func arrowFunction() -> Diagnostic {
    let first = min(statementStart + 2, index)
    let start = tokens[first].span.start
    return anonymousFunction(
      current.span, Span(start, previous.span.end), header: Span(start, next.span.start),
      first: first)
  }

  /// Where the function is all that a name is given, the name can take the parameters.
  private func anonymousFunction(
    _ place: Span, _ parameters: Span, header: Span, first: Int
  ) -> Diagnostic {
    let isWhole =
      first == statementStart + 2 && tokens[statementStart].kind == .name
      && tokens[statementStart + 1].symbol == .assign
    guard isWhole else { return .anonymousFunction(place, []) }
    let names = source.text(parameters).filter { !"() ".contains($0) }
      .replacing(",", with: ", ")
    let end = tokens[statementStart].span.end
    return .anonymousFunction(
      place, [Diagnostic.Edit(Span(end, end), "(\(names))"), Diagnostic.Edit(header, "")])
  }

  // MARK: Choices

  /// `a if c else b`, `c ? a : b`, and the filter of a comprehension.
  mutating func rejectForeignChoice(after value: Expression) throws(Diagnostic) {
    if let question = take(.question) {
      guard current.startsOperand || at(.minus) else {
        index -= 1
        return
      }
      let then = try expression()
      guard take(.colon) != nil else { throw .strayQuestion(question.span) }
      let otherwise = try expression()
      throw .foreignChoice(
        question.span, whole: span(from: value.span.start),
        choice(if: value.span, then: then.span, else: otherwise.span))
    }
    guard let place = take(.if)?.span else { return }
    let condition = try expression()
    guard take(.else) != nil else { throw .filterInFor(place.union(condition.span)) }
    let otherwise = try expression()
    throw .foreignChoice(
      place, whole: span(from: value.span.start),
      choice(if: condition.span, then: value.span, else: otherwise.span))
  }

  private func choice(if condition: Span, then: Span, else otherwise: Span) -> String {
    "if \(source.text(condition)) then \(source.text(then)) else \(source.text(otherwise))"
  }

  // MARK: Colons

  /// `while (x):`, `1:5`, `x: float = 3`.
  func strayColon() -> Diagnostic {
    let first = tokens[statementStart]
    if first.kind == .name, Self.loops.contains(text(first)) || text(first) == "else" {
      return .noStatement(first.span, text(first))
    }
    if next.startsOperand, previous.endsOperand { return .rangeWithColon(current.span) }
    return .unexpected(
      current.span, found: "found `:`", wanted: "an operator or the end of the line")
  }
}

extension Expression {
  /// What `print(…)` prints, if this is that call.
  fileprivate var printed: Span? {
    guard case .call(let callee, let arguments, piped: false) = form, arguments.count == 1,
      case .name(let name) = callee.form, name.text == "print"
    else { return nil }
    return arguments[0].item.span
  }
}
