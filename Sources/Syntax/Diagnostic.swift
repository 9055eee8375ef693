/// One thing that is wrong (or doubtful) with a cell, as data; `DiagnosticRenderer` words it.
public struct Diagnostic: Error, Sendable, Equatable {
  /// A stretch of source that is part of the problem, with a short note under its carets.
  public struct Label: Sendable, Equatable {
    public var span: Span
    public var note: String

    public init(_ span: Span, _ note: String = "") {
      self.span = span
      self.note = note
    }
  }

  /// One replacement in the source.
  public struct Edit: Sendable, Equatable {
    public var span: Span
    public var replacement: String

    public init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// Advice; when it has edits, applying all of them repairs the source.
  public struct Help: Sendable, Equatable {
    public var message: String
    public var edits: [Edit]

    public init(_ message: String, _ edits: [Edit] = []) {
      self.message = message
      self.edits = edits
    }
  }

  /// `E…` for errors, `W…` for warnings; each has one meaning for good (see the catalogue in `Sources/README.md`).
  public var code: String
  public var message: String
  /// The first label is where the problem is; the others say what it conflicts with.
  public var labels: [Label]
  public var help: [Help]

  public var isWarning: Bool { code.hasPrefix("W") }

  public init(_ code: String, _ message: String, _ labels: [Label], help: [Help] = []) {
    self.code = code
    self.message = message
    self.labels = labels
    self.help = help
  }
}
