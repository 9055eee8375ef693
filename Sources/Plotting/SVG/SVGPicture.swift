/// Draws a chart as an SVG document.
struct SVGPicture {
  private let chart: Chart
  let layout: Layout
  private let legend: LegendBox?
  private let legendPlace: Rect?
  private let drawings: [Drawing]

  init(_ chart: Chart) {
    self.chart = chart
    legend = LegendBox(chart.legend)
    let wide = Layout(chart, legend: nil)
    let wideDrawings = chart.drawings(on: chart.plane(in: wide.frame, pixel: 1))
    let shapes = wideDrawings.flatMap(\.shapes)
    guard let legend else {
      (layout, drawings, legendPlace) = (wide, wideDrawings, nil)
      return
    }
    if let corner = legend.freeCorner(of: wide.frame, among: shapes) {
      (layout, drawings, legendPlace) = (wide, wideDrawings, corner)
    } else {
      layout = Layout(chart, legend: legend)
      drawings = chart.drawings(on: chart.plane(in: layout.frame, pixel: 1))
      legendPlace = layout.legend
    }
  }

  func document() -> String {
    var document = ""
    element().write(to: &document)
    return document
  }

  /// - Parameter corner: where it stands in another picture.
  func element(at corner: Point? = nil) -> Element {
    var content = ""
    for element in body() { element.write(to: &content) }
    let place = corner.map { "\($0.x) \($0.y)" } ?? ""
    let id = "figure-" + SVGPicture.fingerprint(content + place)
    var svg = Element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "id": id, "role": "img",
        "aria-labelledby": "\(id)-title \(id)-desc", "width": decimal(layout.size.width),
        "height": decimal(layout.size.height),
        "viewBox": "0 0 \(decimal(layout.size.width)) \(decimal(layout.size.height))",
        "xml:space": "preserve", "font-family": "sans-serif", "font-size": decimal(Layout.tickSize),
      ])
    if let corner {
      svg.set("x", decimal(corner.x))
      svg.set("y", decimal(corner.y))
    }
    svg.append(Element("title", ["id": "\(id)-title"], text: chart.heading))
    svg.append(Element("desc", ["id": "\(id)-desc"], text: chart.description))
    var style = Element("style")
    let levels = chart.colors?.gradient.levels.map { Paint.level($0) } ?? []
    let paints = chart.styles.map(\.paint) + levels
    style.children = [.verbatim(StyleSheet.dark(id: id, paints: paints))]
    svg.append(style)
    svg.children.append(.verbatim(content))
    return svg
  }

  static func background(width: Double, height: Double) -> Element {
    Element(
      "rect",
      [
        "class": "background", "fill": Palette.background.light, "width": decimal(width),
        "height": decimal(height),
      ])
  }

  private func body() -> [Element] {
    let background = Self.background(width: layout.size.width, height: layout.size.height)
    let axes = AxesPicture(chart, layout)
    let layers = drawings.map { drawing in
      drawing.style.paint.group(drawing.shapes.filter { !$0.isEmpty }.map(\.element))
    }
    var texts = axes.texts() + notes()
    if let bar = layout.colorBar { texts += bar.texts(rightOf: layout.frame) }
    if let legend, let legendPlace { texts += legend.elements(in: legendPlace) }
    var ink = Element(
      "g", ["class": "ink", "color": Palette.ink.light, "fill": "currentColor"],
      [axes.lines()] + texts)
    ink.set("stroke-linecap", "butt")
    let bar = layout.colorBar.map { [Element("g", [:], $0.tiles(rightOf: layout.frame))] } ?? []
    return [background, axes.grid()] + layers + bar + [ink]
  }

  private func notes() -> [Element] {
    let above = layout.topNotes.map { note in
      let point = Point(note.point.x, layout.frame.top + note.point.y)
      return note.paint.group([note.block.element(at: point, note.anchor)])
    }
    let beside = layout.rightNotes.map { note in
      note.paint.group([note.block.element(at: note.point, note.anchor)])
    }
    return above + beside
  }

  /// FNV-1a, 64 bits: figures in one page need different ids, and a figure the same one every time.
  static func fingerprint(_ text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 36)
  }
}
