package import Physics

/// What there is to say about a name.
package struct Documentation: Sendable {
  /// One line.
  package let summary: String
  /// In LaTeX.
  package let formula: String?
  /// The unit of the result.
  package let units: String?
  /// Where it holds, and what happens elsewhere.
  package let validity: String?
  /// Paper and equation, with arXiv number or DOI.
  package let source: String?
  /// Whether its numbers were compared with a second source; nil where there are none.
  package let confirmation: Confirmation?
  /// A line that runs as it stands.
  package let example: String?

  package init(
    _ summary: String, formula: String? = nil, units: String? = nil, validity: String? = nil,
    source: String? = nil, confirmation: Confirmation? = nil, example: String? = nil
  ) {
    self.summary = summary
    self.formula = formula
    self.units = units
    self.validity = validity
    self.source = source
    self.confirmation = confirmation
    self.example = example
  }
}

/// The page that `help(name)` and `name?` show.
package struct HelpPage: Sendable {
  package let title: String
  package let documentation: Documentation
  package let parameters: [(name: String, note: String)]

  package init(
    title: String, documentation: Documentation, parameters: [(name: String, note: String)]
  ) {
    self.title = title
    self.documentation = documentation
    self.parameters = parameters
  }

  /// For consoles.
  package var text: String {
    var lines = [title, "", "  " + documentation.summary]
    let described = parameters.filter { !$0.note.isEmpty }
    if !described.isEmpty { lines.append("") }
    lines += described.map { "  \($0.name): \($0.note)" }
    for (heading, content) in sections { lines += ["", "  \(heading): \(content)"] }
    return lines.joined(separator: "\n")
  }

  /// For notebooks; the formula is set by the front end.
  package var markdown: String {
    var parts = ["**`\(title)`**", documentation.summary]
    if let formula = documentation.formula { parts.append("$$\(formula)$$") }
    let described = parameters.filter { !$0.note.isEmpty }
    if !described.isEmpty {
      parts.append(described.map { "- `\($0.name)`: \($0.note)" }.joined(separator: "\n"))
    }
    parts += sections.filter { $0.heading != "formula" && $0.heading != "example" }
      .map { "*\($0.heading)*: \($0.content)" }
    if let example = documentation.example { parts.append("```\n\(example)\n```") }
    return parts.joined(separator: "\n\n")
  }

  private var sections: [(heading: String, content: String)] {
    [
      ("formula", documentation.formula), ("units", documentation.units),
      ("valid", documentation.validity), ("source", documentation.source),
      ("numbers", documentation.confirmation?.text), ("example", documentation.example),
    ].compactMap { heading, content in content.map { (heading, $0) } }
  }
}

extension HelpPage {
  /// `help(unconfirmed)`: what rests on one source alone, of these pages.
  package static func unconfirmed(of pages: [String: HelpPage]) -> HelpPage {
    let open = pages.mapValues(\.documentation).filter {
      $0.value.confirmation?.isConfirmed == false
    }
    .sorted { $0.key < $1.key }
    return HelpPage(
      title: "unconfirmed",
      documentation: Documentation(
        "what the library takes from one source alone, without a second one to confirm it"),
      parameters: open.map { name, documentation in
        let part =
          if case .partly(_, let part)? = documentation.confirmation { part + "; " } else { "" }
        return (name, part + (documentation.source ?? ""))
      })
  }
}
