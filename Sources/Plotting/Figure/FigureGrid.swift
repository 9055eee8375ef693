/// Figures in rows and columns as one picture, the frames of each column above one another: a spectrum with the ratio to
/// it below, or all pairs of some parameters.
package struct FigureGrid: Graphic {
  /// Row by row from the top, each from the left; nil leaves a place empty.
  package var rows: [[Figure?]]

  package init(_ rows: [[Figure?]]) { self.rows = rows }

  package var width: Double {
    let columns = rows.map(\.count).max() ?? 0
    return (0..<columns).reduce(0) { sum, column in
      sum + (rows.compactMap { column < $0.count ? $0[column]?.width : nil }.max() ?? 0)
    }
  }

  package var height: Double {
    rows.reduce(0) { $0 + ($1.compactMap { $0?.height }.max() ?? 0) }
  }

  package func svg() throws(PlotError) -> String { try GridPicture(self).document() }

  /// The figures one below the other.
  package func text() throws(PlotError) -> String {
    var texts: [String] = []
    for figure in rows.joined().compactMap({ $0 }) {
      texts.append(try figure.text(width: 72, height: 12))
    }
    return texts.joined(separator: "\n\n")
  }
}
