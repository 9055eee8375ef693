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

  /// Neutrinos of all energies and species, per cm² (and s).
  package var integral: Double { components.reduce(0) { $0 + $1.spectrum.integral } }

  /// The least energy of any component; 0 without one.
  package var lowest: Double { components.map(\.spectrum.lowest).min() ?? 0 }

  /// The greatest energy of any component; 0 without one.
  package var highest: Double { components.map(\.spectrum.highest).max() ?? 0 }

  /// The components of the neutrinos that `selection` takes, such as one flavour.
  package func selecting(_ selection: (Neutrino) -> Bool) -> Flux {
    Flux(components: components.filter { selection($0.neutrino) }, normalisation: normalisation)
  }

  /// This many times as many neutrinos. The factor must be finite and not negative.
  package func scaled(by factor: Double) -> Flux {
    var result = self
    for index in components.indices {
      result.components[index].spectrum = components[index].spectrum.scaled(by: factor)
    }
    return result
  }

  /// Both fluxes together.
  /// - Throws: `FluxError.normalisations` when one counts neutrinos per time and the other does not.
  package func adding(_ other: Flux) throws(FluxError) -> Flux {
    guard normalisation == other.normalisation else { throw .normalisations }
    return Flux(components: components + other.components, normalisation: normalisation)
  }
}

/// Why there is no such flux.
package enum FluxError: Error, Sendable, Equatable {
  /// A flux per second and a fluence have no sum.
  case normalisations
  /// Fission fractions that are negative or do not add up to 1.
  case fractions(sum: Double)
  /// A power in MeV/s that is negative or not finite.
  case power(Double)
  /// A distance in cm that is not positive, or too great.
  case distance(Double)
  /// A probability to stay ν_e outside of 0…1, at this energy in MeV.
  case survival(Double, energy: Double)
  /// A number of protons or a yield that is negative or not finite.
  case protons(Double, yield: Double)
}
