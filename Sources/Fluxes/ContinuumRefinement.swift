/// Halves the panels of a density until polynomials describe it on each.
struct ContinuumRefinement {
  private let low: Double
  private let high: Double
  private var open: [ContinuumPanel]
  private var resolved: [ContinuumPanel] = []

  /// The range is looked at in at least this many parts, whatever the density.
  private static let parts = 16
  /// Panels are never narrower than the range times this, at the roots and steps of a density.
  private static let narrowest = 0x1p-46
  private static let maximumPanels = 1 << 14

  init(from low: Double, to high: Double, breakpoints: [Double]) throws(SpectrumError) {
    guard low.isFinite, high.isFinite, 0 <= low, low < high else {
      throw .range(low: low, high: high)
    }
    self.low = low
    self.high = high
    let ends = [low] + breakpoints.filter { low < $0 && $0 < high }.sorted() + [high]
    let widest = (high - low) / Double(Self.parts)
    open = zip(ends, ends.dropFirst()).flatMap { Self.cut($0, $1, widest: widest) }
  }

  /// Equal panels of at most a width; none where the ends are one.
  private static func cut(_ low: Double, _ high: Double, widest: Double) -> [ContinuumPanel] {
    guard low < high else { return [] }
    let count = Int(min(((high - low) / widest).rounded(.up), Double(parts)))
    let inner = (1..<max(count, 1)).map { low + (high - low) * (Double($0) / Double(count)) }
    return zip([low] + inner, inner + [high]).map { ContinuumPanel(low: $0, high: $1) }
  }

  /// The panels in order, with their coefficients.
  mutating func panels(_ density: ([Double]) throws -> [Double]) throws -> [ContinuumPanel] {
    var whole = SIMD4<Double>.zero
    while !open.isEmpty {
      try fit(density)
      if resolved.isEmpty { whole = open.reduce(.zero) { $0 + $1.integrals } }
      var halves: [ContinuumPanel] = []
      for panel in open {
        if panel.isResolved(whole: whole) || isNarrow(panel) {
          resolved.append(panel)
        } else {
          halves += panel.halves
        }
      }
      open = halves
      if let panel = open.first, resolved.count + open.count > Self.maximumPanels {
        throw SpectrumError.unresolved(energy: panel.low)
      }
    }
    return resolved.sorted { $0.low < $1.low }
  }

  /// Whether a panel is as narrow as it may be, or as doubles allow.
  private func isNarrow(_ panel: ContinuumPanel) -> Bool {
    panel.high - panel.low <= max(Self.narrowest * (high - low), 64 * panel.high.ulp)
  }

  /// Evaluates the density on all open panels at once.
  private mutating func fit(_ density: ([Double]) throws -> [Double]) throws {
    let energies = open.flatMap(\.energies)
    let densities = try density(energies)
    guard densities.count == energies.count else {
      throw SpectrumError.rowCounts(energies: energies.count, densities: densities.count)
    }
    for (energy, density) in zip(energies, densities) {
      guard density.isFinite else { throw SpectrumError.notFinite(energy: energy) }
      if density < 0 { throw SpectrumError.negative(density: density, energy: energy) }
    }
    for index in open.indices {
      open[index].fit(densities[(index * Chebyshev.count)..<((index + 1) * Chebyshev.count)])
      guard open[index].isFinite else { throw SpectrumError.notFinite(energy: open[index].low) }
    }
  }
}
