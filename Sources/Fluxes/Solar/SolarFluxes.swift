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
  /// - Returns: for each source and line a component, three where flavours change, as a rate.
  /// - Throws: what `survival` throws, and `SpectrumError` where it is not in 0…1.
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
  /// The three flavours that a component of ν_e arrives as.
  fileprivate func oscillated(
    survival: ([Double]) throws -> [Double], muonShare: Double
  ) throws -> [Flux.Component] {
    let others = try spectrum.multiplied { energies in try survival(energies).map { 1 - $0 } }
    return [
      arriving(as: .electron, try spectrum.multiplied(by: survival)),
      arriving(as: .muon, others.scaled(by: muonShare)),
      arriving(as: .tau, others.scaled(by: 1 - muonShare)),
    ]
  }

  private func arriving(as flavour: Flavour, _ spectrum: Spectrum) -> Flux.Component {
    var component = self
    component.neutrino = Neutrino(flavour)
    component.spectrum = spectrum
    return component
  }
}
