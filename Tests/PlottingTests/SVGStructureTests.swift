import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Plotting

@Suite("SVG documents")
struct SVGStructureTests {
  private static func document(_ name: String) throws -> XMLDocument {
    let figure = try #require(Gallery.all.first { $0.name == name }?.figure)
    return try XMLDocument(xmlString: figure.svg())
  }

  @Test(
    "no scripts, no links, no foreign content; ids unique; a title and a description",
    arguments: Gallery.all.map(\.name))
  func wellFormed(_ name: String) throws {
    let document = try Self.document(name)
    let root = try #require(document.rootElement())
    #expect(
      try document.nodes(
        forXPath: "//*[local-name()='script' or local-name()='foreignObject' or local-name()='a']"
      ).isEmpty)
    #expect(
      try document.nodes(forXPath: "//@*[starts-with(name(), 'on') or name() = 'href']").isEmpty)
    let ids = try document.nodes(forXPath: "//@id").compactMap(\.stringValue)
    #expect(ids.count == 3 && Set(ids).count == 3)
    let labelled = try root.nodes(forXPath: "@aria-labelledby").first?.stringValue?.split(
      separator: " "
    )
    .map(String.init)
    #expect(labelled == Array(ids.dropFirst()))
    for child in ["title", "desc"] {
      let text = try root.nodes(forXPath: "*[local-name()='\(child)']").first?.stringValue ?? ""
      #expect(!text.isEmpty)
    }
  }

  @Test(
    "every coordinate stays inside the picture, and every drawn point inside the frame",
    arguments: Gallery.all.map(\.name))
  func clipped(_ name: String) throws {
    let figure = try #require(Gallery.all.first { $0.name == name }?.figure)
    let chart = try Chart(figure)
    let frame = Layout(chart, legend: nil).frame
    let slack = frame.grown(by: 1e-6)
    for drawing in chart.drawings(on: chart.plane(in: frame, pixel: 1)) {
      for shape in drawing.shapes {
        #expect(shape.points.allSatisfy(slack.contains))
      }
    }
  }

  @Test("labels are text, whatever they contain")
  func escaped() throws {
    let document = try Self.document("hostile-labels")
    let texts = try document.nodes(forXPath: "//*[local-name()='text']").compactMap(\.stringValue)
    #expect(texts.contains("<script>alert(2)</script>"))
    #expect(texts.contains("</text><script>alert(1)</script>"))
    #expect(texts.contains { $0.hasPrefix("]]> & \u{FFFD}") })
  }

  @Test("figures of different content have different ids, the same one always the same")
  func ids() throws {
    let all = try Gallery.all.map {
      try XMLDocument(xmlString: $0.figure.svg()).nodes(forXPath: "/*/@id").first?.stringValue
    }
    #expect(Set(all).count == Gallery.all.count)
    #expect(try Gallery.crossSections.svg() == Gallery.crossSections.svg())
  }

  @Test("the style sheet touches this figure only, and names each colour in use")
  func style() throws {
    let document = try Self.document("cross-sections")
    let id = try #require(try document.nodes(forXPath: "/*/@id").first?.stringValue)
    let sheet = try #require(
      try document.nodes(forXPath: "//*[local-name()='style']").first?.stringValue)
    let rules = sheet.dropFirst("@media (prefers-color-scheme:dark){".count).split(separator: "}")
    #expect(rules.count == 7)
    #expect(rules.allSatisfy { $0.hasPrefix("#\(id) .") })
  }

  @Test("a curve of 400 points stays small")
  func size() throws {
    let x = Gallery.grid(0, 40, 400)
    let wiggle = Line(x: Channel(x), y: Channel(x.map { sin($0) + sin(3.7 * $0) }))
    let path = try #require(try wiggle.path)
    #expect(path.utf8.count < 8_000)
    #expect(path.utf8.count > 1_000)
  }

  @Test("very many points become at most 1,600, and keep their extremes")
  func simplified() throws {
    let x = Gallery.grid(0, 1, 100_000)
    var y = x.map { sin(40_000 * $0) }
    y[77_777] = 9
    let plane = Plane.unit(upper: 10)
    guard
      case .stroke(let runs, _)? = Line(x: Channel(x), y: Channel(y)).shapes(
        in: plane, style: .neutral
      ).first
    else { throw PlotError.badEdges }
    let points = runs.flatMap { $0 }
    #expect(points.count <= Simplification.pointCap)
    let peak = try #require(points.map(\.y).min())
    #expect((peak - plane.y.position(9)).magnitude < 0.06)
  }

  @Test("the description tells axes, ranges and series")
  func description() throws {
    let text = try Chart(Gallery.ratio).description
    #expect(
      text == "x axis: T  [keV], 0.1 to 30, logarithmic. y axis: ratio, 0.001 to 10, logarithmic. "
        + "Shown: line “CsI”, line “Ar”, rule.")
  }
}

extension Shape {
  /// All points that the shape draws to.
  fileprivate var points: [Point] {
    switch self {
    case .stroke(let runs, _): runs.flatMap { $0 }
    case .fill(let polygons, _), .tiles(let polygons, _): polygons.flatMap { $0 }
    case .symbols(let points, _): points
    case .text(_, let point, _): [point]
    }
  }
}

extension Plane {
  /// A plane of 560 × 320 pixels for x from 0 to 1 and y from -1 to `upper`.
  static func unit(upper: Double) -> Plane {
    Plane(
      x: Scale(.linear, Domain(lower: 0, upper: 1), start: 0, end: 560),
      y: Scale(.linear, Domain(lower: -1, upper: upper), start: 320, end: 0),
      frame: Rect(left: 0, top: 0, right: 560, bottom: 320), rows: [:], pixel: 1)
  }
}

extension Line {
  /// The path data of the curve in a figure of its own.
  fileprivate var path: String? {
    get throws {
      let chart = try Chart(Figure([.line(self)]))
      let plane = chart.plane(in: Layout(chart, legend: nil).frame, pixel: 1)
      guard case .stroke(let runs, _)? = shapes(in: plane, style: .neutral).first else {
        return nil
      }
      return PathData.lines(runs)
    }
  }
}
