/// The legend: samples and labels in a column.
struct LegendBox {
  private static let fontSize = 12.0
  private static let rowHeight = 18.0
  private static let sampleWidth = 26.0
  private static let padding = 8.0

  let entries: [LegendEntry]
  private let labels: [TextBlock]
  let width: Double
  let height: Double

  /// Nil if there is nothing to explain.
  init?(_ entries: [LegendEntry]) {
    guard !entries.isEmpty else { return nil }
    self.entries = entries
    labels = entries.map { TextBlock($0.label, fontSize: LegendBox.fontSize, maxWidth: 220) }
    let widest = labels.map(\.width).max() ?? 0
    width = LegendBox.sampleWidth + 7 + widest + 2 * LegendBox.padding
    height = Double(entries.count) * LegendBox.rowHeight + LegendBox.padding
  }

  /// The first corner of the frame where the legend hides nothing: top right, top left, bottom right,
  /// bottom left; nil if there is none, or if the legend would fill the frame.
  func freeCorner(of frame: Rect, among shapes: [Shape]) -> Rect? {
    guard width < 0.5 * frame.width, height < 0.6 * frame.height else { return nil }
    let gap = 6.0
    let left = frame.left + gap
    let right = frame.right - gap - width
    let top = frame.top + gap
    let bottom = frame.bottom - gap - height
    let corners = [(right, top), (left, top), (right, bottom), (left, bottom)]
    return corners.map { left, top in
      Rect(left: left, top: top, right: left + width, bottom: top + height)
    }.first { corner in !shapes.contains { $0.touches(corner) } }
  }

  func elements(in box: Rect) -> [Element] {
    var elements: [Element] = []
    for (index, entry) in entries.enumerated() {
      let middle = box.top + LegendBox.padding / 2 + (Double(index) + 0.5) * LegendBox.rowHeight
      let left = box.left + LegendBox.padding
      let sample = Rect(
        left: left, top: middle - 6, right: left + LegendBox.sampleWidth, bottom: middle + 6)
      let shapes = entry.marks.flatMap { $0.key(in: sample, style: entry.style) }
      elements.append(entry.style.paint.group(shapes.map(\.element)))
      elements.append(labels[index].element(at: Point(sample.right + 7, middle + 4.2), .start))
    }
    return elements
  }
}
