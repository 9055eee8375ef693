package import Physics

/// Neutrinos that pass a detector: components of one kind and spectrum each.
package struct Flux: Sendable {
  package var components: [Component]
  package var normalisation: Normalisation

  /// What the integral of a spectrum counts.
  package enum Normalisation: Sendable, Equatable {
    /// Neutrinos per cm² and s.
    case rate
    /// Neutrinos per cm² of all the exposure, as of a number of protons on target.
    case fluence
  }

  /// Neutrinos of one species with one spectrum.
  package struct Component: Sendable {
    /// `pp`, `nu_mu`
    package var name: String
    package var neutrino: Neutrino
    package var spectrum: Spectrum
    /// Relative standard uncertainty of the normalisation; 0 when none is stated.
    package var uncertainty: Double
    /// When they arrive, where that is known.
    package var arrival: Arrival?

    package init(
      name: String, neutrino: Neutrino, spectrum: Spectrum, uncertainty: Double = 0,
      arrival: Arrival? = nil
    ) {
      self.name = name
      self.neutrino = neutrino
      self.spectrum = spectrum
      self.uncertainty = uncertainty
      self.arrival = arrival
    }
  }

  package init(components: [Component], normalisation: Normalisation) {
    self.components = components
    self.normalisation = normalisation
  }
}
