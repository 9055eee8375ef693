extension Shape {
  /// Whether any of the shape is inside `box`.
  func touches(_ box: Rect) -> Bool {
    switch self {
    case .stroke(let runs, _):
      runs.contains { run in
        zip(run, run.dropFirst()).contains { box.clip($0, $1) != nil }
      }
    case .fill(let polygons, _), .tiles(let polygons, _):
      polygons.contains { box.clip(polygon: $0).count > 2 }
    case .symbols(let points, _):
      points.contains(where: box.grown(by: 5).contains)
    case .text(let text, let point, let anchor):
      TextBlock(text, fontSize: 12).box(at: point, anchor).overlaps(box)
    }
  }
}
