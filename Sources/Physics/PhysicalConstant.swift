package import Units

/// A constant of nature with where it was taken from.
package struct PhysicalConstant: Sendable {
  /// Its name in the language: `m_e`.
  package let name: String
  /// What it is, in a few words.
  package let summary: String
  /// In `unit`.
  package let value: Double
  /// The standard uncertainty in `unit`; 0 when exact.
  package let uncertainty: Double
  package let unit: Unit
  package let source: String
  package let confirmation: Confirmation

  /// The value in the internal units of `Units`: MeV, cm, s, e.
  package var internalValue: Double { value * unit.scale }

  init(
    _ name: String, _ summary: String, _ value: Double, uncertainty: Double = 0, unit: String = "",
    source: String, _ confirmation: Confirmation
  ) {
    self.name = name
    self.summary = summary
    self.value = value
    self.uncertainty = uncertainty
    self.unit = (try? Unit(reading: unit)) ?? .plain
    self.source = source
    self.confirmation = confirmation
  }
}
