/// The antineutrinos of a neutron capture on U238: those of the β decays of U239 and Np239.
enum CaptureSpectrum {
  /// Captures per fission of a power reactor, each with two antineutrinos (arXiv:hep-ex/0605006).
  static let capturesPerFission = 0.6

  /// Two antineutrinos of a capture, from 10 keV on.
  ///
  /// Straight lines whose corners are a least-squares fit to the published curve, as digitised in the
  /// data release of arXiv:2202.09672 (21 keV…1.29 MeV); `Tests/Fixtures/Fluxes/README.md` has the deviation.
  static func spectrum() throws -> Spectrum {
    let spectrum = try Spectrum(table: corners.map(\.energy), densities: corners.map(\.density))
    return spectrum.scaled(by: 2 / spectrum.integral)
  }

  /// Energies in MeV, densities not normalised.
  private static let corners: [(energy: Double, density: Double)] = [
    (0.01, 0.15), (0.02, 0.283), (0.045, 0.604), (0.09, 0.625), (0.1, 0.585), (0.12, 0.252),
    (0.13, 0.354), (0.14, 0.508), (0.205, 1.498), (0.27, 2.311), (0.305, 2.746), (0.355, 2.071),
    (0.395, 1.999), (0.405, 1.911), (0.425, 1.507), (0.445, 0.966), (0.47, 0.624), (0.52, 0.286),
    (0.57, 0.435), (0.595, 0.498), (0.91, 0.507), (1.055, 0.651), (1.1, 0.566), (1.22, 0.06),
    (1.295, 0.005),
  ]
}
