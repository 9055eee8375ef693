/// A background by its spectrum of reconstructed energies.
package struct Background {
  let name: String
  let spectrum: Curve
  let includesEfficiency: Bool

  /// - Parameters:
  ///   - spectrum: events per unit of exposure (mass × time, or mass where the flux is a fluence) and of
  ///     reconstructed energy, all in internal units.
  ///   - includesEfficiency: whether the efficiency is in the spectrum already.
  package init(name: String, spectrum: Curve, includesEfficiency: Bool = false) {
    self.name = name
    self.spectrum = spectrum
    self.includesEfficiency = includesEfficiency
  }

  /// The events in each bin, of energy and, spread evenly, of time.
  func contents(_ setup: ExperimentSetup, _ acceptance: Acceptance) throws -> [Double] {
    let refinement = PieceRefinement { energies in
      let values = try spectrum.values(at: energies, .background, .notNegative)
      if includesEfficiency { return [values] }
      return try acceptance.fractions(at: energies).map { zip($0, values).map { $0 * $1 } }
    }
    let pieces = try refinement.smooth(
      acceptance.cut(at: acceptance.edges + spectrum.breakpoints), bins: acceptance.bins)
    var contents = [Double](repeating: 0, count: acceptance.bins.count - 1)
    for (piece, integrals) in zip(pieces, try refinement.integrals(over: pieces)) {
      contents[piece.bin] += setup.exposure.value * integrals[0]
    }
    guard let times = setup.time?.bins, let first = times.first, let last = times.last else {
      return contents
    }
    let parts = zip(times, times.dropFirst()).map { ($1 - $0) / (last - first) }
    return contents.flatMap { content in parts.map { content * $0 } }
  }
}
