/// The label of a range or a reference line, at the edge of the frame where it hides no data.
struct PlacedNote {
  static let rowHeight = 16.0

  let block: TextBlock
  let point: Point
  let anchor: Anchor
  /// Rows are counted from the frame outwards.
  let row: Int
  let paint: Paint

  static func block(_ text: String) -> TextBlock {
    TextBlock(text, fontSize: 12, maxWidth: 180)
  }

  /// The notes on x, centred above their values, in as many rows as it takes to keep them apart.
  static func above(_ frame: Rect, _ chart: Chart) -> [PlacedNote] {
    var rowEnds: [Double] = []
    return notes(chart, .x, in: frame).map { text, place, paint in
      let block = block(text)
      let half = block.width / 2
      let centre = min(max(place, frame.left + half), max(frame.left + half, frame.right - half))
      let row = rowEnds.firstIndex { $0 + 10 < centre - half } ?? rowEnds.count
      if row == rowEnds.count { rowEnds.append(0) }
      rowEnds[row] = centre + half
      // Further rows are placed when the frame has moved down for them: row 0 is always the lowest.
      return PlacedNote(
        block: block, point: Point(centre, -6 - Double(row) * rowHeight), anchor: .middle, row: row,
        paint: paint)
    }
  }

  /// The notes on y, to the right of their values, pushed down where they would overlap.
  static func beside(_ frame: Rect, _ chart: Chart) -> [PlacedNote] {
    var lastBaseline = -Double.infinity
    return notes(chart, .y, in: frame).map { text, place, paint in
      lastBaseline = max(place + 4, lastBaseline + rowHeight)
      return PlacedNote(
        block: block(text), point: Point(frame.right + 6, lastBaseline), anchor: .start, row: 0,
        paint: paint)
    }
  }

  /// The notes on an axis and the coordinates they belong to, in increasing order.
  private static func notes(
    _ chart: Chart, _ axis: AxisName, in frame: Rect
  ) -> [(text: String, place: Double, paint: Paint)] {
    let plane = chart.plane(in: frame, pixel: 1)
    let scale = axis == .x ? plane.x : plane.y
    let low = min(scale.start, scale.end)
    let high = max(scale.start, scale.end)
    let all = zip(chart.layers, chart.styles).compactMap { layer, style in
      layer.edgeNote.flatMap { note -> (text: String, place: Double, paint: Paint)? in
        guard note.axis == axis, !note.text.isEmpty, note.isVisible(in: scale.domain) else {
          return nil
        }
        let places = note.ends.map { min(max(scale.positionOrFloor($0), low), high) }
        guard !places.isEmpty, !places.contains(where: \.isNaN) else { return nil }
        return (note.text, places.reduce(0, +) / Double(places.count), style.paint)
      }
    }
    return all.sorted { $0.place < $1.place }
  }
}

extension EdgeNote {
  /// Whether any of what the note belongs to is on the axis.
  fileprivate func isVisible(in domain: Domain) -> Bool {
    guard let low = ends.min(), let high = ends.max() else { return false }
    return high >= domain.lower && low <= domain.upper
  }
}
