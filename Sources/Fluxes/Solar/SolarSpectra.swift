extension SolarSource {
  /// The spectra of one neutrino: a continuum, or one or two lines.
  ///
  /// Continua are allowed β shapes whose end points are fitted to the published tables (they stand
  /// for the thermal broadening too); `Tests/Fixtures/Fluxes/README.md` has the largest deviations.
  func spectra() throws -> [Spectrum] {
    switch self {
    case .pp: try Self.ppShape.get()
    case .hep: try Self.hepShape.get()
    case .nitrogen13: try Self.nitrogenShape.get()
    case .oxygen15: try Self.oxygenShape.get()
    case .fluorine17: try Self.fluorineShape.get()
    case .boron8: try Self.boronShape.get()
    case .pep: [try .line(energy: 1.442, flux: 1)]
    case .beryllium7:
      [try .line(energy: 0.3843, flux: 0.103), try .line(energy: 0.8613, flux: 0.897)]
    }
  }

  private static let ppShape = positronShape(endpoint: 0.42331, daughter: 1)
  private static let hepShape = positronShape(endpoint: 18.7843, daughter: 2)
  private static let nitrogenShape = positronShape(endpoint: 1.19896, daughter: 6)
  private static let oxygenShape = positronShape(endpoint: 1.73214, daughter: 7)
  private static let fluorineShape = positronShape(endpoint: 1.7402, daughter: 8)

  private static func positronShape(
    endpoint: Double, daughter: Double
  ) -> Result<[Spectrum], any Error> {
    Result { [try AllowedShape(endpoint: endpoint, charge: -daughter).normalised()] }
  }

  /// 8B decays to a broad state of 8Be: a sum of allowed shapes whose end points stand for the
  /// energies of that state. The weights are a non-negative least-squares fit to the spectrum of
  /// Bahcall et al., doi:10.1103/PhysRevC.54.411.
  private static let boronShape = Result<[Spectrum], any Error> {
    [
      try AllowedShape.sum(
        boronWeights.map { (AllowedShape(endpoint: $0.endpoint, charge: -4), $0.weight) })
    ]
  }

  /// End points in MeV with weights in units of 1e-5.
  private static let boronWeights: [(endpoint: Double, weight: Double)] = [
    (2.5, 137), (4.5, 210), (5, 156), (5.5, 183), (6, 244), (6.5, 320), (7, 417), (7.5, 519),
    (8, 664), (8.5, 826), (9, 1038), (9.5, 1349), (10, 1617), (10.5, 2119), (11, 2766),
    (11.5, 3799), (12, 5012), (12.5, 7407), (13, 11536), (13.5, 19175), (14, 22454),
    (14.5, 13070), (15, 3828), (15.5, 985), (16, 151), (16.5, 11),
  ]
}
