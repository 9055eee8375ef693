package import JupyterProtocol
import Semantics
import StandardLibrary
import Syntax
import Units

/// Completion and inspection, from the definitions as they stand and the syntax around the cursor.
package struct Completer {
  let worksheet: Worksheet
  let scope: Scope

  package init(_ worksheet: Worksheet) {
    self.worksheet = worksheet
    scope = worksheet.definitions.scope
  }

  /// What could stand at the cursor; positions are in code points.
  package func complete(_ code: String, cursor: Int) -> Completion {
    let offset = byteOffset(of: cursor, in: code)
    let source = SourceText(code)
    let context = cursorContext(at: offset, in: source)
    let word = source.text(context.word)
    let all = candidates(context, source)
    // A Greek letter takes the place of its name, so it does not begin like it.
    let items =
      context.place == .greekLetter ? all : all.filter { $0.text.hasPrefixIgnoringCase(word) }
    let start = codePoints(before: context.word.start, in: source)
    return Completion(replacing: start..<max(start, cursor), with: items)
  }

  private func candidates(_ context: CursorContext, _ source: SourceText) -> [Completion.Item] {
    let word = source.text(context.word)
    switch context.place {
    case .comment: return []
    case .greekLetter: return greekLetters(word)
    case .unit: return UnitCatalogue.names.map { Completion.Item($0, kind: "unit") }
    case .member(let owner): return members(of: owner)
    case .string: return strings(context)
    case .code: return arguments(context) + columns(context, source) + names()
    }
  }

  // MARK: Candidates

  /// `\theta` is replaced by `θ`.
  private func greekLetters(_ word: String) -> [Completion.Item] {
    Name.greekLetterNames.filter { ("\\" + $0).hasPrefix(word) }.compactMap { name in
      Name.greekLetter(named: name).map {
        Completion.Item($0, kind: "letter", signature: "\\" + name)
      }
    }
  }

  private func members(of owner: String?) -> [Completion.Item] {
    guard let owner, let kind = scope[owner]?.kind else { return [] }
    switch kind {
    case .measurement:
      return ["value", "error"].map { Completion.Item($0, kind: "part") }
    case .table(let schema): return items(schema)
    default: return []
    }
  }

  private func items(_ schema: Schema) -> [Completion.Item] {
    schema.columns.map { Completion.Item($0.written, kind: "column", signature: $0.kind.phrase) }
  }

  /// The choices of an argument that is a string, or the names of files.
  private func strings(_ context: CursorContext) -> [Completion.Item] {
    guard case .call(let function, let index, let label)? = context.enclosures.first,
      case .function(.library(let signature))? = scope[function]?.kind
    else { return [] }
    let parameter =
      label.flatMap { name in signature.parameters.first { $0.name == name } }
      ?? (signature.parameters.indices.contains(index) ? signature.parameters[index] : nil)
    guard case .value(let expectation)? = parameter?.mode else { return [] }
    if case .choice(let choices) = expectation {
      return choices.map { Completion.Item($0, kind: "choice") }
    }
    guard signature.name == "read" else { return [] }
    return worksheet.files.readable().map { Completion.Item($0, kind: "file") }
  }

  private func arguments(_ context: CursorContext) -> [Completion.Item] {
    guard case .call(let function, _, nil)? = context.enclosures.first,
      case .function(let callable)? = scope[function]?.kind
    else { return [] }
    switch callable {
    case .library(let signature):
      return signature.parameters.map {
        Completion.Item("\($0.name) = ", kind: "argument", signature: $0.note)
      }
    case .defined(let definition):
      return definition.parameters.map {
        Completion.Item(
          "\($0.name.written) = ", kind: "argument", signature: $0.unit?.written ?? "")
      }
    }
  }

  /// The columns of the table that is piped into the call around the cursor, or is its first argument.
  private func columns(_ context: CursorContext, _ source: SourceText) -> [Completion.Item] {
    guard case .call(let function, _, _)? = context.enclosures.first,
      case .function(.library(let signature))? = scope[function]?.kind,
      let expression = tableExpression(for: function, source, before: context.word.start)
    else { return [] }
    let (program, errors) = parse(expression)
    guard errors.isEmpty,
      signature.parameters.contains(where: \.takesColumns) || signature.rest != nil
    else { return [] }
    let outcome = check(
      program, in: scope, cell: worksheet.definitions.cellCount + 1, files: worksheet.files)
    guard case .show(let checked)? = outcome.program?.statements.last?.form,
      case .table(let schema) = checked.kind
    else { return [] }
    return items(schema)
  }

  /// The text before `|> function(`, or the first argument after `function(`.
  private func tableExpression(
    for function: String, _ source: SourceText, before end: Int
  ) -> String? {
    let before = tokens(of: source).filter { $0.span.end <= end && $0.kind != .comment }
    guard
      let call = before.indices.last(where: { index in
        before[index].kind == .name && source.text(before[index].span) == function
          && index + 1 < before.count && before[index + 1].symbol == .leftParenthesis
      })
    else { return nil }
    if call > 0, before[call - 1].symbol == .pipe {
      let statement = source.text(Span(0, before[call - 1].span.start))
      return statement.afterLastDefinition
    }
    guard call + 2 < before.count, before[call + 2].kind == .name else { return nil }
    return source.text(before[call + 2].span)
  }

  private func names() -> [Completion.Item] {
    let entries = scope.entries.sorted {
      ($0.value.cell == 0 ? 1 : 0, $0.key) < ($1.value.cell == 0 ? 1 : 0, $1.key)
    }
    let known = entries.map { name, entry -> Completion.Item in
      if case .function(let callable) = entry.kind {
        return Completion.Item(entry.written, kind: "function", signature: callable.signatureText)
      }
      return Completion.Item(
        entry.written, kind: entry.cell == 0 ? "constant" : "variable",
        signature: entry.kind.phrase)
    }
    return known + Completer.keywords.map { Completion.Item($0, kind: "keyword") }
  }

  private static let keywords = [
    "for", "in", "if", "then", "else", "and", "or", "not", "as", "with", "true", "false",
  ]

  // MARK: Inspection

  /// The documentation of the name at the cursor, or of the function whose call is around it.
  package func inspect(_ code: String, cursor: Int) -> MIMEBundle? {
    let source = SourceText(code)
    let offset = byteOffset(of: cursor, in: code)
    let touching = tokens(of: source).filter { $0.span.start <= offset && offset <= $0.span.end }
    for token in touching.reversed() where token.kind == .name || token.kind == .unit {
      let text = source.text(token.span)
      if token.kind == .unit, let bundle = unitPage(text) { return bundle }
      if let page = page(for: Name.asciiSpelling(of: text)) { return Presentation.bundle(page) }
    }
    for case .call(let function, _, _) in cursorContext(at: offset, in: source).enclosures {
      if let page = page(for: function) { return Presentation.bundle(page) }
    }
    return nil
  }

  private func page(for name: String) -> HelpPage? {
    worksheet.description(of: name) ?? worksheet.library.documentation[name]
  }

  private func unitPage(_ text: String) -> MIMEBundle? {
    guard let unit = try? Unit(reading: text), !unit.isPlain else { return nil }
    let page = HelpPage(
      title: unit.symbol, documentation: Documentation("a unit of \(unit.dimension.phrase)"),
      parameters: [])
    return Presentation.bundle(page)
  }

  // MARK: Positions

  private func byteOffset(of codePoint: Int, in code: String) -> Int {
    let scalars = code.unicodeScalars
    guard codePoint > 0 else { return 0 }
    let index = scalars.index(scalars.startIndex, offsetBy: codePoint, limitedBy: scalars.endIndex)
    return code.utf8.distance(from: code.utf8.startIndex, to: index ?? scalars.endIndex)
  }

  private func codePoints(before offset: Int, in source: SourceText) -> Int {
    source.text(Span(0, offset)).unicodeScalars.count
  }
}

extension Signature.Parameter {
  fileprivate var takesColumns: Bool {
    switch mode {
    case .row, .aggregate, .column: true
    default: false
    }
  }
}

extension Callable {
  fileprivate var signatureText: String {
    switch self {
    case .defined(let definition): definition.signatureText
    case .library(let signature): signature.text
    }
  }
}

extension String {
  fileprivate func hasPrefixIgnoringCase(_ word: String) -> Bool {
    hasPrefix(word) || lowercased().hasPrefix(word.lowercased())
  }

  /// The last line's expression: what stands after the last `=` that begins a definition.
  fileprivate var afterLastDefinition: String {
    let line =
      split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).last.map(String.init)
      ?? self
    guard let sign = line.firstIndex(of: "="), line[line.index(after: sign)...].first != "=" else {
      return line
    }
    let name = line[..<sign].filter { $0 != " " }
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      ? String(line[line.index(after: sign)...]) : line
  }
}
