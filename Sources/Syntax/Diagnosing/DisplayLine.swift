/// One line of source as a terminal shows it: tabs widened, wide characters counted as two columns,
/// invisible ones made visible, and a very long line cut to a window around the problem.
struct DisplayLine {
  private static let tabWidth = 4
  private static let widest = 160
  private static let before = 40

  private(set) var text = ""
  private let start: Int
  /// The column of every byte of the line, and of its end.
  private var columns: [Int] = []
  private var shift = 0

  /// - Parameter focus: the offset that stays visible when the line is cut.
  init(_ source: SourceText, _ span: Span, focus: Int) {
    start = span.start
    var glyphs: [(text: String, column: Int)] = []
    var column = 0
    for scalar in source.text(span).unicodeScalars {
      let (glyph, width) = Self.glyph(of: scalar)
      glyphs.append((glyph, column))
      columns += Array(repeating: column, count: UTF8.width(scalar))
      column += width
    }
    columns.append(column)
    guard column > Self.widest else {
      text = glyphs.map(\.text).joined()
      return
    }
    let first = max(fullColumn(at: focus) - Self.before, 0)
    let window = first..<(first + Self.widest)
    let visible = glyphs.filter { window.contains($0.column) }.map(\.text).joined()
    text = (first > 0 ? "…" : "") + visible + (window.upperBound < column ? "…" : "")
    shift = first - (first > 0 ? 1 : 0)
  }

  /// The 0-based column of a byte offset; what the window cuts off lies at its edges.
  func column(at offset: Int) -> Int {
    min(max(fullColumn(at: offset) - shift, 0), Self.widest + 1)
  }

  private func fullColumn(at offset: Int) -> Int {
    columns[min(max(offset - start, 0), columns.count - 1)]
  }

  private static func glyph(of scalar: Unicode.Scalar) -> (String, Int) {
    if scalar == "\t" { return (String(repeating: " ", count: tabWidth), tabWidth) }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return ("\u{FFFD}", 1)
    case .nonspacingMark, .enclosingMark: return (String(scalar), 0)
    default: return (String(scalar), scalar.isWide ? 2 : 1)
    }
  }
}

extension Unicode.Scalar {
  /// East Asian wide and full-width characters, and emoji.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
