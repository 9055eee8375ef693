package import Semantics

/// A published source, as BibTeX wants it.
package struct Reference: Sendable {
  package let key: String
  package let authors: String
  package let title: String
  /// The journal with volume and page, or what stands for them.
  package let journal: String
  package let year: Int
  package let doi: String?
  package let eprint: String?

  init(
    _ key: String, _ authors: String, _ title: String, _ journal: String, _ year: Int,
    doi: String? = nil, eprint: String? = nil
  ) {
    self.key = key
    self.authors = authors
    self.title = title
    self.journal = journal
    self.year = year
    self.doi = doi
    self.eprint = eprint
  }

  /// Whether a line of documentation names it, by DOI or arXiv number.
  package func isNamed(in text: String) -> Bool {
    [doi.map { "doi:" + $0 }, eprint.map { "arXiv:" + $0 }].contains { id in
      id.map { text.firstRange(of: $0) != nil } ?? false
    }
  }

  package var bibtex: String {
    let fields: [(String, String?)] = [
      ("author", authors), ("title", "{\(title)}"), ("journal", journal), ("year", "\(year)"),
      ("doi", doi), ("eprint", eprint), ("archivePrefix", eprint.map { _ in "arXiv" }),
    ]
    let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)}" } }
    return "@article{\(key),\n" + lines.joined(separator: ",\n") + "\n}"
  }
}

/// The references of a notebook, in the order of their keys.
package struct Bibliography: Displayable {
  package let references: [Reference]

  package var text: String {
    references.isEmpty
      ? "% nothing used so far has a source to cite"
      : references.map(\.bibtex).joined(separator: "\n\n")
  }

  package func display(as kind: ObjectKind) -> Display {
    Display(text: text, markdown: "```bibtex\n\(text)\n```")
  }
}
