// The wording of what the parser finds.

extension Diagnostic {
  static func unexpected(_ span: Span, found: String, wanted: String) -> Self {
    Self(.unexpected, "expected \(wanted), but \(found)", at: span)
  }

  // MARK: Operators

  /// Two operands side by side.
  static func missingOperator(_ left: Span, _ right: Span) -> Self {
    Self(
      .unexpected, "an operator is missing between these two", [Label(left), Label(right)],
      help: [Help("to multiply write `*`", [multiplication(left, right, "")])])
  }

  /// `x keV`
  static func missingNumberBeforeUnit(_ left: Span, _ unit: Span) -> Self {
    Self(
      .unexpected, "a unit stands only after a number", [Label(unit), Label(left)],
      help: [Help("multiply by one of it", [multiplication(left, unit, "1 ")])])
  }

  /// `*` with blanks on both sides, and with what comes before the right side.
  private static func multiplication(_ left: Span, _ right: Span, _ more: String) -> Edit {
    let gap = Span(left.end, right.start)
    let isOneBlank = gap.end - gap.start <= 1
    return isOneBlank ? Edit(gap, " * " + more) : .insert("* " + more, at: right.start)
  }

  static func missingComma(_ left: Span, _ right: Span) -> Self {
    Self(
      .unexpected, "a comma is missing between these two", [Label(left), Label(right)],
      help: [Help("separate them", [.insert(",", at: left.end)])])
  }

  /// `1,000` and `1 000`
  static func thousands(_ number: Span, _ gap: Span) -> Self {
    Self(
      .number, "thousands are separated by `_`", at: number,
      help: Help("join the digits", [Edit(gap, "_")]))
  }

  static func unaryPlus(_ span: Span) -> Self {
    Self(
      .unexpected, "a value has no `+` before it", at: span,
      help: Help("leave it out", [.delete(span)]))
  }

  /// `x as keV * 2`
  static func conversionInArithmetic(_ converted: Span, _ operation: Span) -> Self {
    Self(
      .unexpected, "`as` comes last: it converts all that stands before it",
      [Label(operation, "too late for an operator"), Label(converted)],
      help: [
        Help(
          "put the conversion in parentheses",
          [.insert("(", at: converted.start), .insert(")", at: converted.end)])
      ])
  }

  static func secondRange(_ span: Span) -> Self {
    Self(
      .unexpected, "a range has two ends", at: span,
      help: Help("for steps: `grid(0 keV..10 keV, 20)`"))
  }

  static func strayQuestion(_ span: Span) -> Self {
    Self(
      .unexpected, "`?` stands after a name, at the end of its line", at: span,
      help: Help("a choice is written `if a then b else c`"))
  }

  // MARK: Lines

  static func leadingMinus(_ minus: Span, lineAbove end: Int, operand: Int, statement: Span?)
    -> Self
  {
    var help = [
      Help(
        "to go on with the line above, end it with the `-`",
        [.insert(" -", at: end), .delete(Span(minus.start, operand))])
    ]
    if let statement {
      help.append(
        Help(
          "to start anew, put this line in parentheses",
          [.insert("(", at: statement.start), .insert(")", at: statement.end)]))
    }
    return Self(
      .leadingMinus, "a line that starts with `-` can be read in two ways", [Label(minus)],
      help: help)
  }

  /// A line that starts with an operator that does not go on with the line above.
  static func brokenLine(_ span: Span, _ symbol: Symbol, join gap: Span, in source: SourceText)
    -> Self
  {
    let isBlank = source.text(gap).allSatisfy(\.isWhitespace)
    return Self(
      .unexpected, "a line cannot start with `\(symbol.spelling)`", at: span,
      help: Help("join it to the line above", isBlank ? [Edit(gap, " ")] : []))
  }

  /// A statement is offered a plot first, a part of a larger expression a list.
  static func bareFor(_ item: Span, isStatement: Bool) -> Self {
    let plot = Help(
      "to see the curve: `plot(…)`", [.insert("plot(", at: item.start), .insert(")", at: item.end)])
    let list = Help(
      "to keep the values: `[…]`", [.insert("[", at: item.start), .insert("]", at: item.end)])
    return Self(
      .bareFor, "`for` needs something around it that takes the values", [Label(item)],
      help: isStatement ? [plot, list] : [list, plot])
  }

  static func helpOnExpression(_ span: Span, _ edits: [Edit]) -> Self {
    Self(
      .unexpected, "`?` shows what is known about a name", at: span,
      help: Help("write the name alone, as in `plot?`", edits))
  }

  static func keywordAsName(_ span: Span, _ keyword: String) -> Self {
    Self(
      .unexpected, "`\(keyword)` is a word of the language and cannot be a name", at: span,
      help: Help("choose another, such as `\(keyword)_1`", [.insert("_1", at: span.end)]))
  }

  // MARK: Blocks

  static func unknownBlock(_ span: Span, _ word: String) -> Self {
    let words: [BlockWord] = [.selection, .experiment, .model, .interaction, .flux]
    let likely = words.first { $0.rawValue.first == word.first }
    let help = likely.map {
      Help("did you mean `\($0.rawValue)`?", [Edit(span, $0.rawValue)])
    }
    return Self(
      .unexpected,
      "`\(word)` starts no block; `selection`, `experiment`, `model`, `interaction` and `flux` do",
      at: span, help: help)
  }

  static func unnamedEntry(_ role: EntryRole, _ span: Span, before start: Int) -> Self {
    Self(
      .unexpected, "a \(role.rawValue) has a name, then `=`", at: span,
      help: Help(
        "for example `\(role.rawValue) first = …`", [.insert("first = ", at: start)]))
  }

  static func missingEquals(_ name: Span, _ value: Span) -> Self {
    Self(
      .unexpected, "an entry is a name, `=` and a value", [Label(value), Label(name)],
      help: [Help("write `=`", [.insert("= ", at: value.start)])])
  }

  static func tildeOutsideModel(_ span: Span) -> Self {
    Self(
      .unexpected, "`~` declares a parameter, and only a `model` has them", at: span,
      help: Help("write `=`", [Edit(span, "=")]))
  }

  // MARK: Limits

  static func tooDeep(_ span: Span, limit: Int) -> Self {
    Self(
      .limit, "this is nested more than \(limit) levels deep", at: span,
      help: Help("give an inner part a name of its own, on a line above"))
  }

  static func tooLong(_ span: Span, limit: Int) -> Self {
    Self(
      .limit, "this expression has more than \(limit) operations in a row", at: span,
      help: Help("give parts of it names, or add up a list: `sum([…])`"))
  }

  static func cellTooLarge(limit: Int) -> Self {
    Self(
      .limit, "this cell is longer than \(limit) bytes", at: Span(0, 1),
      help: Help("put data into a file and `read` it"))
  }
}
