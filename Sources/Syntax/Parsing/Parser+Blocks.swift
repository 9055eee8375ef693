// `selection { … }` and its kin, and the body that `with { … }` shares with them.

extension Parser {
  mutating func block() throws(Diagnostic) -> Expression {
    let start = advance()
    guard let word = BlockWord(rawValue: text(start)) else {
      throw .unknownBlock(start.span, text(start))
    }
    let entries = try body(allowsTilde: word == .model)
    return try make(.block(Block(word: word, entries: entries)), from: start.span.start)
  }

  /// The entries between braces. One that fails is left out, and the next is tried.
  mutating func body(allowsTilde: Bool) throws(Diagnostic) -> [Entry] {
    try expect(.leftBrace)
    return try nested { (parser) throws(Diagnostic) in
      var entries: [Entry] = []
      while !parser.at(.rightBrace), parser.current.kind != .end,
        parser.diagnostics.count < Self.errorLimit
      {
        if parser.current.kind == .newline {
          parser.advance()
        } else if let entry = parser.recoveringEntry(allowsTilde: allowsTilde) {
          entries.append(entry)
        }
      }
      try parser.expect(.rightBrace)
      return entries
    }
  }

  private mutating func recoveringEntry(allowsTilde: Bool) -> Entry? {
    let outer = statementStart
    defer { statementStart = outer }
    statementStart = index
    do throws(Diagnostic) {
      let entry = try entry(allowsTilde: allowsTilde)
      if take(.comma) == nil, current.kind != .newline, !at(.rightBrace) {
        throw unexpected(wanted: "the end of the line, `,` or `}`")
      }
      return entry
    } catch {
      diagnostics.append(error)
      recover(from: statementStart, stopAtComma: true)
      _ = take(.comma)
      return nil
    }
  }

  private mutating func entry(allowsTilde: Bool) throws(Diagnostic) -> Entry {
    let start = current.span.start
    if at(.minus) { throw leadingMinus(current, of: nil) }
    var role: EntryRole?
    if next.kind == .name { role = EntryRole(rawValue: text(current)) }
    if role != nil { advance() }
    let name = try expectName("the name of an entry")
    let parameters = at(.leftParenthesis) ? try parameters() : nil
    let relation = try relation(role: role, name: name, allowsTilde: allowsTilde)
    let value = try value()
    return Entry(
      role: role, name: name, parameters: parameters, relation: relation, value: value,
      span: span(from: start))
  }

  private mutating func relation(
    role: EntryRole?, name: Name, allowsTilde: Bool
  ) throws(Diagnostic) -> Entry.Relation {
    if take(.assign) != nil { return .equals }
    if at(.distributed) {
      guard allowsTilde else { throw .tildeOutsideModel(current.span) }
      advance()
      return .distributed
    }
    if let role { throw .unnamedEntry(role, name.span, before: name.span.start) }
    if current.startsOperand { throw .missingEquals(name.span, current.span) }
    throw unexpected(wanted: "`=`")
  }
}
