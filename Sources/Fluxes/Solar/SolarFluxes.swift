internal import Physics

extension Flux {
  /// Neutrinos of the Sun at the Earth.
  ///
  /// The eccentricity of the Earth's orbit is left out, and so is the regeneration at night.
  /// - Parameters:
  ///   - sources: the reactions, each once.
  ///   - survival: P_ee at energies in MeV, between 0 and 1; without it all stay ν_e.
  ///   - muonShare: the part of the others that arrives as ν_μ, cos²θ₂₃ but for the small θ₁₃;
  ///     the rest is ν_τ. An interaction that is the same for all flavours does not see it.
  /// - Returns: for each source and line a component, one for each flavour it arrives as, as a rate.
  /// - Throws: what `survival` throws, and `FluxError.survival` where it is not in 0…1.
  package static func solar(
    _ sources: [SolarSource] = SolarSource.allCases, model: SolarModel = .gs98,
    survival: (([Double]) throws -> [Double])? = nil, muonShare: Double = 0.5
  ) throws -> Flux {
    var components: [Component] = []
    for source in sources {
      let prediction = source.flux(model)
      for spectrum in try source.spectra() {
        let electron = Component(
          name: source.rawValue, neutrino: Neutrino(.electron),
          spectrum: spectrum.scaled(by: prediction.flux), uncertainty: prediction.uncertainty)
        if let survival {
          components += try electron.oscillated(survival: survival, muonShare: muonShare)
        } else {
          components.append(electron)
        }
      }
    }
    return Flux(components: components, normalisation: .rate)
  }
}

extension Flux.Component {
  /// The flavours that a component of ν_e arrives as.
  fileprivate func oscillated(
    survival: ([Double]) throws -> [Double], muonShare: Double
  ) throws -> [Flux.Component] {
    func probability(_ energies: [Double]) throws -> [Double] {
      let values = try survival(energies)
      for (energy, value) in zip(energies, values) where !(0...1).contains(value) {
        throw FluxError.survival(value, energy: energy)
      }
      return values
    }
    let others = try spectrum.multiplied { energies in try probability(energies).map { 1 - $0 } }
    return [
      arriving(as: .electron, try spectrum.multiplied(by: probability)),
      arriving(as: .muon, others.scaled(by: muonShare)),
      arriving(as: .tau, others.scaled(by: 1 - muonShare)),
    ].filter { $0.spectrum.integral > 0 }
  }

  private func arriving(as flavour: Flavour, _ spectrum: Spectrum) -> Flux.Component {
    var component = self
    component.neutrino = Neutrino(flavour)
    component.spectrum = spectrum
    return component
  }
}
