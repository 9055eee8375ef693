package import Semantics

/// A published source, as BibTeX wants it: letters beyond ASCII are written as LaTeX does.
package struct Reference: Sendable {
  package let key: String
  package let authors: String
  package let collaboration: String?
  package let title: String
  /// Nil for what no journal printed.
  package let journal: Journal?
  package let year: Int
  package let doi: String?
  package let eprint: String?

  package struct Journal: Sendable {
    package let name: String
    package let volume: String
    /// The first page, or the number of the article.
    package let page: String

    init(_ name: String, _ volume: String, _ page: String) {
      self.name = name
      self.volume = volume
      self.page = page
    }
  }

  init(
    _ key: String, _ authors: String, of collaboration: String? = nil, _ title: String,
    in journal: Journal? = nil, _ year: Int, doi: String? = nil, eprint: String? = nil
  ) {
    self.key = key
    self.authors = authors
    self.collaboration = collaboration
    self.title = title
    self.journal = journal
    self.year = year
    self.doi = doi
    self.eprint = eprint
  }

  /// As documentation names it: `doi:10.1103/PhysRevD.39.3378`, `arXiv:1403.6344`.
  package var identifiers: [String] {
    [doi.map { "doi:" + $0 }, eprint.map { "arXiv:" + $0 }].compactMap { $0 }
  }

  package var bibtex: String {
    let fields: [(String, String?)] = [
      ("author", authors), ("collaboration", collaboration), ("title", "{\(title)}"),
      ("journal", journal?.name), ("volume", journal?.volume), ("pages", journal?.page),
      ("year", "\(year)"), ("doi", doi), ("eprint", eprint),
      ("archivePrefix", eprint.map { _ in "arXiv" }),
    ]
    let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)}" } }
    let type = journal == nil ? "misc" : "article"
    return "@\(type){\(key),\n" + lines.joined(separator: ",\n") + "\n}"
  }
}

/// The DOIs and arXiv numbers in a text, as `Reference.identifiers` has them.
package func sourceIdentifiers(in text: String) -> Set<String> {
  let words = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }
  return Set(
    words.compactMap { word in
      let start = ["doi:", "arXiv:"].compactMap { word.firstRange(of: $0)?.lowerBound }.min()
      return start.map { identifier(atStartOf: word[$0...]) }
    })
}

/// The word without the full stop of its sentence and the bracket around it; DOIs have brackets of
/// their own: `doi:10.1016/0550-3213(82)90273-5`.
private func identifier(atStartOf word: Substring) -> String {
  var rest = word
  while let last = rest.last {
    let isLoose = last == ")" && !rest.contains("(")
    guard isLoose || last == "." || last == ":" else { break }
    rest.removeLast()
  }
  return String(rest)
}

/// The references of a notebook, in the order of their keys.
package struct Bibliography: Displayable {
  package let references: [Reference]

  /// What these lines of documentation name.
  init(sources: [String]) {
    let named = sources.reduce(into: Set()) { $0.formUnion(sourceIdentifiers(in: $1)) }
    references = StandardLibrary.references.filter { !named.isDisjoint(with: $0.identifiers) }
      .sorted { $0.key < $1.key }
  }

  package var text: String {
    references.isEmpty
      ? "% nothing used so far has a source to cite"
      : references.map(\.bibtex).joined(separator: "\n\n")
  }

  package func display(as kind: ObjectKind) -> Display {
    Display(text: text, markdown: "```bibtex\n\(text)\n```")
  }
}
