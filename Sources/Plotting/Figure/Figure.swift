/// The room beside and above the frame of a figure.
struct Margins: Sendable {
  var top = 0.0
  var left = 0.0
  var right = 0.0
}

/// A plot as data: layers on two axes. It draws itself as SVG and as text for a console.
///
/// All values are in display units, and units are only written, never compared: whoever builds the
/// figure has converted everything on one axis to one unit.
public struct Figure: Sendable {
  package var title: String?
  package var x: Axis
  package var y: Axis
  /// Drawn in order, except that shaded ranges lie under all else.
  package var layers: [Layer]
  package var showsLegend: Bool
  /// In pixels. A figure grows beyond these when its rows, its legend or its labels need it.
  package var width: Double
  package var height: Double
  /// What is kept free around the frame at least, so that frames in a grid stand in line.
  var leastMargins = Margins()

  package init(
    _ layers: [Layer], title: String? = nil, x: Axis = Axis(), y: Axis = Axis(),
    showsLegend: Bool = true, width: Double = 640, height: Double = 400
  ) {
    self.layers = layers
    self.title = title
    self.x = x
    self.y = y
    self.showsLegend = showsLegend
    self.width = width
    self.height = height
  }

  /// A standalone SVG document: no scripts, its own light and dark colours, a `<title>` and a `<desc>`.
  /// The same figure always gives the same bytes.
  public func svg() throws(PlotError) -> String {
    SVGPicture(try Chart(self)).document()
  }

  /// The figure in Unicode characters, `width` columns (40 to 400) and about `height` lines.
  public func text(width: Int = 72, height: Int = 22) throws(PlotError) -> String {
    ConsolePicture(try Chart(self), width: width, height: height).text()
  }

  /// What the reader of the figure should know, in sentences: points that a logarithmic axis cannot show.
  public func notes() throws(PlotError) -> [String] {
    try Chart(self).notes
  }
}
