/// Draws figures in a grid as one SVG document.
struct GridPicture {
  private struct Cell {
    var column: Int
    var row: Int
    var picture: SVGPicture
  }

  private let cells: [Cell]
  private let widths: [Double]
  private let heights: [Double]

  init(_ grid: FigureGrid) throws(PlotError) {
    var placed: [(column: Int, row: Int, figure: Figure)] = []
    for (row, figures) in grid.rows.enumerated() {
      for (column, figure) in figures.enumerated() {
        if let figure { placed.append((column, row, figure)) }
      }
    }
    guard !placed.isEmpty else { throw .noFinitePoints(axis: "x") }
    var alone: [Cell] = []
    for (column, row, figure) in placed {
      alone.append(Cell(column: column, row: row, picture: SVGPicture(try Chart(figure))))
    }
    var cells: [Cell] = []
    for (column, row, figure) in placed {
      let above = alone.filter { $0.column == column }.map(\.picture.layout)
      let beside = alone.filter { $0.row == row }.map(\.picture.layout)
      let aligned = figure.aligned(above, beside)
      cells.append(Cell(column: column, row: row, picture: SVGPicture(try Chart(aligned))))
    }
    self.cells = cells
    widths = Self.largest(cells, \.column, \.picture.layout.size.width)
    heights = Self.largest(cells, \.row, \.picture.layout.size.height)
  }

  /// The most that any cell of each column, or of each row, takes.
  private static func largest(
    _ cells: [Cell], _ place: (Cell) -> Int, _ size: (Cell) -> Double
  ) -> [Double] {
    var sizes = [Double](repeating: 0, count: (cells.map(place).max() ?? 0) + 1)
    for cell in cells { sizes[place(cell)] = max(sizes[place(cell)], size(cell)) }
    return sizes
  }

  func document() -> String {
    let (width, height) = (widths.reduce(0, +), heights.reduce(0, +))
    var content = ""
    for cell in cells { cell.picture.element(at: corner(of: cell)).write(to: &content) }
    let id = "grid-" + SVGPicture.fingerprint(content)
    var svg = Element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "id": id, "width": decimal(width),
        "height": decimal(height), "viewBox": "0 0 \(decimal(width)) \(decimal(height))",
      ])
    var style = Element("style")
    style.children = [.verbatim(StyleSheet.dark(id: id, paints: []))]
    svg.append(style)
    svg.append(SVGPicture.background(width: width, height: height))
    svg.children.append(.verbatim(content))
    var document = ""
    svg.write(to: &document)
    return document
  }

  private func corner(of cell: Cell) -> Point {
    Point(widths.prefix(cell.column).reduce(0, +), heights.prefix(cell.row).reduce(0, +))
  }
}

extension Figure {
  /// The figure with the margins that the others of its column and its row need, and the width of frame of its column.
  fileprivate func aligned(_ column: [Layout], _ row: [Layout]) -> Figure {
    var figure = self
    let left = column.map(\.frame.left).max() ?? 0
    let right = column.map { $0.size.width - $0.frame.right }.max() ?? 0
    let top = row.map(\.frame.top).max() ?? 0
    figure.leastMargins = Margins(top: top, left: left, right: right)
    figure.width = left + right + (column.map(\.frame.width).max() ?? 0)
    return figure
  }
}
