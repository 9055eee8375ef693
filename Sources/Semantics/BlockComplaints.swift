import Syntax
import Units

/// The wording of what can be wrong with blocks and their entries.
extension Diagnostic {
  static func unknownEntry(_ name: Name, of signature: Signature, _ span: Span) -> Diagnostic {
    let owner = ObjectKind(signature.name).phrase
    let list = signature.labels.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      "E21", "`\(name.written)` is not part of \(owner)", [Label(span)],
      help: renamed(span, closestSpellings(to: name.text, among: signature.labels))
        + [Help("its entries: \(list)")])
  }

  static func roleElsewhere(
    _ role: EntryRole, _ owner: String, _ entry: Entry
  ) -> Diagnostic {
    Diagnostic(
      "E21", "\(ObjectKind(owner).phrase) has no `\(role.rawValue)` entries",
      [Label(entry.span)])
  }

  /// - Parameter index: of the second entry of a name, which is never the first of all.
  static func entryTwice(_ entries: [Entry], at index: Int) -> Diagnostic {
    let entry = entries[index]
    let before = index > 0 ? entries[index - 1].span.end : entry.span.start
    return Diagnostic(
      "E15", "`\(entry.name.written)` stands here twice", [Label(entry.name.span)],
      help: [Help("leave one of them out", [Edit(Span(before, entry.span.end), "")])])
  }

  static func missingEntry(
    _ name: String, of owner: String, note: String, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "E15", "\(ObjectKind(owner).phrase) needs `\(name)`", [Label(span)],
      help: [Help("`\(name) = …`: \(note)")])
  }

  static func entryIsNoFunction(_ name: Name) -> Diagnostic {
    Diagnostic(
      "E17", "`\(name.written)` is a value and takes no parameters", [Label(name.span)],
      help: [Help("write `\(name.written) = …`")])
  }

  static func parameterCount(
    _ owner: FunctionPlace, _ kinds: [NumberKind], _ given: Int, _ span: Span
  ) -> Diagnostic {
    let wanted = kinds.map(\.dimension.phrase).joined(separator: " and ")
    return Diagnostic(
      "E15", "`\(owner.name)` is a function of \(wanted), and this has \(given) parameters",
      [Label(span)])
  }

  static func parameterDimension(
    _ parameter: Parameter, _ unit: Unit, _ kind: NumberKind, _ owner: FunctionPlace, _ span: Span
  ) -> Diagnostic {
    Diagnostic(
      "E18",
      "`\(parameter.name.written)` of `\(owner.name)` is \(kind.dimension.phrase), not \(unit.dimension.phrase)",
      [Label(span)])
  }

  static func entryIsNoNumber(_ owner: FunctionPlace, _ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E17",
      "`\(owner.name)` of \(ObjectKind(owner.owner).phrase) must be a number, and this is \(kind.phrase)",
      [Label(span)],
      help: [Help("a formula is `\(owner.name)(T) = …`; a table becomes one by `curve(x, y)`")])
  }

  static func entryDimension(
    _ owner: FunctionPlace, _ wanted: [Dimension], _ number: NumberKind, _ span: Span
  ) -> Diagnostic {
    let dimensions = wanted.map(\.phrase).joined(separator: " or ")
    return Diagnostic(
      "E18",
      "`\(owner.name)` of \(ObjectKind(owner.owner).phrase) must be \(dimensions), and this is \(number.dimension.phrase)",
      [Label(span, Kind.number(number).unitText)])
  }

  static func nothingToReplace(_ kind: Kind, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E29", "`with` copies a block with other entries, and this is \(kind.phrase)",
      [Label(span)])
  }
}
