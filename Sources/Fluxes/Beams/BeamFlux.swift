package import Physics

extension Flux {
  /// A flux given as a table: energies and a column of densities for each kind of neutrino.
  ///
  /// Kinds whose column is 0 throughout are left out.
  /// - Parameters:
  ///   - energies: in MeV, rising and not negative.
  ///   - columns: the densities at them in 1/(cm² MeV), per s if `normalisation` is a rate.
  ///     For a beam's table per proton on target, scale the result by the protons.
  /// - Throws: `SpectrumError` that names the row.
  package static func beam(
    energies: [Double], columns: [(neutrino: Neutrino, densities: [Double])],
    normalisation: Normalisation = .fluence
  ) throws -> Flux {
    var components: [Component] = []
    for (neutrino, densities) in columns {
      let spectrum = try Spectrum(table: energies, densities: densities)
      guard spectrum.integral > 0 else { continue }
      components.append(
        Component(name: neutrino.name, neutrino: neutrino, spectrum: spectrum))
    }
    return Flux(components: components, normalisation: normalisation)
  }

  /// Neutrinos of one energy.
  /// - Parameters:
  ///   - energy: in MeV.
  ///   - flux: per cm², and per s if `normalisation` is a rate.
  package static func monochromatic(
    energy: Double, flux: Double, neutrino: Neutrino = Neutrino(.electron),
    normalisation: Normalisation = .rate
  ) throws(SpectrumError) -> Flux {
    let component = Component(
      name: neutrino.name, neutrino: neutrino, spectrum: try .line(energy: energy, flux: flux))
    return Flux(components: [component], normalisation: normalisation)
  }
}

extension Neutrino {
  /// `nu_e`, `anti_nu_mu`
  package var name: String { (isAntineutrino ? "anti_" : "") + "nu_" + flavour.rawValue }
}
