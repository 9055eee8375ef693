extension Diagnostic.Help {
  /// The source after all edits of this advice: what the user gets who pastes it.
  ///
  /// Edits at one place apply in their order. Returns nil if there are none, or if they overlap or
  /// reach outside the source.
  package func applied(to source: SourceText) -> SourceText? {
    guard !edits.isEmpty else { return nil }
    let ordered = edits.enumerated().sorted {
      ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
    }
    var bytes: [UInt8] = []
    var done = 0
    for (_, edit) in ordered {
      let span = edit.span
      guard span.start >= done, span.end >= span.start, span.end <= source.bytes.count else {
        return nil
      }
      bytes += source.bytes[done..<span.start]
      bytes += Array(edit.replacement.utf8)
      done = span.end
    }
    return SourceText(bytes: bytes + source.bytes[done...])
  }
}

extension SourceText {
  /// The lines that differ after an advice, as they are then; none if they are many or long.
  func changedLines(after advice: Diagnostic.Help) -> [String] {
    guard let after = advice.applied(to: self) else { return [] }
    let same = zip(bytes, after.bytes).prefix { $0 == $1 }.count
    let sameAtEnd = zip(bytes.reversed(), after.bytes.reversed())
      .prefix(min(bytes.count, after.bytes.count) - same).prefix { $0 == $1 }.count
    let changed = Span(same, after.bytes.count - sameAtEnd)
    let isDeletion = changed.start == changed.end && bytes.count - sameAtEnd > same
    let first = after.lineIndex(at: changed.start)
    let last = after.lineIndex(at: max(changed.start, changed.end - 1))
    let lines = (first...last).prefix(4).map { after.text(after.lineSpan($0)) }
    let isLineGone = isDeletion && startsLine(same) && startsLine(bytes.count - sameAtEnd)
    let isShort = lines.count <= 3 && lines.allSatisfy { $0.utf8.count <= 160 }
    return isShort && !isLineGone ? lines.filter { $0.contains { !$0.isWhitespace } } : []
  }

  private func startsLine(_ offset: Int) -> Bool {
    offset == 0 || offset == bytes.count || self[offset - 1] == UInt8(ascii: "\n")
  }
}
