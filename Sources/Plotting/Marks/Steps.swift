/// The outline of a histogram, or its filled area.
package struct Steps: Mark {
  static let noun = "steps"
  /// The edges of the bins, increasing; one more than there are contents.
  package var edges: Channel
  package var contents: Channel
  /// Where each bar starts; nil for zero. `stack` sets it.
  package var feet: [Double]?
  package var isFilled: Bool
  package var series: Series

  package init(
    edges: Channel, contents: Channel, feet: [Double]? = nil, isFilled: Bool = false,
    series: Series = Series()
  ) {
    self.edges = edges
    self.contents = contents
    self.feet = feet
    self.isFilled = isFilled
    self.series = series
  }

  /// The histograms on top of each other, the first lowest, filled. Their contents are added bin by
  /// bin; a content that is not finite counts as zero.
  package static func stack(_ histograms: [Steps]) -> [Steps] {
    var total: [Double] = []
    return histograms.map { histogram in
      var stacked = histogram
      let own = histogram.contents.values.map { $0.isFinite ? $0 : 0 }
      let feet = own.indices.map { $0 < total.count ? total[$0] : 0 }
      stacked.feet = feet
      stacked.contents.values = zip(feet, own).map { $0 + $1 }
      stacked.isFilled = true
      total = stacked.contents.values
      return stacked
    }
  }

  var xChannel: Channel? { edges }
  var yChannel: Channel? { contents }

  func validate() throws(PlotError) {
    let values = edges.values
    let increase = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    guard increase, values.allSatisfy(\.isFinite), values.count == contents.values.count + 1 else {
      throw .badEdges
    }
    if let feet { try checkLength("feet", feet, is: contents.values.count) }
  }

  func cover(_ coverage: inout Coverage) {
    coverage.x.add(edges.values)
    coverage.y.addFoot(0)
    for value in contents.values {
      if value < 0 { coverage.y.add(value) } else { coverage.y.addFoot(value, isFree: true) }
    }
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    var outlines: [[Point]] = []
    var areas: [[Point]] = []
    for bins in runs() {
      let tops = contour(bins, plane) { contents.values[$0] }
      let bottoms = contour(bins, plane) { feet?[$0] ?? 0 }
      guard let first = bottoms.first, let last = bottoms.last else { continue }
      outlines.append([first] + tops + [last])
      areas.append(tops + bottoms.reversed())
    }
    let outline = Shape.stroke(plane.lines(outlines), Pen(dash: isFilled ? [] : style.dash))
    return isFilled ? [.fill(plane.areas(areas), opacity: 0.45), outline] : [outline]
  }

  /// The stretches of neighbouring bins with finite contents.
  private func runs() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for bin in contents.values.indices where !contents.values[bin].isFinite {
      if start < bin { runs.append(start..<bin) }
      start = bin + 1
    }
    if start < contents.values.count { runs.append(start..<contents.values.count) }
    return runs
  }

  private func contour(
    _ bins: Range<Int>, _ plane: Plane, _ height: (Int) -> Double
  ) -> [Point] {
    bins.flatMap { bin in
      let y = plane.y.positionOrFloor(height(bin))
      return [edges.values[bin], edges.values[bin + 1]].map { edge in
        Point(plane.x.positionOrFloor(edge), y)
      }
    }
  }

  func key(in box: Rect, style: Style) -> [Shape] {
    let middle = box.centre
    if isFilled {
      let swatch = Rect(
        left: box.left, top: middle.y - 4.5, right: box.right, bottom: middle.y + 4.5)
      return [
        .fill([swatch.corners], opacity: 0.45),
        .stroke([swatch.corners + [swatch.corners[0]]], .thin),
      ]
    }
    let step = [
      Point(box.left, middle.y + 3.5), Point(middle.x, middle.y + 3.5),
      Point(middle.x, middle.y - 3.5), Point(box.right, middle.y - 3.5),
    ]
    return [.stroke([step], Pen(dash: style.dash))]
  }
}
