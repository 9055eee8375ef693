package import Plotting
package import Semantics

/// A value of the library that says itself how it is shown.
package protocol Displayable: Sendable {
  /// - Parameter kind: what the checker knows of it, such as the units of its axes.
  func display(as kind: ObjectKind) -> Display
}

/// A value of the library that is a plot and more than that.
package protocol Drawn: Displayable {
  var graphic: any Graphic { get }
}

/// What is shown of a value: text everywhere, and what front ends prefer to it.
package struct Display: Sendable {
  package var text: String
  package var html: String?
  package var markdown: String?
  package var latex: String?
  package var figure: (any Graphic)?

  package init(
    text: String, html: String? = nil, markdown: String? = nil, latex: String? = nil,
    figure: (any Graphic)? = nil
  ) {
    self.text = text
    self.html = html
    self.markdown = markdown
    self.latex = latex
    self.figure = figure
  }
}
