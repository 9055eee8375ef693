/// A label that fits a width: whole, or cut with an ellipsis and its full text to show as a tooltip.
struct TextBlock: Sendable {
  let typeset: Typeset
  let fontSize: Double
  let full: String
  let isCut: Bool

  var width: Double { typeset.width * fontSize }

  init(_ text: String, fontSize: Double, maxWidth: Double = .infinity) {
    self.fontSize = fontSize
    full = text
    let whole = Typeset(text)
    isCut = whole.width * fontSize > maxWidth
    typeset = isCut ? TextBlock.cut(text, toWidth: maxWidth / fontSize) : whole
  }

  private static func cut(_ text: String, toWidth width: Double) -> Typeset {
    var room = width - TextWidth.of("…")
    let kept = text.prefix { character in
      room -= TextWidth.of(String(character))
      return room >= 0
    }
    return Typeset(kept + "…")
  }

  /// The box that the text takes when its baseline starts, is centred or ends at `point`.
  func box(at point: Point, _ anchor: Anchor) -> Rect {
    let left =
      switch anchor {
      case .start: point.x
      case .middle: point.x - width / 2
      case .end: point.x - width
      }
    return Rect(
      left: left, top: point.y - fontSize, right: left + width, bottom: point.y + 0.3 * fontSize)
  }

  /// The `<text>` element with its baseline at `point`.
  func element(at point: Point, _ anchor: Anchor, rotated: Bool = false) -> Element {
    var element = Element("text")
    if rotated {
      let place = "\(decimal(point.x)) \(decimal(point.y))"
      element.set("transform", "translate(\(place)) rotate(-90)")
    } else {
      element.set("x", decimal(point.x))
      element.set("y", decimal(point.y))
    }
    if fontSize != Layout.tickSize { element.set("font-size", decimal(fontSize)) }
    if anchor != .start { element.set("text-anchor", anchor.rawValue) }
    if isCut { element.append(Element("title", text: full)) }
    var height = 0.0
    for run in typeset.runs {
      let wanted: Double =
        switch run.level {
        case .line: 0
        case .raised: -0.36 * fontSize
        case .lowered: 0.22 * fontSize
        }
      append(run, shift: wanted - height, to: &element)
      height = wanted
    }
    return element
  }

  private func append(_ run: Typeset.Run, shift: Double, to element: inout Element) {
    guard shift != 0 || run.level != .line else {
      element.children.append(.text(run.text))
      return
    }
    var span = Element("tspan", ["dy": decimal(shift)], text: run.text)
    if run.level != .line { span.set("font-size", decimal(Typeset.scriptSize * fontSize)) }
    element.append(span)
  }
}
