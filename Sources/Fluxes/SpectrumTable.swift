extension Spectrum {
  /// The densities of a table with straight lines between its rows, and 0 outside.
  /// - Parameters:
  ///   - energies: in MeV, rising and not negative.
  ///   - densities: φ at them, in 1/(cm² MeV) and per s.
  /// - Throws: `SpectrumError` that names the row.
  package init(table energies: [Double], densities: [Double]) throws {
    try Self.check(energies, densities)
    try self.init(
      from: energies[0], to: energies[energies.count - 1], breakpoints: energies
    ) { points in
      points.map { Self.interpolate(energies, densities, at: $0) }
    }
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

  /// The value at a point between the first and last of `xs`, which rise.
  private static func interpolate(_ xs: [Double], _ ys: [Double], at x: Double) -> Double {
    let right = max(1, min(xs.count - 1, xs.firstIndex(notBelow: x)))
    let fraction = (x - xs[right - 1]) / (xs[right] - xs[right - 1])
    return ys[right - 1] + fraction * (ys[right] - ys[right - 1])
  }
}

extension [Double] {
  /// In an array that rises, the index of the first element that is not below `x`, or the count.
  func firstIndex(notBelow x: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
