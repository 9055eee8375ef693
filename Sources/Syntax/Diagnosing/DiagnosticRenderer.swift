/// Diagnostics as text for people: the message, the lines of source with a stroke under every
/// stretch involved, and the advice.
///
///     E12 cannot add an energy and an area per energy
///       3 │ total = 5 keV + dsigma_em(1 keV, 5 MeV, mu)
///         │         ─────   ─────────────────────────── cm²/keV
///         │         keV
///       help: …
///           the line as it should be, where the advice can be pasted
package struct DiagnosticRenderer: Sendable {
  package enum Style: Sendable {
    case plain
    /// With ANSI colours, for consoles and tracebacks.
    case coloured
  }

  private let source: SourceText
  private let style: Style

  package init(_ source: SourceText, style: Style = .plain) {
    self.source = source
    self.style = style
  }

  /// Several diagnostics, one below the other.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { text($0) }.joined(separator: "\n")
  }

  package func text(_ diagnostic: Diagnostic) -> String {
    let ink: Ink = diagnostic.isWarning ? .warning : .error
    var lines = [paint(diagnostic.code, ink) + " " + diagnostic.message]
    let strokes = strokes(of: diagnostic.labels, ink)
    let numbers = Set(strokes.map(\.line)).sorted()
    var last = numbers.first ?? 0
    for number in numbers {
      if number > last + 1 { lines.append(gutter("", "⋮")) }
      lines += excerpt(number, strokes.filter { $0.line == number })
      last = number
    }
    lines += diagnostic.help.flatMap { help(on: $0) }
    return lines.joined(separator: "\n")
  }

  /// The advice and, where it changes a few lines, those lines as they should be.
  private func help(on advice: Diagnostic.Help) -> [String] {
    let message = "  " + paint("help:", .help) + " " + advice.message
    return [message] + source.changedLines(after: advice).map { "      " + $0 }
  }
}

// MARK: - Excerpts

extension DiagnosticRenderer {
  /// A label on one line; one that goes over several lines is drawn on its first and last.
  private struct Stroke {
    var line: Int
    var span: Span
    var note: String
    var ink: Ink
  }

  private func strokes(of labels: [Diagnostic.Label], _ ink: Ink) -> [Stroke] {
    labels.enumerated().flatMap { index, label in
      let ink = index == 0 ? ink : .secondary
      let (start, end) = (clamped(label.span.start), clamped(label.span.end))
      let first = source.lineIndex(at: start)
      let last = source.lineIndex(at: max(start, end - 1))
      guard last > first else {
        return [Stroke(line: first, span: Span(start, end), note: label.note, ink: ink)]
      }
      let opening = Span(start, source.lineSpan(first).end)
      let closing = Span(indentation(of: last), end)
      return [
        Stroke(line: first, span: opening, note: "", ink: ink),
        Stroke(line: last, span: closing, note: label.note, ink: ink),
      ]
    }
  }

  private func clamped(_ offset: Int) -> Int { min(max(offset, 0), source.bytes.count) }

  private func indentation(of line: Int) -> Int {
    var offset = source.lineSpan(line).start
    while source[offset].isBlank { offset += 1 }
    return offset
  }

  private func excerpt(_ number: Int, _ strokes: [Stroke]) -> [String] {
    let focus = strokes.map(\.span.start).min() ?? 0
    let line = DisplayLine(source, source.lineSpan(number), focus: focus)
    var rows = [Row()]
    let placed = strokes.map { stroke in
      let start = line.column(at: stroke.span.start)
      return (stroke, start, max(line.column(at: stroke.span.end), start + 1))
    }
    for (stroke, start, end) in placed.reversed() {
      rows[0].draw(String(repeating: "─", count: end - start), at: start, stroke.ink)
    }
    let noted = placed.filter { !$0.0.note.isEmpty }.sorted { $0.1 > $1.1 }
    for (stroke, start, end) in noted {
      if rows[0].end == end {
        rows[0].draw(" " + stroke.note, at: end, stroke.ink)
      } else {
        place(stroke.note, at: start, stroke.ink, in: &rows)
      }
    }
    return [gutter(String(number + 1), "│ " + line.text)]
      + rows.map { row in gutter("", "│ " + row.text { paint($0, $1) }) }
  }

  /// Writes a note in the first row below the strokes that has room for it.
  private func place(_ note: String, at column: Int, _ ink: Ink, in rows: inout [Row]) {
    let free = rows.indices.dropFirst().first { rows[$0].start > column + note.count }
    if free == nil { rows.append(Row()) }
    rows[free ?? rows.count - 1].draw(note, at: column, ink)
  }

  private func gutter(_ number: String, _ content: String) -> String {
    let padding = String(repeating: " ", count: max(3 - number.count, 0))
    var line = paint(padding + number, .gutter) + " " + content
    while line.last == " " { line.removeLast() }
    return line
  }
}

// MARK: - Rows and colours

extension DiagnosticRenderer {
  fileprivate enum Ink: String {
    case error = "1;31"
    case warning = "1;33"
    case secondary = "34"
    case gutter = "2"
    case help = "1;32"
  }

  fileprivate func paint(_ text: String, _ ink: Ink) -> String {
    guard style == .coloured, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }
}

/// A line of characters, each with its colour.
private struct Row {
  private var cells: [(character: Character, ink: DiagnosticRenderer.Ink)?] = []

  var start: Int { cells.firstIndex { $0 != nil } ?? .max }
  var end: Int { cells.count }

  mutating func draw(_ text: String, at column: Int, _ ink: DiagnosticRenderer.Ink) {
    let missing = column + text.count - cells.count
    if missing > 0 { cells += Array(repeating: nil, count: missing) }
    for (index, character) in text.enumerated() { cells[column + index] = (character, ink) }
  }

  /// The row with its coloured runs painted.
  func text(_ paint: (String, DiagnosticRenderer.Ink) -> String) -> String {
    var text = ""
    var run = ""
    var ink: DiagnosticRenderer.Ink?
    for cell in cells + [nil] {
      if cell?.ink != ink {
        text += ink.map { paint(run, $0) } ?? run
        run = ""
        ink = cell?.ink
      }
      run.append(cell?.character ?? " ")
    }
    return text
  }
}
