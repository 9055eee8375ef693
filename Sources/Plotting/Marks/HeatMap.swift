/// A histogram of two variables: a tile for each bin, coloured by what it holds.
package struct HeatMap: Mark {
  static let noun = "heat map"
  /// The edges of the bins along both axes, increasing.
  package var xEdges: Channel
  package var yEdges: Channel
  /// What the bins hold, those along x next to one another. What is not finite, or not positive on a logarithmic
  /// scale, is left open; so is 0 where nothing is below it.
  package var contents: Channel
  /// How contents are spread over the colours.
  package var scale: Axis.Kind
  /// A divergence is for a linear scale.
  package var gradient: Gradient

  package init(
    xEdges: Channel, yEdges: Channel, contents: Channel, scale: Axis.Kind = .linear,
    gradient: Gradient = .sequence
  ) {
    self.xEdges = xEdges
    self.yEdges = yEdges
    self.contents = contents
    self.scale = scale
    self.gradient = gradient
  }

  var series: Series { Series(nil, color: .neutral) }
  var xChannel: Channel? { xEdges }
  var yChannel: Channel? { yEdges }
  var colorScale: ColorScale? { ColorScale(contents, kind: scale, gradient) }

  func validate() throws(PlotError) {
    for edges in [xEdges.values, yEdges.values] {
      let rises = zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }
      guard edges.count > 1, rises, edges.allSatisfy(\.isFinite) else { throw .badEdges }
    }
    try checkLength(
      "contents", contents.values, is: (xEdges.values.count - 1) * (yEdges.values.count - 1))
  }

  func cover(_ coverage: inout Coverage) {
    for edge in xEdges.values { coverage.x.addFoot(edge) }
    for edge in yEdges.values { coverage.y.addFoot(edge) }
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    guard let colors = colorScale else { return [] }
    let xs = xEdges.values.map(plane.x.positionOrFloor)
    let ys = yEdges.values.map(plane.y.positionOrFloor)
    var tiles = Array(repeating: [[Point]](), count: Palette.levels.count)
    for row in 0..<ys.count - 1 {
      for run in runs(inRow: row, colors) {
        let tile = Rect(
          left: xs[run.columns.lowerBound], top: ys[row + 1], right: xs[run.columns.upperBound],
          bottom: ys[row])
        tiles[run.level].append(tile.corners)
      }
    }
    return tiles.enumerated().compactMap { level, polygons in
      let seen = polygons.map(plane.frame.clip(polygon:)).filter { $0.count > 2 }
      return seen.isEmpty ? nil : .tiles(seen, level: level)
    }
  }

  /// Neighbouring bins of one colour.
  private func runs(
    inRow row: Int, _ colors: ColorScale
  ) -> [(columns: Range<Int>, level: Int)] {
    let width = xEdges.values.count - 1
    let emptyIsOpen = colors.domain.lower >= 0
    var runs: [(columns: Range<Int>, level: Int)] = []
    for column in 0..<width {
      let value = contents.values[row * width + column]
      guard !(emptyIsOpen && value == 0), let level = colors.level(of: value) else { continue }
      if let last = runs.last, last.level == level, last.columns.upperBound == column {
        runs[runs.count - 1].columns = last.columns.lowerBound..<column + 1
      } else {
        runs.append((column..<column + 1, level))
      }
    }
    return runs
  }
}
