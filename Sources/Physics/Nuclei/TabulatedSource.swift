/// Where a column of a table of the core comes from.
package struct TabulatedSource: Sendable {
  /// `charge radii`
  package let quantity: String
  package let source: String
  package let confirmation: Confirmation

  init(_ quantity: String, _ source: String, _ confirmation: Confirmation) {
    self.quantity = quantity
    self.source = source
    self.confirmation = confirmation
  }
}
