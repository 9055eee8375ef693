/// The grid, the axes and their labels.
struct AxesPicture {
  private let chart: Chart
  private let layout: Layout
  private let plane: Plane
  private var frame: Rect { layout.frame }

  init(_ chart: Chart, _ layout: Layout) {
    self.chart = chart
    self.layout = layout
    plane = chart.plane(in: layout.frame, pixel: 1)
  }

  /// Light lines at the labelled ticks, or along the rows.
  func grid() -> Element {
    let across = layout.xTicks.major.map { plane.x.position($0.value) }
    let values = layout.yTicks.major.map(\.value) + chart.rows.indices.map { Double($0) }
    let along = values.map(plane.y.position)
    let lines =
      across.map { [Point($0, frame.top), Point($0, frame.bottom)] }
      + along.map { [Point(frame.left, $0), Point(frame.right, $0)] }
    return Element(
      "g", ["class": "grid", "color": Palette.grid.light],
      [Shape.stroke(lines, Pen(width: 1)).element])
  }

  /// The two axis lines with their ticks, and the zero line if both signs are shown.
  func lines() -> Element {
    var runs = [
      [
        Point(frame.left, frame.top), Point(frame.left, frame.bottom),
        Point(frame.right, frame.bottom),
      ]
    ]
    for (values, length) in [(layout.xTicks.major.map(\.value), 5.0), (layout.xTicks.minor, 3)] {
      runs += values.map(plane.x.position).map {
        [Point($0, frame.bottom), Point($0, frame.bottom + length)]
      }
    }
    for (values, length) in [(layout.yTicks.major.map(\.value), 5.0), (layout.yTicks.minor, 3)] {
      runs += values.map(plane.y.position).map {
        [Point(frame.left - length, $0), Point(frame.left, $0)]
      }
    }
    if chart.yKind == .linear && chart.yDomain.lower < 0 && chart.yDomain.upper > 0
      && chart.rows.isEmpty
    {
      let zero = plane.y.position(0)
      runs.append([Point(frame.left, zero), Point(frame.right, zero)])
    }
    var lines = Shape.stroke(runs, Pen(width: 1)).element
    lines.set("stroke-opacity", "0.55")
    return lines
  }

  func texts() -> [Element] { tickLabels() + rowLabels() + titles() }

  private func tickLabels() -> [Element] {
    let below = (chart.isLabelled.x ? layout.xTicks.major : []).map { tick in
      TextBlock(tick.label, fontSize: Layout.tickSize, maxWidth: layout.xLabelRoom).element(
        at: Point(plane.x.position(tick.value), frame.bottom + 18), .middle)
    }
    let beside = (chart.isLabelled.y ? layout.yTicks.major : []).map { tick in
      TextBlock(tick.label, fontSize: Layout.tickSize).element(
        at: Point(frame.left - 9, plane.y.position(tick.value) + 4), .end)
    }
    return below + beside + factors()
  }

  /// The power of ten common to the labels, at the end of its axis.
  private func factors() -> [Element] {
    var elements: [Element] = []
    if !layout.yTicks.factor.isEmpty, chart.isLabelled.y {
      let block = TextBlock(layout.yTicks.factor, fontSize: Layout.tickSize)
      let room = layout.topNotes.isEmpty ? 0 : PlacedNote.rowHeight
      elements.append(block.element(at: Point(frame.left - 9, frame.top - 8 - room), .start))
    }
    if !layout.xTicks.factor.isEmpty, chart.isLabelled.x {
      let block = TextBlock(layout.xTicks.factor, fontSize: Layout.tickSize)
      elements.append(block.element(at: Point(frame.right, frame.bottom + 34), .end))
    }
    return elements
  }

  private func rowLabels() -> [Element] {
    guard chart.isLabelled.y else { return [] }
    return zip(layout.rowLabels, chart.rows.indices).map { block, index in
      block.element(at: Point(frame.left - 8, plane.y.position(Double(index)) + 4), .end)
    }
  }

  private func titles() -> [Element] {
    var elements: [Element] = []
    let centre = frame.centre
    if !chart.xTitle.isEmpty, chart.isLabelled.x {
      // The power of ten stands beside the title.
      let room = layout.xTicks.factor.isEmpty ? 0.0 : 90
      let block = TextBlock(chart.xTitle, fontSize: Layout.titleSize, maxWidth: frame.width - room)
      elements.append(block.element(at: Point(centre.x, frame.bottom + 40), .middle))
    }
    if !chart.yTitle.isEmpty, chart.isLabelled.y {
      let block = TextBlock(chart.yTitle, fontSize: Layout.titleSize, maxWidth: frame.height + 20)
      elements.append(block.element(at: Point(17, centre.y), .middle, rotated: true))
    }
    if !chart.title.isEmpty {
      let block = TextBlock(
        chart.title, fontSize: Layout.headingSize,
        maxWidth: (layout.size.width - frame.left - 12) / Layout.headingBoldness)
      var heading = block.element(at: Point(frame.left, 24), .start)
      heading.set("font-weight", "600")
      elements.append(heading)
    }
    return elements
  }
}
