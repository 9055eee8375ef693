/// A node of an SVG tree. Everything is escaped when written, so text can never become markup.
struct Element: Sendable {
  enum Node: Sendable {
    case element(Element)
    case text(String)
    /// Markup written as it is: a style sheet, or XML that this type wrote. Never text from outside.
    case verbatim(String)
  }

  var name: String
  var attributes: [(name: String, value: String)]
  var children: [Node]

  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Element] = []
  ) {
    self.name = name
    self.attributes = attributes.map { (name: $0.key, value: $0.value) }
    self.children = children.map { .element($0) }
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.init(name, attributes)
    children = [.text(text)]
  }

  mutating func append(_ child: Element) { children.append(.element(child)) }

  mutating func append(contentsOf more: [Element]) {
    children.append(contentsOf: more.map { .element($0) })
  }

  mutating func set(_ attribute: String, _ value: String) {
    attributes.append((name: attribute, value: value))
  }

  /// The tree as XML text. Trees are a handful of levels deep: only this target builds them.
  func write(to output: inout String) {
    output += "<\(name)"
    for (name, value) in attributes {
      output += " \(name)=\""
      Element.escape(value, to: &output)
      output += "\""
    }
    guard !children.isEmpty else {
      output += "/>"
      return
    }
    output += ">"
    for child in children {
      switch child {
      case .element(let element): element.write(to: &output)
      case .text(let text): Element.escape(text, to: &output)
      case .verbatim(let markup): output += markup
      }
    }
    output += "</\(name)>"
  }

  /// Writes `text` so that XML reads it back; characters that XML 1.0 forbids become U+FFFD.
  private static func escape(_ text: String, to output: inout String) {
    if text.utf8.allSatisfy(isPlain) {
      output += text
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\t", "\n", "\r": output += " "
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": output += "\u{FFFD}"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a byte is ASCII that needs no escape: nearly all of a figure is path data.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
    default: (0x20..<0x7F).contains(byte)
    }
  }
}
