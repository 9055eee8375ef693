/// The colours on a dark page. The light ones are attributes, so the figure is complete even where a
/// sanitizer removes the style sheet.
enum StyleSheet {
  /// Every rule is confined to the figure with this id: style sheets inside a page are global.
  static func dark(id: String, paints: [Paint]) -> String {
    var rules = "#\(id) .background{fill:\(Palette.background.dark)}"
    rules += "#\(id) .grid{color:\(Palette.grid.dark)}"
    rules += "#\(id) .ink{color:\(Palette.ink.dark)}"
    for (index, shade) in Palette.colors.enumerated() where paints.contains(.color(index)) {
      rules += "#\(id) .\(Paint.color(index).className){color:\(shade.dark)}"
    }
    for index in Palette.levels.indices where paints.contains(.level(index)) {
      let paint = Paint.level(index)
      rules += "#\(id) .\(paint.className){color:\(paint.shade.dark)}"
    }
    return "@media (prefers-color-scheme:dark){\(rules)}"
  }
}

extension Paint {
  var className: String {
    switch self {
    case .ink: "ink"
    case .color(let index): "color\(index)"
    case .level(let index): "level\(index)"
    }
  }

  /// A group whose `currentColor` is this paint.
  func group(_ children: [Element]) -> Element {
    Element("g", ["class": className, "color": shade.light], children)
  }
}
