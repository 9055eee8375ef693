import Foundation
import Testing

@testable import Plotting

@Suite("Scales, clipping and labels")
struct GeometryTests {
  @Test func scales() {
    let linear = Scale(.linear, Domain(lower: -1, upper: 3), start: 100, end: 500)
    #expect(linear.position(1) == 300)
    #expect(linear.position(.nan).isNaN)
    let logarithmic = Scale(.logarithmic, Domain(lower: 1e-3, upper: 1e3), start: 600, end: 0)
    #expect((logarithmic.position(1) - 300).magnitude < 1e-9)
    #expect((logarithmic.position(100) - 100).magnitude < 1e-9)
    #expect(logarithmic.position(0).isNaN)
    #expect(logarithmic.positionOrFloor(0) == 600)
    let all = Double.greatestFiniteMagnitude
    #expect(Scale(.linear, Domain(lower: -all, upper: all), start: 0, end: 10).position(0) == 5)
  }

  @Test func clipping() {
    let box = Rect(left: 0, top: 0, right: 10, bottom: 10)
    #expect(box.clip(polyline: [Point(-5, 5), Point(15, 5)]) == [[Point(0, 5), Point(10, 5)]])
    #expect(box.clip(polyline: [Point(-5, -5), Point(-1, 20)]).isEmpty)
    let inAndOut = [Point(5, 5), Point(5, 15), Point(7, 15), Point(7, 5)]
    #expect(
      box.clip(polyline: inAndOut) == [[Point(5, 5), Point(5, 10)], [Point(7, 10), Point(7, 5)]])
    let around = [Point(-5, -5), Point(15, -5), Point(15, 15), Point(-5, 15)]
    #expect(
      Set(box.clip(polygon: around).map { [$0.x, $0.y] }) == Set(box.corners.map { [$0.x, $0.y] }))
    #expect(box.clip(polygon: [Point(20, 20), Point(30, 20), Point(20, 30)]).isEmpty)
  }

  @Test("straight parts lose their inner points, bends do not")
  func simplification() {
    let straight = (0...100).map { Point(Double($0), 2 * Double($0)) }
    #expect(Simplification.simplify(straight, tolerance: 0.05) == [Point(0, 0), Point(100, 200)])
    let bend = [Point(0, 0), Point(5, 0), Point(10, 0), Point(10, 5), Point(10, 10)]
    #expect(
      Simplification.simplify(bend, tolerance: 0.05) == [Point(0, 0), Point(10, 0), Point(10, 10)])
    let back = [Point(0, 0), Point(10, 0), Point(4, 0)]
    #expect(Simplification.simplify(back, tolerance: 0.05) == back)
  }

  @Test("path data: relative, rounded to tenths, drift-free")
  func pathData() {
    #expect(PathData.lines([[Point(1, 2), Point(1.04, 2.06), Point(3, -0.25)]]) == "M1 2v.1l2-2.4")
    #expect(
      PathData.lines([[Point(0, 0), Point(1, 1), Point(2, 3), Point(2, 3)]]) == "M0 0l1 1 1 2")
    #expect(PathData.polygons([[Point(0, 0), Point(1, 0), Point(1, 1)]]) == "M0 0h1v1z")
    #expect(PathData.lines([[Point(.nan, .infinity)]]) == "M0 0")
  }

  @Test("superscripts, subscripts, and what only looks like one")
  func typesetting() {
    func runs(_ text: String) -> [String] {
      Typeset(text).runs.map { run in
        switch run.level {
        case .line: run.text
        case .raised: "^" + run.text
        case .lowered: "_" + run.text
        }
      }
    }
    #expect(runs("10⁻⁴⁵ cm²/keV") == ["10", "^−45", " cm", "^2", "/keV"])
    #expect(runs("ν_e e → T_max") == ["ν", "_e", " e → T", "_max"])
    #expect(runs("m₄") == ["m", "_4"])
    for plain in ["recoil_energy", "_x", "a_", "x__y", "1_000"] {
      #expect(runs(plain) == [plain])
    }
  }

  @Test("labels that do not fit end with an ellipsis and keep their text for a tooltip")
  func ellipsis() {
    let block = TextBlock("a rather long label for a narrow place", fontSize: 10, maxWidth: 100)
    #expect(block.isCut && block.width <= 100 && block.width > 80)
    var svg = ""
    block.element(at: Point(0, 0), .start).write(to: &svg)
    #expect(svg.contains("<title>a rather long label for a narrow place</title>"))
    #expect(!TextBlock("short", fontSize: 10, maxWidth: 100).isCut)
  }

  @Test("stacked histograms add up")
  func stack() {
    let edges = Channel([0, 1, 2])
    let stacked = Steps.stack([
      Steps(edges: edges, contents: Channel([1, .nan])),
      Steps(edges: edges, contents: Channel([2, 3])),
    ])
    #expect(stacked.map(\.contents.values) == [[1, 0], [3, 3]])
    #expect(stacked.map(\.feet) == [[0, 0], [1, 0]])
  }

  @Test("a cloud of points is thinned, a moderate one is not")
  func clouds() {
    func drawn(_ count: Int) -> Int {
      let t = (0..<count).map { Double($0) }
      let points = Points(
        x: Channel(t.map { 0.5 + 0.4 * sin($0) }), y: Channel(t.map { cos(1.7 * $0) }))
      guard case .symbols(let places, _)? = points.shapes(in: .unit(upper: 1), style: .neutral).last
      else { return 0 }
      return places.count
    }
    #expect(drawn(10_000) == 10_000)
    #expect((2_000...10_000).contains(drawn(50_000)))
  }

  @Test("the label of a line that is not in the picture is not either")
  func invisibleNotes() throws {
    let range = Axis(lower: 0, upper: 1)
    let rules = [Rule.vertical(0.5, label: "inside"), .vertical(2, label: "outside")]
    let svg = try Figure(rules.map { .rule($0) }, x: range, y: range).svg()
    #expect(svg.contains(">inside</text>") && !svg.contains(">outside</text>"))
  }

  @Test("axis titles come from the columns")
  func titles() {
    let t = Channel([], name: "T", unit: "keV")
    #expect(Channel.title(of: [t, t]) == "T  [keV]")
    #expect(Channel.title(of: [t, Channel([], name: "E", unit: "keV")]) == "[keV]")
    #expect(Channel.title(of: [Channel([], name: "n"), Channel([])]) == "n")
    #expect(Channel.title(of: []) == "")
  }

  @Test("layers with one label share colour and legend entry; twelve series are all distinct")
  func styles() throws {
    let chart = try Chart(Gallery.band)
    #expect(chart.legend.map(\.label) == ["prediction"])
    #expect(chart.styles[0] == chart.styles[1])
    let twelve = try Chart(Gallery.twelveSeries).styles
    for (index, style) in twelve.enumerated() {
      #expect(!twelve[..<index].contains { $0.paint == style.paint && $0.dash == style.dash })
    }
  }

  @Test("a legend goes to a free corner, or beside the frame")
  func legend() throws {
    let chart = try Chart(Gallery.crossSections)
    let box = try #require(LegendBox(chart.legend))
    let frame = Rect(left: 0, top: 0, right: 560, bottom: 320)
    let corner = try #require(box.freeCorner(of: frame, among: []))
    #expect(corner.right > 500 && corner.top < 20)
    let diagonal = Shape.stroke([[Point(0, 320), Point(560, 0)]], Pen())
    let left = try #require(box.freeCorner(of: frame, among: [diagonal]))
    #expect(left.left < 20 && left.top < 20)
    let cross = Shape.stroke([[Point(0, 0), Point(560, 320)]], Pen())
    #expect(box.freeCorner(of: frame, among: [diagonal, cross]) == nil)
  }
}
