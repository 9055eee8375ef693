extension Chart {
  /// The title for those who do not see the figure.
  var heading: String {
    if !title.isEmpty { return title }
    let axes = [yTitle, xTitle].filter { !$0.isEmpty }
    return axes.isEmpty ? "Plot" : axes.joined(separator: " against ")
  }

  /// What the figure shows, in words: axes with their ranges, then the layers.
  var description: String {
    let yAxis =
      rows.isEmpty
      ? Chart.describe("y axis", yTitle, yKind, yDomain)
      : "y axis: \(rows.count) \(rows.count == 1 ? "row" : "rows"), \(Chart.list(rows))."
    let shown = layers.map { layer in
      let label = layer.series.label ?? ""
      return label.isEmpty ? type(of: layer).noun : "\(type(of: layer).noun) “\(label)”"
    }
    return [
      Chart.describe("x axis", xTitle, xKind, xDomain), yAxis,
      colors.map { Chart.describe("Colours", $0.title, $0.kind, $0.domain) } ?? "",
      shown.isEmpty ? "" : "Shown: \(Chart.list(shown)).",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func describe(
    _ name: String, _ title: String, _ kind: Axis.Kind, _ domain: Domain
  ) -> String {
    let range = "\(NumberText.short(domain.lower)) to \(NumberText.short(domain.upper))"
    let spread = kind == .logarithmic ? ", logarithmic" : ""
    return "\(name): \(title.isEmpty ? "" : title + ", ")\(range)\(spread)."
  }

  /// The first dozen, and how many there are besides.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }
}
