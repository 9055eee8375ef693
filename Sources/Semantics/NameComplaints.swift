import Syntax
import Units

/// The wording of what can be wrong with names and calls.
extension Diagnostic {
  /// Renames, when there is a near spelling.
  static func renamed(_ span: Span, _ suggestions: [String]) -> [Help] {
    suggestions.enumerated().map { index, word in
      Help(index == 0 ? "did you mean `\(word)`?" : "or `\(word)`?", [Edit(span, word)])
    }
  }

  static func unknownName(_ name: Name, _ suggestions: [String], _ span: Span) -> Diagnostic {
    var help = renamed(span, suggestions)
    if help.isEmpty { help = [Help("define it first: `\(name.written) = …`")] }
    return Diagnostic("E14", "unknown name `\(name.written)`", [Label(span)], help: help)
  }

  static func foreignName(_ name: Name, _ idiom: ForeignIdiom, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E14", "unknown name `\(name.written)`", [Label(span)],
      help: [Help(idiom.advice, idiom.replacement.map { [Edit(name.span, $0)] } ?? [])])
  }

  static func noBlock(_ word: BlockWord, _ span: Span) -> Diagnostic {
    Diagnostic("E51", "the library has no `\(word.rawValue)` blocks", [Label(span)])
  }

  static func columnShadows(_ name: Name, _ entry: Scope.Entry) -> Diagnostic {
    var definition = entry.written
    if case .number(let value)? = entry.constant, case .number(let number) = entry.kind {
      let shown = number.shown(value)
      let unit = shown.unit.symbol
      definition += " = \(formatNumber(shown.number))" + (unit.isEmpty ? "" : " \(unit)")
    }
    return Diagnostic(
      "W02",
      "`\(name.written)` means the column \(name.written); you also have `\(definition)` (cell \(entry.cell))",
      [Label(name.span)])
  }

  static func duplicateParameter(_ name: Name) -> Diagnostic {
    Diagnostic(
      "E15", "two parameters are called `\(name.written)`", [Label(name.span)],
      help: [Help("rename one of them", [Edit(name.span, "\(name.written)_2")])])
  }

  static func noSuchMember(
    _ name: Name, of kind: Kind, known: [String], _ value: Expression
  ) -> Diagnostic {
    var help = renamed(name.span, closestSpellings(to: name.text, among: known))
    if !known.isEmpty {
      let list = known.map { "`.\($0)`" }.joined(separator: " and ")
      help.append(Help("it has \(list)", known.first.map { [Edit(name.span, $0)] } ?? []))
    } else if case .number = kind, ["value", "error", "magnitude", "n"].contains(name.text) {
      help = [
        Help("a number is its own value", [Edit(Span(value.span.end, name.span.end), "")])
      ]
    } else {
      help = [Help("parts are opened from measurements (`x.value`) and tables (`t.column`)")]
    }
    return Diagnostic(
      "E29", "\(kind.phrase) has no part `\(name.written)`", [Label(name.span)], help: help)
  }

  static func noSuchColumn(_ name: Name, _ schema: Schema, _ span: Span) -> Diagnostic {
    let names = schema.columns.map(\.written)
    let near = closestSpellings(to: name.written, among: names)
    return Diagnostic(
      "E24", "the table has no column `\(name.written)`", [Label(span)],
      help: renamed(span, near) + [Help("its columns are \(names.joined(separator: ", "))")])
  }

  /// The same, seen from a cell that calls a function of another cell.
  func inside(_ definition: FunctionDefinition, at span: Span) -> Diagnostic {
    let already = message.contains(" (inside `")
    let origin = " (inside `\(definition.name.written)`, cell \(definition.cell))"
    return Diagnostic(
      code, already ? message : message + origin, [Label(span, "in this call")],
      help: help.map { Help($0.message) })
  }

  func with(label: Label) -> Diagnostic {
    var copy = self
    if !copy.labels.contains(where: { $0.span == label.span }) { copy.labels.append(label) }
    return copy
  }

}
