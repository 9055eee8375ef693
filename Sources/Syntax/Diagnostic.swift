/// One thing that is wrong (or doubtful) with a cell, as data; `DiagnosticRenderer` words it.
package struct Diagnostic: Error, Sendable, Equatable {
  /// A stretch of source that is part of the problem, with a short note under its carets.
  package struct Label: Sendable, Equatable {
    package var span: Span
    package var note: String

    package init(_ span: Span, _ note: String = "") {
      self.span = span
      self.note = note
    }
  }

  /// One replacement in the source.
  package struct Edit: Sendable, Equatable {
    package var span: Span
    package var replacement: String

    package init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// Advice; when it has edits, applying all of them repairs the source.
  package struct Help: Sendable, Equatable {
    package var message: String
    package var edits: [Edit]

    package init(_ message: String, _ edits: [Edit] = []) {
      self.message = message
      self.edits = edits
    }
  }

  /// `E…` for errors, `W…` for warnings; each has one meaning for good (see the catalogue in `Sources/README.md`).
  package var code: String
  package var message: String
  /// The first label is where the problem is; the others say what it conflicts with.
  package var labels: [Label]
  package var help: [Help]

  package var isWarning: Bool { code.hasPrefix("W") }

  package init(_ code: String, _ message: String, _ labels: [Label], help: [Help] = []) {
    self.code = code
    self.message = message
    self.labels = labels
    self.help = help
  }
}
