/// Where everything goes: the frame of the data, the ticks that fit, the labels and the legend.
struct Layout {
  static let tickSize = 11.0
  static let titleSize = 13.0
  static let headingSize = 15.0
  /// How much wider a semibold text is than the same in the regular weight.
  static let headingBoldness = 1.15

  let frame: Rect
  let size: Rect
  let xTicks: Ticks
  /// The most that a label below the frame may take.
  let xLabelRoom: Double
  let yTicks: Ticks
  let rowLabels: [TextBlock]
  let topNotes: [PlacedNote]
  let rightNotes: [PlacedNote]
  /// The box of a legend beside the frame.
  let legend: Rect?
  let colorBar: ColorBar?

  /// A layout that keeps room for `legend` to the right of the frame.
  init(_ chart: Chart, legend: LegendBox?) {
    let noteRows = chart.edgeNotes(on: .x).isEmpty ? 0.0 : 1.0
    var top = chart.title.isEmpty ? 12.0 : 38.0
    let bottom = chart.isLabelled.x ? (chart.xTitle.isEmpty ? 30.0 : 52.0) : 14.0
    let height = Layout.frameHeight(
      chart, available: chart.size.height - max(top, chart.leastMargins.top) - bottom)
    yTicks = chart.yTicks(height: height)
    if !yTicks.factor.isEmpty && chart.isLabelled.y { top += 16 }
    top += noteRows * PlacedNote.rowHeight
    rowLabels = chart.rows.map { TextBlock($0, fontSize: 12, maxWidth: 200) }
    let left = Layout.leftMargin(chart, yTicks, rowLabels)
    colorBar = ColorBar(chart, height: height)
    let right = Layout.rightMargin(chart, legend, colorBar)
    // A long legend or note makes the figure wider rather than its frame a slit.
    let width = max(chart.size.width - left - right, chart.size.width / 2)
    xLabelRoom = chart.xLabelRoom(width: width)
    xTicks = chart.xTicks(width: width, labelRoom: xLabelRoom)
    var frame = Rect(left: left, top: top, right: left + width, bottom: top + height)
    topNotes = PlacedNote.above(frame, chart)
    let extraRows = max(0, Double(topNotes.map(\.row).max() ?? 0))
    frame.top = max(top + extraRows * PlacedNote.rowHeight, chart.leastMargins.top)
    frame.bottom = frame.top + height
    rightNotes = PlacedNote.beside(frame, chart)
    self.frame = frame
    self.legend = legend.map { box in
      let left = frame.right + right - box.width
      return Rect(
        left: left, top: frame.top - 2, right: left + box.width, bottom: frame.top - 2 + box.height)
    }
    size = Rect(
      left: 0, top: 0, right: left + width + right,
      bottom: max(frame.bottom + bottom, (self.legend?.bottom ?? 0) + 8))
  }

  /// Rows keep their height and make the figure grow; numbers fill what there is.
  private static func frameHeight(_ chart: Chart, available: Double) -> Double {
    guard !chart.rows.isEmpty else { return max(available, 60) }
    let rowHeight = max(20, 10 * Double(chart.lanes))
    return max(Double(chart.rows.count) * rowHeight, 40)
  }

  private static func leftMargin(_ chart: Chart, _ ticks: Ticks, _ rows: [TextBlock]) -> Double {
    guard chart.isLabelled.y else { return max(14, chart.leastMargins.left) }
    let labels = ticks.major.map { TextBlock($0.label, fontSize: tickSize) } + rows
    let title = chart.yTitle.isEmpty ? 10.0 : 26.0
    return max(title + (labels.map(\.width).max() ?? 0) + 9, chart.leastMargins.left)
  }

  private static func rightMargin(
    _ chart: Chart, _ legend: LegendBox?, _ colorBar: ColorBar?
  ) -> Double {
    let notes = chart.edgeNotes(on: .y).map { PlacedNote.block($0.text).width + 8 }
    let margin =
      max(16, notes.max() ?? 0) + (colorBar?.width ?? 0) + (legend.map { $0.width + 4 } ?? 0)
    return max(margin, chart.leastMargins.right)
  }
}

extension Chart {
  func edgeNotes(on axis: AxisName) -> [EdgeNote] {
    layers.compactMap(\.edgeNote).filter { $0.axis == axis && !$0.text.isEmpty }
  }

  fileprivate func yTicks(height: Double) -> Ticks {
    guard rows.isEmpty else { return Ticks(major: []) }
    let spacing = yKind == .linear ? 42.0 : 26.0
    return severalTicks(.y, count: max(2, Int(height / spacing)))
  }

  /// Names keep to their bins, unless these are too narrow for any.
  fileprivate func xLabelRoom(width: Double) -> Double {
    names.x.isEmpty ? .infinity : max(width / Double(names.x.count) - 8, 60)
  }

  /// The most ticks whose labels keep apart.
  fileprivate func xTicks(width: Double, labelRoom: Double) -> Ticks {
    let scale = Scale(xKind, xDomain, start: 0, end: width)
    let most = max(2, Int(width / (xKind == .linear ? 56 : 40)))
    for count in stride(from: most, to: 2, by: -1) {
      let candidate = severalTicks(.x, count: count)
      if candidate.keepApart(on: scale, labelRoom: labelRoom) { return candidate }
    }
    return ticks(.x, count: 2)
  }

  /// About `count` ticks, and more on a small axis on which that would be a single one.
  private func severalTicks(_ axis: AxisName, count: Int) -> Ticks {
    let candidates = (count...count + 3).lazy.map { ticks(axis, count: $0) }
    return candidates.first { $0.major.count > 1 } ?? ticks(axis, count: count)
  }
}

extension Ticks {
  /// Whether the labels, centred on their ticks, leave a gap between each other.
  fileprivate func keepApart(on scale: Scale, labelRoom: Double) -> Bool {
    let boxes = major.map { tick in
      let block = TextBlock(tick.label, fontSize: Layout.tickSize, maxWidth: labelRoom)
      return block.box(at: Point(scale.position(tick.value), 0), .middle)
    }
    return zip(boxes, boxes.dropFirst()).allSatisfy { $0.right + 8 <= $1.left }
  }
}
