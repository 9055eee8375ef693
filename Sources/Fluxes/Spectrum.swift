/// dφ/dE of one component, in neutrinos per cm², per s where the flux is a rate, and per MeV: a line
/// or a continuum. Energies are in MeV.
///
/// A continuum is held as piecewise polynomials of φ and of its moments, so that a moment costs
/// tens of nanoseconds whatever the density cost; the density is evaluated once, in `init`.
package struct Spectrum: Sendable {
  private enum Shape {
    case line(energy: Double, flux: Double)
    case continuum(Continuum)
  }

  private let shape: Shape

  /// All neutrinos at one energy: `flux` of them per cm² (and s).
  /// - Throws: `SpectrumError` unless `energy > 0` and `flux >= 0`, both finite.
  package static func line(energy: Double, flux: Double) throws(SpectrumError) -> Spectrum {
    guard energy.isFinite, energy > 0 else { throw .lineEnergy(energy) }
    guard flux.isFinite, flux >= 0 else { throw .lineFlux(flux) }
    return Spectrum(shape: .line(energy: energy, flux: flux))
  }

  /// A continuum of this density, in 1/(cm² MeV) and per s, from `low` to `high`.
  ///
  /// The density may have steps and kinks at the breakpoints, and behave like a root at the ends;
  /// elsewhere it should be smooth (a step that is not named costs some forty narrow panels). It is
  /// never evaluated at the ends or breakpoints. Where φ(0) > 0 the moments above 0 diverge; those above
  /// any positive energy are right.
  /// - Parameter density: the densities at energies, given in blocks.
  /// - Throws: `SpectrumError` for a density that is negative, not finite or too rough, naming the
  ///   energy, and what `density` throws.
  package init(
    from low: Double, to high: Double, breakpoints: [Double] = [],
    density: ([Double]) throws -> [Double]
  ) throws {
    shape = .continuum(
      try Continuum(from: low, to: high, breakpoints: breakpoints, density: density))
  }

  private init(shape: Shape) { self.shape = shape }

  /// The energy of a line; `nil` for a continuum.
  package var lineEnergy: Double? {
    if case .line(let energy, _) = shape { energy } else { nil }
  }

  /// The least energy.
  package var lowest: Double {
    switch shape {
    case .line(let energy, _): energy
    case .continuum(let continuum): continuum.lowest
    }
  }

  /// The greatest energy.
  package var highest: Double {
    switch shape {
    case .line(let energy, _): energy
    case .continuum(let continuum): continuum.highest
    }
  }

  /// Neutrinos of all energies, per cm² (and s).
  package var integral: Double { moments(above: 0).plain }

  /// φ(E); 0 outside of the range, and for a line, which has no density.
  package func density(at energy: Double) -> Double {
    switch shape {
    case .line: 0
    case .continuum(let continuum): continuum.density(at: energy)
    }
  }

  /// The integrals of φ, φ/E and φ/E² from `energy` up; a line counts when it is not below.
  package func moments(above energy: Double) -> FluxMoments {
    switch shape {
    case .line(let line, let flux):
      line >= energy
        ? FluxMoments(plain: flux, inverse: flux / line, inverseSquare: flux / line / line) : .zero
    case .continuum(let continuum): continuum.moments(above: energy)
    }
  }

  /// Energies and weights so that the sum of weight·f(energy) is the integral of φ·f from `energy` up,
  /// for a smooth f: for cross-sections that are no `RecoilLaw`.
  package func nodes(above energy: Double) -> (energies: [Double], weights: [Double]) {
    switch shape {
    case .line(let line, let flux): line >= energy ? ([line], [flux]) : ([], [])
    case .continuum(let continuum): continuum.nodes(above: energy)
    }
  }

  /// This many times as many neutrinos. The factor must be finite and not negative.
  package func scaled(by factor: Double) -> Spectrum {
    switch shape {
    case .line(let energy, let flux):
      Spectrum(shape: .line(energy: energy, flux: factor * flux))
    case .continuum(let continuum): Spectrum(shape: .continuum(continuum.scaled(by: factor)))
    }
  }

  /// The spectrum times a function of energy, such as the probability to keep a flavour.
  /// - Parameter breakpoints: where the factor has steps or kinks.
  /// - Throws: as `init(from:to:breakpoints:density:)`.
  package func multiplied(
    by factor: ([Double]) throws -> [Double], breakpoints: [Double] = []
  ) throws -> Spectrum {
    switch shape {
    case .line(let energy, let flux):
      try .line(energy: energy, flux: flux * (try factor([energy]).first ?? .nan))
    case .continuum(let continuum):
      try Spectrum(
        from: continuum.lowest, to: continuum.highest, breakpoints: continuum.edges + breakpoints
      ) { energies in
        zip(energies, try factor(energies)).map { continuum.density(at: $0) * $1 }
      }
    }
  }
}
