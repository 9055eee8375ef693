/// Whether a console can run what has been typed so far.
package enum Completeness: Sendable, Equatable {
  case complete
  /// More lines must come; `indent` is the blanks to begin the next one with.
  case incomplete(indent: String)
  /// No further line can mend it.
  case invalid
}

/// Judges a cell by its open brackets and by whether its last line ends in an operator.
package func completeness(of source: SourceText) -> Completeness {
  guard refusal(of: source) == nil else { return .invalid }
  var lexer = Lexer(source)
  lexer.run()
  var parser = Parser(source, tokens: lexer.tokens) { _ in false }
  _ = parser.program()
  let errors = independent(parser.diagnostics, of: lexer)
  guard lexer.respellings.isEmpty else { return .invalid }
  if !lexer.open.isEmpty {
    let isOnlyProblem = lexer.diagnostics.count == 1 && !lexer.isInsideString && errors.isEmpty
    let indent = String(repeating: "  ", count: min(lexer.open.count, Parser.depthLimit))
    return isOnlyProblem ? .incomplete(indent: indent) : .invalid
  }
  guard lexer.diagnostics.isEmpty else { return .invalid }
  if errors.isEmpty { return .complete }
  let awaitsOperand = lexer.tokens.dropLast().last?.symbol?.awaitsOperand ?? false
  let areAtEnd = errors.allSatisfy { $0.start >= source.bytes.count }
  return awaitsOperand && areAtEnd ? .incomplete(indent: "  ") : .invalid
}
