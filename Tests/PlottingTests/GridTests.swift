import Foundation
import Snapshots
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Plotting

@Suite struct GridTests {
  /// A spectrum with the ratio to it below: the axes of the columns are the same.
  static let ratio: FigureGrid = {
    let edges = Channel(Gallery.grid(0, 30, 31), name: "T", unit: "keV")
    let middles = Channel(Gallery.grid(0.5, 29.5, 30), name: "T", unit: "keV")
    let expected = middles.values.map { 4e4 * exp(-$0 / 9) + 5e3 }
    let data = expected.enumerated().map { $1 + Double(($0 * 7) % 5 - 2) * 0.5 * $1.squareRoot() }
    var above = Figure([
      .steps(
        Steps(
          edges: edges, contents: Channel(expected, name: "events"), isFilled: true,
          series: Series("expected"))),
      .points(
        Points(
          x: middles, y: Channel(data, name: "events"), series: Series("data", color: .neutral))),
    ])
    above.x.isLabelled = false
    let ratios = zip(data, expected).map { $0 / $1 }
    let below = Figure(
      [
        .points(
          Points(
            x: middles, y: Channel(ratios, name: "ratio"), series: Series(color: .neutral))),
        .rule(.horizontal(1)),
      ], height: 170)
    return FigureGrid([[above], [below]])
  }()

  /// Three parameters in pairs, with nothing above the diagonal.
  static let triangle: FigureGrid = {
    var rows: [[Figure?]] = []
    for row in 0..<3 {
      rows.append(
        (0...row).map { column in
          var figure = Gallery.regions
          figure.showsLegend = false
          figure.x.isLabelled = row == 2
          figure.y.isLabelled = column == 0
          (figure.width, figure.height) = (200, 180)
          return figure
        })
    }
    return FigureGrid(rows)
  }()

  @Test(arguments: ["ratio", "triangle"]) func `grids are drawn as they were`(
    _ name: String
  ) throws {
    let grid = name == "ratio" ? Self.ratio : Self.triangle
    try Snapshots("Plotting").expect(grid.svg() + "\n", "grid-\(name).svg")
    try Snapshots("Plotting").expect(grid.text() + "\n", "grid-\(name).txt")
  }

  @Test func `frames of a column stand above one another`() throws {
    let document = try XMLDocument(xmlString: Self.ratio.svg())
    let panels = try document.nodes(forXPath: "/*/*[local-name()='svg']")
    #expect(panels.count == 2)
    let ends = try panels.map { panel in
      // The path of the axes begins at the upper left corner of the frame.
      let path = try panel.nodes(forXPath: ".//*[@stroke-opacity='0.55']/@d").first?.stringValue
      let numbers = try #require(path).matches(of: /-?[0-9.]+/).prefix(5).compactMap {
        Double($0.output)
      }
      return numbers.first
    }
    #expect(ends[0] != nil && ends[0] == ends[1])
  }

  @Test func `ids differ between equal panels`() throws {
    let document = try XMLDocument(xmlString: Self.triangle.svg())
    let ids = try document.nodes(forXPath: "//@id").compactMap(\.stringValue)
    #expect(ids.count == 1 + 3 * 6 && Set(ids).count == ids.count)
  }

  @Test func `a grid without figures is refused`() {
    #expect(throws: PlotError.self) { try FigureGrid([[nil]]).svg() }
  }
}
