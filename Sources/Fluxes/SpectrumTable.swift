internal import Numerics

extension Spectrum {
  /// The densities of a table with straight lines between its rows, and 0 outside.
  /// - Parameters:
  ///   - energies: in MeV, rising and not negative.
  ///   - densities: φ at them, in 1/(cm² MeV) and per s.
  /// - Throws: `SpectrumError` that names the row.
  package init(table energies: [Double], densities: [Double]) throws {
    try Self.check(energies, densities)
    let lines = try PiecewiseLinear(xs: energies, ys: densities)
    try self.init(
      from: energies[0], to: energies[energies.count - 1], breakpoints: energies
    ) { $0.map { lines($0) } }
  }

  private static func check(
    _ energies: [Double], _ densities: [Double]
  ) throws(SpectrumError) {
    guard energies.count == densities.count, energies.count >= 2 else {
      throw .rowCounts(energies: energies.count, densities: densities.count)
    }
    for (index, (energy, density)) in zip(energies, densities).enumerated() {
      let row = index + 1
      guard energy.isFinite, density.isFinite else { throw .rowNotFinite(row: row) }
      if energy < 0 || index > 0 && energy <= energies[index - 1] {
        throw .rowOrder(row: row, energy: energy)
      }
      if density < 0 { throw .rowNegative(row: row, density: density) }
    }
  }
}
