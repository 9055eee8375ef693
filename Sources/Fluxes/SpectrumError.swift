/// Why numbers are no spectrum. Energies are in MeV.
package enum SpectrumError: Error, Sendable, Equatable {
  /// The range of energies is empty, negative or not finite.
  case range(low: Double, high: Double)
  /// The energy of a line is not positive, or not finite.
  case lineEnergy(Double)
  /// The flux of a line is negative or not finite.
  case lineFlux(Double)
  /// The density has no finite value at this energy.
  case notFinite(energy: Double)
  case negative(density: Double, energy: Double)
  /// The density is too rough for 16,384 panels; here it is roughest.
  case unresolved(energy: Double)
  /// A table needs two rows or more, and as many densities as energies.
  case rowCounts(energies: Int, densities: Int)
  /// The energy in this row, counted from 1, is not above the one before, or negative.
  case rowOrder(row: Int, energy: Double)
  case rowNegative(row: Int, density: Double)
  case rowNotFinite(row: Int)
}
