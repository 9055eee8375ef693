// The wording of what can be wrong with characters, numbers, strings, units and brackets.

extension Diagnostic {
  // MARK: Characters

  static func notUTF8(_ span: Span) -> Self {
    Self(
      .character, "this cell is not UTF-8 text", at: span, "not UTF-8",
      help: Help("save the file as UTF-8"))
  }

  static func strayCharacter(_ span: Span, _ scalar: Unicode.Scalar) -> Self {
    let isPrintable = scalar.properties.generalCategory != .control && scalar != "`"
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
    let shown = isPrintable ? "`\(scalar)`" : code
    return Self(
      .character, "\(shown) has no meaning here", at: span,
      help: Help("leave it out", [.delete(span)]))
  }

  static func unknownEscape(_ span: Span) -> Self {
    Self(
      .character, "unknown escape in a string; there are `\\\"`, `\\\\`, `\\n` and `\\{`", at: span,
      help: Help("for a backslash write `\\\\`", [.insert("\\", at: span.start)]))
  }

  static func backslash(_ span: Span, in source: SourceText) -> Self {
    let help =
      span.end - span.start == 1
      ? Help(
        "leave it out: inside brackets and after an operator a line goes on by itself",
        [.delete(span)])
      : Help("Greek letters are written `theta` or `θ`")
    return Self(.character, "`\(source.text(span))` has no meaning here", at: span, help: help)
  }

  // MARK: Numbers

  /// `.5` or `5.`
  static func missingZero(_ span: Span, at offset: Int) -> Self {
    Self(
      .number, "a decimal point needs a digit on both sides", at: span,
      help: Help("add the zero", [.insert("0", at: offset)]))
  }

  static func secondPoint(_ span: Span) -> Self {
    Self(
      .number, "a number has one decimal point", at: span,
      help: Help("a range is written with two: `1.2..3`"))
  }

  static func strayUnderscore(_ span: Span, _ plain: String) -> Self {
    Self(
      .number, "in a number `_` stands between two digits, as in `1_000`", at: span,
      help: Help("`\(plain)`", [Edit(span, plain)]))
  }

  static func numberOutOfRange(_ span: Span) -> Self {
    Self(
      .number, "this number is outside the range of a double, about 1e-323 to 1e308", at: span,
      help: Help("use a unit with a prefix that fits"))
  }

  static func hexadecimal(_ span: Span, _ value: Int) -> Self {
    Self(
      .number, "numbers are decimal here", at: span,
      help: Help("`\(value)`", [Edit(span, String(value))]))
  }

  static func malformedSuperscript(_ span: Span) -> Self {
    Self(.number, "this is not a whole number in superscripts", at: span)
  }

  // MARK: Units

  static func unitExponent(_ span: Span, _ edits: [Edit] = []) -> Self {
    Self(
      .unit, "the exponent of a unit is a plain number of up to four digits", at: span,
      help: Help("for example `cm^2`, `keV^-1` or `keV^0.5`", edits))
  }

  static func missingUnit(_ span: Span, after word: String, edits: [Edit] = []) -> Self {
    let help =
      edits.isEmpty
      ? "for example `keV`, `cm^2/keV` or `1e-12 muB`"
      : "a unit has neither quotes nor parentheses around it"
    return Self(.unit, "a unit must follow `\(word)`", at: span, help: Help(help, edits))
  }

  /// `2 sqrt(x)`: after a number a word is a unit.
  static func unitCalled(_ unit: Span, _ edit: Edit) -> Self {
    Self(
      .unit, "a word directly after a number is its unit, and a unit cannot be called", at: unit,
      "read as a unit", help: Help("write `*` with blanks on both sides", [edit]))
  }

  // MARK: Strings

  static func unclosedString(_ span: Span, quoteAt end: Int) -> Self {
    Self(
      .unclosed, "this string has no closing `\"` on its line", at: span,
      help: Help("close it", [.insert("\"", at: end)]))
  }

  static func unclosedInterpolation(_ brace: Span, close edit: Edit) -> Self {
    Self(
      .unclosed, "this `{` inside a string has no `}` on its line", [Label(brace)],
      help: [
        Help("close it", [edit]),
        Help("write `\\{` for the character itself", [.insert("\\", at: brace.start)]),
      ])
  }

  // MARK: Brackets

  static func unopenedBracket(_ span: Span, _ symbol: Symbol) -> Self {
    Self(
      .unclosed, "no bracket is open that `\(symbol.spelling)` could close", at: span,
      help: Help("leave it out", [.delete(span)]))
  }

  /// `proper` should stand before `found` or, where nothing was open for that, in its place.
  static func mismatchedBracket(_ opened: Span, _ proper: Symbol, _ found: Span, isExtra: Bool)
    -> Self
  {
    let edit = isExtra ? Edit(found, proper.spelling) : .insert(proper.spelling, at: found.start)
    return Self(
      .unclosed, "the brackets do not match",
      [Label(found, "expected `\(proper.spelling)`"), Label(opened, "opened here")],
      help: [Help("write `\(proper.spelling)` \(isExtra ? "instead" : "first")", [edit])])
  }

  /// `brackets` from the outside in; advice only for as many as a person might have forgotten.
  static func unclosedBrackets(_ brackets: [(span: Span, symbol: Symbol)], closeAt end: Int) -> Self
  {
    let shown = brackets.suffix(4)
    let closing = brackets.reversed().map { bracket in
      (bracket.symbol == .leftBrace ? "\n" : "") + (bracket.symbol.closing?.spelling ?? "")
    }
    let help = brackets.count > 8 ? [] : [Help("close it", [.insert(closing.joined(), at: end)])]
    return Self(
      .unclosed,
      brackets.count == 1 ? "this bracket is not closed" : "these brackets are not closed",
      shown.map { Label($0.span) }, help: help)
  }
}
