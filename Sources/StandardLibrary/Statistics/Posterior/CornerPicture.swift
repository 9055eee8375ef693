import Plotting
import Statistics

/// The panels of a corner plot.
struct CornerPicture {
  private static let side = 190.0
  private static let labelled = 46.0
  private static let parts = [0.9545, 0.6827]
  private let axes: [DrawnAxis]

  init(_ axes: [DrawnAxis]) { self.axes = axes }

  var grid: FigureGrid {
    FigureGrid(
      axes.indices.map { row in
        (0...row).map { column in
          row == column ? histogram(row) : areas(column: column, row: row)
        }
      })
  }

  private func histogram(_ place: Int) -> Figure {
    let axis = axes[place]
    let count = 30
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    let width = (high - low) / Double(count)
    var bins = [Double](repeating: 0, count: count)
    for draw in axis.all where axis.range.contains(draw) && width > 0 {
      bins[min(Int((draw - low) / width), count - 1)] += 1
    }
    let edges = (0...count).map { low + Double($0) * width }
    let steps = Steps(
      edges: axis.channel(edges), contents: Plotting.Channel(bins, name: "draws"), isFilled: true,
      series: Series(color: .palette(0)))
    return panel([.steps(steps)], column: place, row: place, y: Plotting.Axis())
  }

  private func areas(column: Int, row: Int) -> Figure {
    let (x, y) = (axes[column], axes[row])
    let density = JointDensity(x.all, y.all, xRange: x.range, yRange: y.range)
    let regions = Self.parts.map { part in
      let outlines = density.outlines(holding: part)
      let corners = outlines.flatMap { $0 + [(x: .nan, y: .nan)] }
      return Layer.region(
        Region(
          x: x.channel(corners.map(\.x)), y: y.channel(corners.map(\.y)),
          series: Series(color: .palette(0))))
    }
    return panel(regions, column: column, row: row, y: y.axis(isLabelled: column == 0))
  }

  private func panel(
    _ layers: [Layer], column: Int, row: Int, y: Plotting.Axis
  ) -> Figure {
    var figure = Figure(
      layers, x: axes[column].axis(isLabelled: row == axes.count - 1), y: y, width: Self.side,
      height: Self.side)
    figure.y.isLabelled = column == 0
    if column == 0 { figure.width += Self.labelled }
    if row == axes.count - 1 { figure.height += Self.labelled - 8 }
    return figure
  }
}
