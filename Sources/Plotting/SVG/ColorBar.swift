/// The colours of a heat map with their numbers, beside the frame.
struct ColorBar {
  private static let barWidth = 14.0
  private static let gap = 16.0

  private let colors: ColorScale
  private let ticks: Ticks
  private let height: Double

  /// Nil if no colour stands for a number.
  init?(_ chart: Chart, height: Double) {
    guard let colors = chart.colors else { return nil }
    self.colors = colors
    self.height = height
    ticks = Chart.ticks(colors.kind, colors.domain, count: max(2, Int(height / 42)))
  }

  /// The room that it takes beside the frame.
  var width: Double {
    let labels = ticks.major.map { TextBlock($0.label, fontSize: Layout.tickSize).width }
    let title = title.typeset.runs.isEmpty ? 0 : 20.0
    return Self.gap + Self.barWidth + 9 + (labels.max() ?? 0) + title
  }

  private var title: TextBlock {
    let text = [colors.title, ticks.factor].filter { !$0.isEmpty }.joined(separator: "  ")
    return TextBlock(text, fontSize: Layout.titleSize, maxWidth: height + 20)
  }

  /// Its colours, which lie under the ink.
  func tiles(rightOf frame: Rect) -> [Element] {
    let bar = bar(beside: frame)
    let levels = colors.gradient.levels
    let count = Double(levels.count)
    return levels.enumerated().map { place, level in
      var tile = bar
      tile.bottom = bar.bottom - bar.height * Double(place) / count
      tile.top = bar.bottom - bar.height * Double(place + 1) / count
      return Shape.tiles([tile.corners], level: level).element
    }
  }

  /// Its ticks, their labels and the title.
  func texts(rightOf frame: Rect) -> [Element] {
    let bar = bar(beside: frame)
    let scale = Scale(colors.kind, colors.domain, start: bar.bottom, end: bar.top)
    var elements = ticks.major.map { tick in
      TextBlock(tick.label, fontSize: Layout.tickSize).element(
        at: Point(bar.right + 9, scale.position(tick.value) + 4), .start)
    }
    let places = ticks.major.map { scale.position($0.value) }
    let lines = places.map { [Point(bar.right, $0), Point(bar.right + 5, $0)] }
    elements.append(Shape.stroke(lines, Pen(width: 1)).element)
    let place = Point(frame.right + width - 2, bar.centre.y)
    elements.append(title.element(at: place, .middle, rotated: true))
    return elements
  }

  private func bar(beside frame: Rect) -> Rect {
    Rect(
      left: frame.right + Self.gap, top: frame.top, right: frame.right + Self.gap + Self.barWidth,
      bottom: frame.bottom)
  }
}
