/// A half-open stretch of a cell's source, in UTF-8 byte offsets.
package struct Span: Sendable, Equatable {
  package var start: Int
  package var end: Int

  package init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  package var length: Int { end - start }

  /// The smallest span that covers both.
  package func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}
