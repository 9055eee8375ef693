/// A drawing surface of characters: each cell holds 2 × 4 braille dots, a shade, or one character.
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  private var dots: [UInt8]
  private var glyphs: [Character?]
  private var shades: [Character?]

  /// A cell of the canvas.
  struct Cell: Equatable {
    var column: Int
    var row: Int
  }

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    dots = Array(repeating: 0, count: columns * rows)
    glyphs = Array(repeating: nil, count: columns * rows)
    shades = glyphs
  }

  /// The cell at a place in dots, or nil outside.
  func cell(at point: Point) -> Cell? {
    guard point.x > -0.5, point.y > -0.5, point.x < Double(2 * columns) - 0.5,
      point.y < Double(4 * rows) - 0.5
    else { return nil }
    return Cell(column: Int(point.x.rounded()) / 2, row: Int(point.y.rounded()) / 4)
  }

  /// Sets the dot nearest to `point`.
  mutating func dot(_ point: Point) {
    guard let cell = cell(at: point) else { return }
    let column = Int(point.x.rounded()) % 2
    let row = Int(point.y.rounded()) % 4
    dots[index(cell)] |= BrailleCanvas.bits[row][column]
  }

  mutating func glyph(_ character: Character, in cell: Cell) {
    guard holds(cell) else { return }
    glyphs[index(cell)] = character
  }

  func hasGlyph(in cell: Cell) -> Bool { holds(cell) && glyphs[index(cell)] != nil }

  mutating func shade(_ character: Character, in cell: Cell) {
    guard holds(cell) else { return }
    shades[index(cell)] = character
  }

  /// The characters of one row: a character over dots over a shade.
  func line(_ row: Int) -> String {
    String(
      (0..<columns).map { column in
        let index = index(Cell(column: column, row: row))
        if let glyph = glyphs[index] { return glyph }
        if dots[index] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[index])) {
          return Character(scalar)
        }
        return shades[index] ?? " "
      })
  }

  private func holds(_ cell: Cell) -> Bool {
    (0..<columns).contains(cell.column) && (0..<rows).contains(cell.row)
  }

  private func index(_ cell: Cell) -> Int { cell.row * columns + cell.column }

  /// The bit of each dot in U+2800 … U+28FF, by row and column.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
}
