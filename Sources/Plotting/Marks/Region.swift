/// Areas of the plane within closed outlines, such as those that hold a part of a probability.
package struct Region: PathMark {
  static let noun = "region"
  private static let shading = 0.22
  /// The corners of the outlines one after another, with a gap (NaN) between two of them.
  package var x: Channel
  package var y: Channel
  package var series: Series

  package init(x: Channel, y: Channel, series: Series = Series()) {
    self.x = x
    self.y = y
    self.series = series
  }

  func shapes(in plane: Plane, style: Style) -> [Shape] {
    let outlines = plane.runs(x.values, y.values)
    let closed = outlines.map { $0 + $0.prefix(1) }
    return [
      .fill(plane.areas(outlines), opacity: Self.shading),
      .stroke(plane.lines(closed), .thin),
    ]
  }

  func key(in box: Rect, style: Style) -> [Shape] {
    let middle = box.centre.y
    let swatch = Rect(left: box.left, top: middle - 4.5, right: box.right, bottom: middle + 4.5)
    let corners = swatch.corners
    return [
      .fill([corners], opacity: Self.shading), .stroke([corners + corners.prefix(1)], .thin),
    ]
  }
}
