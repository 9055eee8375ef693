/// What can be shown as a picture: a figure, or several in a grid.
package protocol Graphic: Sendable {
  /// In pixels, unless its content needs more.
  var width: Double { get }
  var height: Double { get }
  /// A standalone SVG document: no scripts, its own light and dark colours. The same graphic always gives the same
  /// bytes.
  func svg() throws(PlotError) -> String
  /// In Unicode characters, for a console.
  func text() throws(PlotError) -> String
}

extension Figure: Graphic {
  package func text() throws(PlotError) -> String { try text(width: 72, height: 22) }
}
