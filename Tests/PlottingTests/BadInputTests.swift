import Testing

@testable import Plotting

@Suite("Figures that cannot be drawn, or almost")
struct BadInputTests {
  private func line(_ x: [Double], _ y: [Double]) -> Layer {
    .line(Line(x: Channel(x), y: Channel(y)))
  }

  @Test func nothingToDraw() {
    #expect(throws: PlotError.noFinitePoints(axis: "x")) { try Figure([]).svg() }
    #expect(throws: PlotError.noFinitePoints(axis: "x")) { try Figure([line([], [])]).svg() }
    #expect(throws: PlotError.noFinitePoints(axis: "y")) {
      try Figure([line([1, 2], [.nan, .infinity])]).text()
    }
  }

  @Test("an empty figure with both ranges is an empty frame")
  func emptyFrame() throws {
    let range = Axis(lower: 0, upper: 1)
    #expect(try Figure([], x: range, y: range).svg().contains("0.5"))
  }

  @Test func nothingPositive() {
    #expect(throws: PlotError.nothingPositive(axis: "y")) {
      try Figure([line([1, 2], [0, -1])], y: Axis(.logarithmic)).svg()
    }
  }

  @Test("points without a place on a logarithmic axis are counted, and break the line")
  func notes() throws {
    let figure = Figure([line([1, 2, 3, 4, 5], [1, 10, 0, -1, 100])], y: Axis(.logarithmic))
    #expect(
      try figure.notes() == [
        "2 values that are not positive have no place on the logarithmic y axis"
      ])
    let plane = try Chart(figure).plane(in: Rect(left: 0, top: 0, right: 9, bottom: 9), pixel: 1)
    #expect(plane.runs([1, 2, 3, 4, 5], [1, 10, 0, -1, 100]).map(\.count) == [2, 1])
    #expect(try Figure([line([1, 2], [0, -1])]).notes() == [])
  }

  @Test("an empty bin on a logarithmic axis is no loss")
  func emptyBins() throws {
    let steps = Steps(edges: Channel([0, 1, 2, 3]), contents: Channel([5, 0, 2]))
    #expect(try Figure([.steps(steps)], y: Axis(.logarithmic)).notes() == [])
  }

  @Test func badRanges() {
    let data = line([1, 2], [3, 4])
    for axis in [
      Axis(lower: 5, upper: 5), Axis(lower: 6, upper: 5), Axis(lower: .nan), Axis(upper: .infinity),
      Axis(.logarithmic, lower: 0), Axis(.logarithmic, lower: -1, upper: 1), Axis(lower: 100),
    ] {
      #expect(throws: PlotError.self) { try Figure([data], x: axis).svg() }
      #expect(throws: PlotError.self) { try Figure([data], y: axis).svg() }
    }
  }

  @Test func columnsThatDoNotFit() {
    #expect(throws: PlotError.unequalLengths(mark: "line", column: "y", expected: 2, found: 1)) {
      try Figure([line([1, 2], [1])]).svg()
    }
    for edges in [[0.0, 1], [0, 1, 1], [0, 2, 1], [0, .nan, 2], []] {
      let steps = Steps(edges: Channel(edges), contents: Channel([1, 2]))
      #expect(throws: PlotError.badEdges) { try Figure([.steps(steps)]).svg() }
    }
    for (xs, ys, contents) in [
      ([0.0, 1], [0.0, 1], [1.0, 2]), ([0], [0, 1], []), ([1, 0], [0, 1], [1]),
    ] {
      let map = HeatMap(
        xEdges: Channel(xs), yEdges: Channel(ys), contents: Channel(contents))
      #expect(throws: PlotError.self) { try Figure([.heatMap(map)]).svg() }
    }
    let limits = Arrows(x: Channel([1]), rows: [])
    #expect(throws: PlotError.self) { try Figure([.arrows(limits)]).svg() }
  }

  @Test func rowsAndNumbersOnOneAxis() {
    let limits = Layer.arrows(Arrows(x: Channel([1]), rows: ["a"]))
    #expect(throws: PlotError.mixedRows) { try Figure([limits, line([1], [1])]).svg() }
    #expect(throws: PlotError.mixedRows) { try Figure([limits, .rule(.horizontal(1))]).svg() }
  }

  @Test("a heat map draws what it can")
  func heatMaps() throws {
    func map(_ contents: [Double], _ scale: Axis.Kind = .linear) -> Figure {
      let edges = Channel([0, 1, 2])
      return Figure([
        .heatMap(
          HeatMap(xEdges: edges, yEdges: edges, contents: Channel(contents), scale: scale))
      ])
    }
    for contents: [Double] in [
      [0, 0, 0, 0], [1, 1, 1, 1], [-1, 0, 1, 2], [.nan, .infinity, 1, 2], [.nan, .nan, .nan, .nan],
      [1e-300, 1e300, 0, -1],
    ] {
      for scale in [Axis.Kind.linear, .logarithmic] {
        #expect(!(try map(contents, scale).svg().contains("nan")))
        #expect(!(try map(contents, scale).text().isEmpty))
      }
    }
    // an empty bin is left open; beside negative ones, 0 is a content as any other
    #expect(try map([0, 0, 0, 3]).tileCount == 1)
    #expect(try map([0, 0, 0, -3]).tileCount == 3)
    #expect(try map([0, -1, 10, 100], .logarithmic).tileCount == 2)
    #expect(throws: PlotError.severalHeatMaps) {
      try Figure(map([1, 2, 3, 4]).layers + map([1, 2, 3, 4]).layers).svg()
    }
  }

  @Test("odd but possible data give a picture")
  func oddData() throws {
    let big = Double.greatestFiniteMagnitude
    let data: [([Double], [Double])] = [
      ([1], [1]), ([0], [0]), ([1, 1, 1], [2, 2, 2]), ([-big, big], [-big, big]), ([big], [big]),
      ([1e-300, 1e300], [1e-300, 1e300]), ([.leastNonzeroMagnitude], [.leastNonzeroMagnitude]),
      ([1e16, 1e16 + 2], [1, 1 + 1e-15]), ([0, .leastNormalMagnitude / 8], [0, 1]),
      ([3, 2, 1, 2], [1, .nan, .infinity, 2]),
    ]
    for (x, y) in data {
      let layers = [
        line(x, y), .points(Points(x: Channel(x), y: Channel(y), yError: ErrorBars(y))),
      ]
      for kind in [Axis.Kind.linear, .logarithmic]
      where kind == .linear || (x + y).contains(where: { $0 > 0 }) {
        for layer in layers {
          do throws(PlotError) {
            let figure = Figure([layer], x: Axis(kind), y: Axis(kind))
            #expect(!(try figure.svg().contains("nan")))
            #expect(!(try figure.text().isEmpty))
          } catch {
            guard case .nothingPositive = error else {
              Issue.record("\(x) \(y): \(error)")
              continue
            }
          }
        }
      }
    }
  }

  @Test("absurd sizes are brought to sensible ones")
  func sizes() throws {
    for size in [-1, 0, 1, 1e9, .nan, .infinity] as [Double] {
      let figure = Figure([line([1, 2], [3, 4])], title: "t", width: size, height: size)
      #expect(try figure.svg().utf8.count < 20_000)
    }
    for size in [Int.min, 0, 1, Int.max] {
      let lines = try Gallery.crossSections.text(width: size, height: size).split(separator: "\n")
      #expect(lines.count < 120 && lines.allSatisfy { $0.count <= 410 })
    }
  }

  @Test("no terminal sequence reaches the console")
  func terminal() throws {
    #expect(!(try Gallery.hostileLabels.text().contains("\u{1B}")))
  }
}

extension Figure {
  /// How many tiles its heat map has, neighbours of one colour counted once.
  fileprivate var tileCount: Int {
    get throws {
      let chart = try Chart(self)
      let plane = chart.plane(in: Rect(left: 0, top: 0, right: 9, bottom: 9), pixel: 1)
      return chart.drawings(on: plane).flatMap(\.shapes).reduce(0) { count, shape in
        if case .tiles(let polygons, _) = shape { count + polygons.count } else { count }
      }
    }
  }
}
