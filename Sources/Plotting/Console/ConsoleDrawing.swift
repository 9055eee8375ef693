/// Draws shapes on a canvas of characters, and remembers where each series ran, to letter it.
struct ConsoleDrawing {
  private(set) var canvas: BrailleCanvas
  /// The cells that each lettered series passes, in order.
  private var trails: [Int: [BrailleCanvas.Cell]] = [:]

  init(columns: Int, rows: Int) {
    canvas = BrailleCanvas(columns: columns, rows: rows)
  }

  mutating func draw(_ drawing: Drawing) {
    for shape in drawing.shapes {
      switch shape {
      case .stroke(let runs, let pen):
        let isReference = drawing.style.paint == .ink && !pen.dash.isEmpty
        let series = drawing.hasSymbols ? nil : drawing.style.series
        for run in runs { stroke(run, everyOther: isReference, series: series) }
      case .fill(let polygons, _):
        let shade = drawing.isBackdrop ? "░" : drawing.style.shade
        for polygon in polygons { fill(polygon, shade) }
      case .tiles(let polygons, let level):
        for polygon in polygons { fill(polygon, Style.shade(ofLevel: level)) }
      case .symbols(let points, let marker):
        for cell in points.compactMap(canvas.cell(at:)) {
          canvas.glyph(marker.character, in: cell)
        }
      case .text(let text, let point, let anchor):
        write(text, at: point, anchor)
      }
    }
  }

  /// Writes each series' letter on its line, where no other series runs.
  mutating func letterSeries() {
    for (series, trail) in trails.sorted(by: { $0.key < $1.key }) {
      let others = trails.filter { $0.key != series }.values
      let free = trail.filter { cell in
        !canvas.hasGlyph(in: cell) && !others.contains { $0.contains(cell) }
      }
      var next = 4 + 7 * series % 20
      var isLettered = false
      for cell in free where cell.column >= next {
        canvas.glyph(Style.letter(series), in: cell)
        next = cell.column + 24
        isLettered = true
      }
      if !isLettered, let cell = free.last ?? trail.last {
        canvas.glyph(Style.letter(series), in: cell)
      }
    }
  }

  private mutating func stroke(_ run: [Point], everyOther: Bool, series: Int?) {
    for (start, end) in zip(run, run.dropFirst()) {
      let length = max((end.x - start.x).magnitude, (end.y - start.y).magnitude)
      let steps = max(1, Int(min(length, 10_000).rounded(.up)))
      for step in stride(from: 0, through: steps, by: everyOther ? 2 : 1) {
        let part = Double(step) / Double(steps)
        let point = Point(
          start.x + part * (end.x - start.x), start.y + part * (end.y - start.y))
        canvas.dot(point)
        guard let series, let cell = canvas.cell(at: point) else { continue }
        if trails[series]?.last != cell { trails[series, default: []].append(cell) }
      }
    }
  }

  /// Shades the cells whose centre is inside (even–odd rule).
  private mutating func fill(_ polygon: [Point], _ shade: Character) {
    for row in 0..<canvas.rows {
      let y = Double(4 * row) + 1.49
      var crossings: [Double] = []
      for (a, b) in zip(polygon, polygon.dropFirst() + polygon.prefix(1))
      where (a.y > y) != (b.y > y) {
        crossings.append(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y))
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        for column in 0..<canvas.columns {
          let centre = Double(2 * column) + 0.5
          guard centre >= crossings[pair] && centre <= crossings[pair + 1] else { continue }
          canvas.shade(shade, in: BrailleCanvas.Cell(column: column, row: row))
        }
      }
    }
  }

  private mutating func write(_ text: String, at point: Point, _ anchor: Anchor) {
    guard let cell = canvas.cell(at: point) else { return }
    let characters = Array(text.printable)
    let offset =
      switch anchor {
      case .start: 0
      case .middle: -characters.count / 2
      case .end: 1 - characters.count
      }
    for (index, character) in characters.enumerated() {
      let place = BrailleCanvas.Cell(column: cell.column + offset + index, row: cell.row)
      canvas.glyph(character, in: place)
    }
  }
}

extension Style {
  /// The letter of a series in the console.
  static func letter(_ series: Int) -> Character {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return letters[series % letters.count]
  }

  /// How the console fills a tile of a heat map.
  static func shade(ofLevel level: Int) -> Character {
    let shades: [Character] = ["░", "▒", "▓", "█"]
    return shades[level % Palette.sequence.count * shades.count / Palette.sequence.count]
  }

  /// How the console fills an area of this series.
  var shade: Character {
    let shades: [Character] = ["░", "▒", "▓"]
    return shades[(series ?? 0) % shades.count]
  }
}

extension String {
  /// The text with control characters, which could steer a terminal, replaced by U+FFFD.
  var printable: String {
    guard unicodeScalars.contains(where: \.steersTerminal) else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0.steersTerminal ? "\u{FFFD}" : $0 }))
  }
}

extension Unicode.Scalar {
  fileprivate var steersTerminal: Bool {
    switch value {
    // Printable ASCII, and the box drawing, blocks and Braille patterns that pictures are made of.
    case 0x20..<0x7F, 0x2500..<0x2900: return false
    default:
      switch properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return true
      default: return false
      }
    }
  }
}
