/// What tells a mark from the others in a figure. Marks with the same label are one series: they
/// share a colour and an entry in the legend.
package struct Series: Sendable, Equatable {
  /// Where the colour of a series comes from.
  package enum Color: Sendable, Equatable {
    /// The next of the palette.
    case automatic
    /// That of the axes: for measured points and reference lines.
    case neutral
    /// A given place in the palette, counted from 0.
    case palette(Int)
  }

  /// The text in the legend; nil for none.
  package var label: String?
  package var color: Color

  package init(_ label: String? = nil, color: Color = .automatic) {
    self.label = label
    self.color = color
  }
}
