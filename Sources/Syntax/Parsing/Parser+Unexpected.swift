// What to say when a token stands where the grammar has no place for it: first the usual slips,
// then what was expected and what was found.

extension Parser {
  func unexpected(wanted: String) -> Diagnostic {
    if let broken = brokenLine() { return broken }
    if index > 0, previous.endsOperand, current.startsOperand, current.symbol != .leftBrace {
      return missingOperator(wantsComma: wanted.hasPrefix("`,`"))
    }
    switch current.symbol {
    case .assign: return strayAssignment()
    case .colon: return strayColon()
    case .comma where previous.kind == .number && isThousands(next): return thousandsComma()
    case .arrow: return arrowFunction()
    case .update: return update()
    case .question: return .strayQuestion(current.span)
    case .range: return .secondRange(current.span)
    case .leftBrace: return .strayBrace(current.span)
    case .modulo: return modulo()
    case _ where current.kind == .keyword && next.symbol == .assign:
      return .keywordAsName(current.span, text(current))
    default: return .unexpected(current.span, found: found, wanted: wanted)
    }
  }

  private var found: String {
    switch current.kind {
    case .newline: "the line ends"
    case .end: "the cell ends"
    case .keyword: "the keyword `\(text(current))` stands here"
    default: "found \(quoted(text(current)))"
    }
  }

  /// A line that starts with an operator belongs to the one above.
  private func brokenLine() -> Diagnostic? {
    if current.kind == .newline, let symbol = next.symbol, symbol.isInfix {
      return .brokenLine(
        next.span, symbol, join: Span(previous.span.end, next.span.start), in: source)
    }
    guard index >= 2, previous.kind == .newline, let symbol = current.symbol, symbol.isInfix else {
      return nil
    }
    let gap = Span(tokens[index - 2].span.end, current.span.start)
    return .brokenLine(current.span, symbol, join: gap, in: source)
  }

  /// Two operands side by side.
  func missingOperator(wantsComma: Bool = false) -> Diagnostic {
    let (left, right) = (previous, current)
    let gap = Span(left.span.end, right.span.start)
    switch (left.kind, right.kind) {
    case (.unit, _) where text(left) == "%": return modulo()
    case (.unit, .bracket) where gap.start == gap.end: return unitCalled()
    case (.name, .string): return nameBeforeString(gap)
    case (.number, .number) where isThousands(right):
      return .thousands(left.span.union(right.span), gap)
    case (_, .number) where wantsComma: return .missingComma(left.span, right.span)
    case (_, .string), (.string, _), (_, .keyword):
      return .unexpected(right.span, found: found, wanted: "an operator or `,`")
    case (_, .name) where isUnit(firstUnitName):
      return .missingNumberBeforeUnit(left.span, right.span)
    default:
      return .missingOperator(left.span, right.span)
    }
  }

  /// The first factor of the unit word that the current name would be after a number.
  private var firstUnitName: String {
    UnitScanner.scan(source, at: current.span.start).unit.factors.first?.name ?? ""
  }

  /// `2 sqrt(x)` and `2 keV*sqrt(x)`: the function was read as a unit.
  private func unitCalled() -> Diagnostic {
    let (unit, _) = UnitScanner.scan(source, at: previous.span.start)
    guard let last = unit.factors.last, unit.factors.count > 1 else {
      return .unitCalled(unit.span, Diagnostic.Edit(Span(unit.span.start, unit.span.start), "* "))
    }
    let sign = Span(last.span.start - 1, last.span.start)
    return .unitCalled(unit.span, Diagnostic.Edit(sign, " \(source.text(sign)) "))
  }

  private func nameBeforeString(_ gap: Span) -> Diagnostic {
    if gap.start == gap.end { return .stringPrefix(previous.span) }
    return .callWithoutParentheses(previous.span, current.span, gap)
  }

  private func isThousands(_ token: Token) -> Bool {
    token.kind == .number && text(token).utf8.count == 3 && text(token).utf8.allSatisfy(\.isDigit)
  }

  /// What comes instead of a unit word.
  func missingUnit(after before: String) -> Diagnostic {
    var edits: [Diagnostic.Edit] = []
    if current.kind == .string, next.symbol != .interpolationStart {
      edits = [Diagnostic.Edit(current.span, text(current).filter { $0 != "\"" && $0 != "'" })]
    } else if at(.leftParenthesis), next.kind == .name, let close = current.partner {
      edits = [.delete(current.span), .delete(tokens[close].span)]
    }
    return .missingUnit(current.span, after: before, edits: edits)
  }

  /// What is wrong with a unit; for `keV^(1/2)` the advice is `keV^0.5`.
  func malformedUnit(_ problem: Diagnostic) -> Diagnostic {
    guard at(.leftParenthesis), let close = current.partner else { return problem }
    let inside = Span(current.span.start, tokens[close].span.end)
    let parts = source.text(inside).dropFirst().dropLast().split(separator: "/")
      .compactMap { Double($0) }
    let exponent = parts.count == 2 ? parts[0] / parts[1] : .nan
    guard (exponent * 10_000).rounded() == exponent * 10_000 else { return problem }
    return .unitExponent(
      previous.span.union(inside), [Diagnostic.Edit(inside, "\(exponent)")])
  }

  /// `a % b`, where `%` was read as percent (`7 % 2`) or stands alone.
  private func modulo() -> Diagnostic {
    let isPercent = previous.kind == .unit
    let sign = isPercent ? index - 1 : index
    guard sign > statementStart, isPercent || previous.kind == .name || previous.kind == .number,
      sign + 1 < tokens.count, startsOperation(sign - 1), endsOperation(sign + 1)
    else { return .modulo(tokens[sign].span, []) }
    let (left, right) = (tokens[sign - 1], tokens[sign + 1])
    let (a, b) = (text(left), text(right))
    return .modulo(
      tokens[sign].span,
      [Diagnostic.Edit(left.span.union(right.span), "(\(a) - \(b) * floor(\(a) / \(b)))")])
  }

  /// Whether nothing binds to this token from the left, or at most a sum.
  private func startsOperation(_ token: Int) -> Bool {
    guard token > statementStart, let before = tokens[token - 1].symbol else { return true }
    return [.assign, .leftParenthesis, .leftBracket, .comma, .plus].contains(before)
  }

  /// Whether this token is an operand to which nothing binds from the right, or at most a sum.
  private func endsOperation(_ token: Int) -> Bool {
    guard [.name, .number].contains(tokens[token].kind), token + 1 < tokens.count else {
      return false
    }
    let after = tokens[token + 1]
    return after.kind == .newline || after.kind == .end
      || [.rightParenthesis, .rightBracket, .comma, .plus, .minus].contains(after.symbol)
  }

  /// A statement that starts with `-` under a complete one; `statement` is its span, or nil in a
  /// block, where no entry can start so.
  func leadingMinus(_ minus: Token, of statement: Span?) -> Diagnostic {
    guard statementStart >= 2, tokens[statementStart - 2].endsOperand else {
      return .unexpected(minus.span, found: "found `-`", wanted: "the name of an entry")
    }
    let operand = tokens[min(statementStart + 1, tokens.count - 1)].span.start
    return .leadingMinus(
      minus.span, lineAbove: tokens[statementStart - 2].span.end, operand: operand,
      statement: statement)
  }

  /// `f(x)?`: documentation belongs to the name.
  func helpOnExpression(_ shown: Expression, _ question: Token) -> Diagnostic {
    guard case .call(let callee, _, piped: false) = shown.form, case .name(let name) = callee.form
    else { return .helpOnExpression(question.span, []) }
    let arguments = Span(name.span.end, question.span.start)
    return .helpOnExpression(question.span, [Diagnostic.Edit(arguments, "")])
  }

  private func thousandsComma() -> Diagnostic {
    .thousands(previous.span.union(next.span), Span(previous.span.end, next.span.start))
  }

  /// `=` behind something that is no name: a comparison, or an attempt to change a value.
  private func strayAssignment() -> Diagnostic {
    let target = tokens[statementStart..<index]
    let isPart =
      target.first?.kind == .name
      && target.dropFirst().first.map { $0.symbol == .dot || $0.symbol == .leftBracket } ?? false
      && !target.contains { $0.symbol == .assign || $0.kind == .keyword }
    return isPart
      ? .assignmentToPart(span(from: target[statementStart].span.start))
      : .assignmentAsComparison(current.span)
  }

  private func update() -> Diagnostic {
    let name = text(tokens[statementStart])
    guard index == statementStart + 1, previous.kind == .name else {
      return .update(current.span, [])
    }
    let sign = text(current).prefix(1)
    return .update(
      current.span,
      [
        Diagnostic.Edit(previous.span, "\(name)_new"),
        Diagnostic.Edit(current.span, "= \(name) \(sign)"),
      ])
  }
}
