/// The largest cell, in bytes. A tree is much larger than its source, and a cell is not a data file.
private let cellLimit = 1 << 20

/// Parses a cell. With an error among the diagnostics the program is incomplete and must not run.
///
/// - Parameter isUnit: whether a word names a unit; it sharpens the advice on `x keV`.
/// - Returns: what could be parsed, and at most five errors in the order of the source.
package func parse(
  _ source: SourceText, isUnit: @escaping (String) -> Bool = { _ in false }
) -> (program: Program, diagnostics: [Diagnostic]) {
  if let refusal = refusal(of: source) { return (Program(statements: []), [refusal]) }
  var lexer = Lexer(source)
  lexer.run()
  var parser = Parser(source, tokens: lexer.tokens, isUnit: isUnit)
  let program = parser.program()
  let all =
    lexer.diagnostics + [.respellings(lexer.respellings, in: source)].compactMap(\.self)
    + independent(parser.diagnostics, of: lexer)
  let ordered = all.sorted { $0.start < $1.start }
  return (program, Array(ordered.prefix(Parser.errorLimit)))
}

/// Parses a cell given as text.
package func parse(
  _ source: String, isUnit: @escaping (String) -> Bool = { _ in false }
) -> (program: Program, diagnostics: [Diagnostic]) {
  parse(SourceText(source), isUnit: isUnit)
}

/// The tokens of a cell in order, comments included, line ends left out.
package func tokens(of source: SourceText) -> [Token] {
  guard refusal(of: source) == nil else { return [] }
  var lexer = Lexer(source)
  lexer.run()
  let words = lexer.tokens.filter { $0.kind != .newline && $0.kind != .end }
  return (words + lexer.comments).sorted { $0.span.start < $1.span.start }
}

/// Why a source is not even read, if so.
func refusal(of source: SourceText) -> Diagnostic? {
  if source.bytes.count > cellLimit { return .cellTooLarge(limit: cellLimit) }
  return source.firstInvalidStretch().map { .notUTF8($0) }
}

/// Without the parser's errors that only follow from the lexer's: those on the same line, and those
/// behind an unclosed bracket.
func independent(_ diagnostics: [Diagnostic], of lexer: Lexer) -> [Diagnostic] {
  let lines = Set(
    lexer.diagnostics.flatMap(\.labels).map { lexer.source.lineIndex(at: $0.span.start) })
  let unclosed = lexer.open.first.map { lexer.tokens[$0].span.start } ?? .max
  return diagnostics.filter {
    $0.start < unclosed && !lines.contains(lexer.source.lineIndex(at: $0.start))
  }
}

extension Diagnostic {
  /// Where the problem is.
  package var start: Int { labels.first?.span.start ?? 0 }
}
