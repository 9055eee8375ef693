/// What a quantity is shown in: a unit, perhaps with a number before it, as in `as 1e-12 muB`.
package struct DisplayUnit: Sendable, Equatable {
  package var scale: Double
  package var unit: Unit

  package init(scale: Double = 1, unit: Unit) {
    self.scale = scale
    self.unit = unit
  }

  /// A number shown in this unit times `factor` is the value in internal units.
  package var factor: Double { scale * unit.scale }
  /// `1e-12 μB`, or the unit alone.
  package var symbol: String { prefixed(unit.symbol) }
  /// `1e-12 muB`
  package var ascii: String { prefixed(unit.ascii) }

  private func prefixed(_ text: String) -> String {
    guard scale != 1 else { return text }
    return text.isEmpty ? formatNumber(scale) : "\(formatNumber(scale)) \(text)"
  }
}
