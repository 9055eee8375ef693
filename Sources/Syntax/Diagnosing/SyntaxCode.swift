/// The codes of everything that can be wrong with a cell before any name or unit is looked up.
/// E06 (a unit that is also a name) and E08 (an unknown unit) belong to the checker.
package enum SyntaxCode: String, CaseIterable, Sendable {
  /// Something stands where the grammar has no place for it, or is missing.
  case unexpected = "E01"
  /// A bracket or string is not closed, or not opened, or closed by the wrong bracket.
  case unclosed = "E02"
  /// A line starts with `-` below a complete one: two readings.
  case leadingMinus = "E03"
  /// A habit from another language; the help shows the idiom here.
  case foreign = "E04"
  /// `f(x) for x in …` outside a call or list.
  case bareFor = "E05"
  /// A unit is missing or malformed.
  case unit = "E07"
  /// Too deep, too long, too large.
  case limit = "E09"
  /// Bytes that are not UTF-8, or a character or escape that means nothing here.
  case character = "E10"
  /// A malformed number, or one outside the range of a double.
  case number = "E11"
}

extension Diagnostic {
  init(_ code: SyntaxCode, _ message: String, _ labels: [Label], help: [Help] = []) {
    self.init(code.rawValue, message, labels, help: help)
  }

  /// One place, with at most one piece of advice.
  init(_ code: SyntaxCode, _ message: String, at span: Span, _ note: String = "", help: Help? = nil)
  {
    self.init(code.rawValue, message, [Label(span, note)], help: help.map { [$0] } ?? [])
  }
}

extension Diagnostic.Edit {
  /// Text between two characters.
  static func insert(_ text: String, at offset: Int) -> Self { Self(Span(offset, offset), text) }
  static func delete(_ span: Span) -> Self { Self(span, "") }
}

/// Source text in backticks inside a message: one line, and not the whole of a long one.
func quoted(_ text: String) -> String {
  let limit = 60
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  return line.count > limit ? "`\(line.prefix(limit))…`" : "`\(line)`"
}
