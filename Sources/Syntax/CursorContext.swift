/// What stands around a cursor: all that completion and inspection need to know of the syntax.
package struct CursorContext: Sendable, Equatable {
  package enum Place: Sendable, Equatable {
    /// Where a name or value can stand.
    case code
    /// Inside a string, outside its `{…}`.
    case string
    case comment
    /// After a number, `as` or the colon of a parameter.
    case unit
    /// After a dot; the name before it, where it is one.
    case member(of: String?)
    /// After a backslash, where a Greek letter's name is spelled out.
    case greekLetter
  }

  /// An open bracket around the cursor.
  package enum Enclosure: Sendable, Equatable {
    /// The parentheses of a call: how many arguments stand before, counting a piped one, and the
    /// label of the one under the cursor.
    case call(function: String, argument: Int, label: String?)
    /// The braces of a block, with the name of the entry under the cursor once it has been written.
    case block(BlockWord, entry: String?)
    /// The braces of `base with { … }`.
    case with(entry: String?)
    /// Parentheses, a list or an index.
    case brackets
  }

  package var place: Place
  /// The part of the word that stands before the cursor: what a completion replaces.
  package var word: Span
  /// From the inside out.
  package var enclosures: [Enclosure]
}

/// The surroundings of a cursor; only what stands before it counts, so they are known while typing.
package func cursorContext(at offset: Int, in source: SourceText) -> CursorContext {
  let end = min(max(offset, 0), source.bytes.count)
  let before = SourceText(bytes: Array(source.bytes[..<end]))
  guard refusal(of: before) == nil else {
    return CursorContext(place: .code, word: Span(end, end), enclosures: [])
  }
  var lexer = Lexer(before)
  lexer.run()
  return CursorContext(
    place: lexer.placeOfEnd, word: lexer.wordAtEnd, enclosures: lexer.enclosuresOfEnd)
}

extension Lexer {
  private var end: Int { source.bytes.count }

  /// The tokens before `.end`.
  private var words: ArraySlice<Token> { tokens.dropLast() }

  fileprivate var wordAtEnd: Span {
    if endsInString {
      guard let string = words.last, string.kind == .string else { return Span(end, end) }
      let hasQuote = source[string.span.start] == UInt8(ascii: "\"")
      return Span(string.span.start + (hasQuote ? 1 : 0), end)
    }
    if case .unit = placeOfEnd, let unit = words.last, unit.kind == .unit {
      let last = UnitScanner.scan(source, at: unit.span.start).unit.factors.last
      return Span(last?.span.start ?? unit.span.start, end)
    }
    if placeOfEnd == .greekLetter { return Span(startOfName(before: end) - 1, end) }
    return Span(startOfName(before: end), end)
  }

  private func startOfName(before end: Int) -> Int {
    var start = end
    while start > 0 {
      var lead = start - 1
      while lead > 0, source[lead] & 0xC0 == 0x80 { lead -= 1 }
      guard source.scalar(at: lead).scalar.continuesName else { break }
      start = lead
    }
    return start
  }

  fileprivate var placeOfEnd: CursorContext.Place {
    if let comment = comments.last, comment.span.end == end { return .comment }
    if endsInString { return .string }
    let start = startOfName(before: end)
    if start > 0, source[start - 1] == UInt8(ascii: "\\") { return .greekLetter }
    guard let last = words.last else { return .code }
    if last.kind == .unit, last.span.end == end { return .unit }
    if last.kind == .number || unitMayStart(after: words) { return .unit }
    let isNameWritten = last.span.end == end && start < end
    let before = isNameWritten ? words.dropLast() : words
    if before.last?.symbol == .dot {
      let base = before.dropLast().last
      return .member(of: base.flatMap { $0.kind == .name ? asciiName($0) : nil })
    }
    return .code
  }

  private func asciiName(_ token: Token) -> String {
    Name.asciiSpelling(of: source.text(token.span))
  }
}

// MARK: - Enclosures

extension Lexer {
  fileprivate var enclosuresOfEnd: [CursorContext.Enclosure] {
    open.reversed().filter { tokens[$0].symbol != .interpolationStart }
      .map { enclosure(openedAt: $0) }
  }

  private func enclosure(openedAt bracket: Int) -> CursorContext.Enclosure {
    let inner = part(of: bracket)
    let before = bracket > 0 ? tokens[bracket - 1] : nil
    switch (tokens[bracket].symbol, before?.kind) {
    case (.leftParenthesis, .name):
      guard let before else { return .brackets }
      let isPiped = bracket > 1 && tokens[bracket - 2].symbol == .pipe
      return .call(
        function: asciiName(before), argument: inner.index + (isPiped ? 1 : 0),
        label: inner.tokens.labelOfArgument.map { asciiName($0) })
    case (.leftBrace, .name):
      let word = before.flatMap { BlockWord(rawValue: source.text($0.span)) }
      return word.map { .block($0, entry: nameOfEntry(inner.tokens)) } ?? .brackets
    case (.leftBrace, .keyword): return .with(entry: nameOfEntry(inner.tokens))
    default: return .brackets
    }
  }

  /// The argument or entry under the cursor, and how many stand before it in the same bracket.
  private func part(of bracket: Int) -> (tokens: ArraySlice<Token>, index: Int) {
    var start = bracket + 1
    var count = 0
    var position = start
    while position < tokens.count - 1 {
      let token = tokens[position]
      position = (token.partner.map { max($0, position) } ?? position) + 1
      if token.symbol == .comma || token.kind == .newline {
        start = position
        count += 1
      }
    }
    if tokens[bracket].symbol == .leftBrace, isOnNewLine { start = tokens.count - 1 }
    return (tokens[start..<(tokens.count - 1)], count)
  }

  /// Whether a line break that ends an entry stands before the cursor.
  private var isOnNewLine: Bool {
    guard let last = words.last, last.symbol?.awaitsOperand != true else { return false }
    return source.lineIndex(at: last.span.end) < source.lineIndex(at: end)
  }

  private func nameOfEntry(_ entry: ArraySlice<Token>) -> String? {
    guard
      let relation = entry.firstIndex(where: { $0.symbol == .assign || $0.symbol == .distributed })
    else { return nil }
    let names = entry[..<relation].filter { $0.kind == .name }
    let hasRole = names.first.flatMap { EntryRole(rawValue: source.text($0.span)) } != nil
    return (hasRole && names.count > 1 ? names.dropFirst().first : names.first).map {
      asciiName($0)
    }
  }
}

extension ArraySlice<Token> {
  /// The name in `name = …`.
  fileprivate var labelOfArgument: Token? {
    guard let name = first, dropFirst().first?.symbol == .assign else { return nil }
    return name.kind == .name || name.kind == .keyword ? name : nil
  }
}
