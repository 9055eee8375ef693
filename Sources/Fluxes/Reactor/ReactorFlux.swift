internal import Physics

extension Flux {
  /// Antineutrinos of a reactor, from 10 keV to 10 MeV.
  /// - Parameters:
  ///   - power: the thermal power in MeV/s.
  ///   - distance: in cm.
  ///   - capture: with those of U239 and Np239, 1.2 per fission. Fluxes per cm² and s that
  ///     experiments state, such as 4.8e13 at Dresden-II, include them.
  /// - Returns: a rate, with a component for each isotope whose share is not 0, and one for captures.
  package static func reactor(
    power: Double, distance: Double, fractions: FissionFractions = .powerReactor,
    model: ReactorModel = .huberMueller, capture: Bool = true
  ) throws -> Flux {
    guard power.isFinite, power >= 0 else { throw FluxError.power(power) }
    let perFission = power / fractions.energyPerFission / (try area(ofSphere: distance))
    var components: [Component] = []
    for isotope in FissileIsotope.allCases where fractions.share(of: isotope) > 0 {
      let spectrum = try model.spectrum(isotope)
      components.append(
        .antineutrinos(
          isotope.rawValue, spectrum.scaled(by: perFission * fractions.share(of: isotope))))
    }
    if capture {
      let perCapture = perFission * CaptureSpectrum.capturesPerFission
      components.append(
        .antineutrinos("capture", try CaptureSpectrum.spectrum().scaled(by: perCapture)))
    }
    return Flux(components: components, normalisation: .rate)
  }

  /// The area in cm² over which what leaves a point is spread.
  static func area(ofSphere distance: Double) throws(FluxError) -> Double {
    let area = 4 * .pi * distance * distance
    guard distance > 0, area.isFinite, area > 0 else { throw .distance(distance) }
    return area
  }
}

extension Flux.Component {
  fileprivate static func antineutrinos(_ name: String, _ spectrum: Spectrum) -> Self {
    Self(
      name: name, neutrino: Neutrino(.electron, isAntineutrino: true), spectrum: spectrum)
  }
}
