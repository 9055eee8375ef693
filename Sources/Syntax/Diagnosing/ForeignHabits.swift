// E04: what people know from other languages, and what it is called here.

extension Diagnostic {
  /// Operators, words and quotes with a counterpart here: one error for all of a cell, mended at
  /// once; nil if there are none.
  static func respellings(_ respellings: [Respelling], in source: SourceText) -> Self? {
    guard !respellings.isEmpty else { return nil }
    var clauses: [String] = []
    for respelling in respellings {
      let clause = clause(respelling, in: source)
      if !clauses.contains(clause) { clauses.append(clause) }
    }
    let edits = respellings.map { respelling in
      let written = source.text(respelling.span)
      return switch respelling.proper {
      case .string: Edit(respelling.span, doubleQuoted(written))
      case .word(let word): Edit(respelling.span, separated(word, at: respelling.span, in: source))
      }
    }
    return Self(
      .foreign, clauses.joined(separator: ", "), respellings.prefix(6).map { Label($0.span) },
      help: [Help(edits.count == 1 ? "change it" : "change them all", edits)])
  }

  private static func clause(_ respelling: Respelling, in source: SourceText) -> String {
    let written = source.text(respelling.span)
    return switch respelling.proper {
    case .string: "strings have plain double quotes"
    case .word where written == ";": "lines and commas separate, not `;`"
    case .word(" "): "this is not an ordinary blank"
    case .word(let word): "`\(written)` is written `\(word)` here"
    }
  }

  /// A word that takes the place of an operator needs blanks around it.
  private static func separated(_ word: String, at span: Span, in source: SourceText) -> String {
    guard ["and", "or", "not"].contains(word) else { return word }
    let before =
      span.start > 0 && source[span.start - 1] > 0x20
      && source[span.start - 1] != UInt8(ascii: "(")
    let after = source[span.end] > 0x20
    return (before ? " " : "") + word + (after ? " " : "")
  }

  private static func doubleQuoted(_ text: String) -> String {
    "\"" + text.dropFirst().dropLast().replacing("\"", with: "\\\"") + "\""
  }

  /// Adds the places of the same problem elsewhere.
  mutating func merge(_ other: Self) {
    if labels.count < 6 { labels += other.labels }
    for index in help.indices where other.help.indices.contains(index) {
      help[index].edits += other.help[index].edits
    }
  }

  // MARK: Lines

  static func foreignLine(_ span: Span, whole: Span) -> Self {
    Self(
      .foreign, "there are no magics and no shell here; a notebook is safe to run", at: span,
      help: Help("delete the line", [.delete(whole)]))
  }

  static func foreignComment(_ span: Span, _ written: String, mayDivide: Bool) -> Self {
    let help =
      mayDivide
      ? Help("to divide and round down: `floor(a / b)`")
      : Help("a comment starts with `#`", [Edit(span, "#")])
    return Self(.foreign, "there is no `\(written)` here", at: span, help: help)
  }

  static func importStatement(_ span: Span, line: Span) -> Self {
    Self(
      .foreign, "nothing has to be imported: every function is there already", at: span,
      help: Help("delete the line", [.delete(line)]))
  }

  static func declaration(_ word: String, _ span: Span) -> Self {
    Self(
      .foreign, "`\(word)` is not needed: a line is `name = value`, or the value to show", at: span,
      help: Help("leave it out", [.delete(span)]))
  }

  static func noStatement(_ span: Span, _ word: String) -> Self {
    Self(
      .foreign, "there is no `\(word)` here: cells are definitions and expressions", at: span,
      help: Help("to repeat: `[f(x) for x in grid(0..1, 10)]`; to choose: `if a then b else c`"))
  }

  static func loop(_ span: Span, _ edits: [Edit]) -> Self {
    Self(
      .foreign, "there are no loops: `for` follows the expression it repeats", at: span,
      help: Help("`[f(x) for x in xs]`", edits))
  }

  static func tripleQuotes(_ span: Span) -> Self {
    Self(
      .foreign, "strings have one `\"` at each end", at: span,
      help: Help("a comment starts with `#`"))
  }

  static func leadingQuestion(_ question: Span, _ name: Span) -> Self {
    Self(
      .foreign, "`?` comes after the name", at: question,
      help: Help(
        "write it behind", [.delete(Span(question.start, name.start)), .insert("?", at: name.end)]))
  }

  // MARK: Functions

  static func functionKeyword(_ span: Span, _ edits: [Edit]) -> Self {
    Self(
      .foreign, "a function is a line: its name, its parameters, `=` and one expression", at: span,
      help: Help("`f(x) = x^2`", edits))
  }

  static func anonymousFunction(_ span: Span, _ edits: [Edit]) -> Self {
    Self(
      .foreign, "there are no functions without a name", at: span,
      help: Help("define it on a line of its own: `f(x) = x^2`", edits))
  }

  static func callWithoutParentheses(_ name: Span, _ argument: Span, _ gap: Span) -> Self {
    Self(
      .foreign, "arguments stand in parentheses", at: argument,
      help: Help("add them", [Edit(gap, "("), .insert(")", at: argument.end)]))
  }

  // MARK: Values

  static func stringPrefix(_ span: Span) -> Self {
    Self(
      .foreign, "strings have no prefix; `{expression}` works in all of them", at: span,
      help: Help("leave it out", [.delete(span)]))
  }

  static func formatSpecifier(_ span: Span) -> Self {
    Self(
      .foreign, "there are no format specifiers; a number is shown as precisely as it needs",
      at: span,
      help: Help("leave it out; to choose a unit write `{x as keV}`", [.delete(span)]))
  }

  static func strayBrace(_ span: Span) -> Self {
    Self(
      .foreign, "braces belong to a block, such as `selection { … }`", at: span,
      help: Help("columns by name: `table(a = [1, 2], b = [3, 4])`"))
  }

  static func rangeWithColon(_ span: Span) -> Self {
    Self(
      .foreign, "a range is written with `..`", at: span, help: Help("`..`", [Edit(span, "..")]))
  }

  static func modulo(_ span: Span, _ edits: [Edit]) -> Self {
    Self(
      .foreign, "`%` is percent, right after a number", at: span,
      help: Help("the remainder of a / b is `a - b * floor(a / b)`", edits))
  }

  /// `(1, 2)`
  static func tuple(_ opening: Span, _ closing: Span?) -> Self {
    Self(
      .foreign, "several values make a list, in square brackets", at: opening,
      help: Help("`[a, b]`", closing.map { [Edit(opening, "["), Edit($0, "]")] } ?? []))
  }

  // MARK: Change and choice

  static func assignmentAsComparison(_ span: Span) -> Self {
    Self(
      .foreign, "`=` gives a name to a value; to compare write `==`", at: span,
      help: Help("`==`", [Edit(span, "==")]))
  }

  static func assignmentToPart(_ span: Span) -> Self {
    Self(
      .foreign, "values never change, nor do their parts", at: span,
      help: Help("make a new one: `xe2 = xe with { threshold = 2 keV }`"))
  }

  static func update(_ span: Span, _ edits: [Edit]) -> Self {
    Self(
      .foreign, "values never change", at: span,
      help: Help("give the new value a name of its own", edits))
  }

  static func foreignChoice(_ place: Span, whole: Span, _ choice: String) -> Self {
    Self(
      .foreign, "a choice is written `if a then b else c`", at: place,
      help: Help(quoted(choice), [Edit(whole, choice)]))
  }

  static func filterInFor(_ span: Span) -> Self {
    Self(
      .foreign, "`for` takes every value; it has no filter", at: span,
      help: Help("rows of a table: `events |> where(E > 1 keV)`; a choice: `if a then b else c`"))
  }

  static func ifStatement(_ place: Span, _ edits: [Edit]) -> Self {
    Self(
      .foreign, "`if` is an expression: `if a then b else c`", at: place,
      help: Help("`y = if x > 0 then 1 else 2`", edits))
  }
}
