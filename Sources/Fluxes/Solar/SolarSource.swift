package import Physics

/// A reaction of the Sun that makes ν_e, by its name in the language.
package enum SolarSource: String, CaseIterable, Sendable {
  case pp
  case pep
  case hep
  case beryllium7 = "Be7"
  case boron8 = "B8"
  case nitrogen13 = "N13"
  case oxygen15 = "O15"
  case fluorine17 = "F17"
}

/// The composition of the Sun's surface that a B16 standard solar model starts from (N. Vinyoles et
/// al., arXiv:1611.09867): of high metallicity, or of low.
package enum SolarModel: String, CaseIterable, Sendable {
  case gs98 = "GS98"
  case agss09 = "AGSS09"

  package static let source = "N. Vinyoles et al., Astrophys. J. 835 (2017) 202, arXiv:1611.09867"
  package static let confirmation = Confirmation.confirmed(
    by: "the transcription in a public code, which has 5.28e6 for 17F in GS98 instead of 5.29e6")
}

/// A flux at the Earth, averaged over the year.
package struct SolarFlux: Sendable, Equatable {
  /// In 1/(cm² s).
  package var flux: Double
  /// The relative standard uncertainty.
  package var uncertainty: Double
}

extension SolarSource {
  /// What a solar model predicts.
  ///
  /// Source: `SolarModel.source`, confirmed as `SolarModel.confirmation` says.
  package func flux(_ model: SolarModel) -> SolarFlux {
    let values =
      switch model {
      case .gs98: Self.gs98
      case .agss09: Self.agss09
      }
    return values[self] ?? SolarFlux(flux: 0, uncertainty: 0)
  }

  private static let gs98: [SolarSource: SolarFlux] = [
    .pp: SolarFlux(flux: 5.98e10, uncertainty: 0.006),
    .pep: SolarFlux(flux: 1.44e8, uncertainty: 0.01),
    .hep: SolarFlux(flux: 7.98e3, uncertainty: 0.30),
    .beryllium7: SolarFlux(flux: 4.93e9, uncertainty: 0.06),
    .boron8: SolarFlux(flux: 5.46e6, uncertainty: 0.12),
    .nitrogen13: SolarFlux(flux: 2.78e8, uncertainty: 0.15),
    .oxygen15: SolarFlux(flux: 2.05e8, uncertainty: 0.17),
    .fluorine17: SolarFlux(flux: 5.29e6, uncertainty: 0.20),
  ]

  private static let agss09: [SolarSource: SolarFlux] = [
    .pp: SolarFlux(flux: 6.03e10, uncertainty: 0.005),
    .pep: SolarFlux(flux: 1.46e8, uncertainty: 0.009),
    .hep: SolarFlux(flux: 8.25e3, uncertainty: 0.30),
    .beryllium7: SolarFlux(flux: 4.50e9, uncertainty: 0.06),
    .boron8: SolarFlux(flux: 4.50e6, uncertainty: 0.12),
    .nitrogen13: SolarFlux(flux: 2.04e8, uncertainty: 0.14),
    .oxygen15: SolarFlux(flux: 1.44e8, uncertainty: 0.16),
    .fluorine17: SolarFlux(flux: 3.26e6, uncertainty: 0.18),
  ]
}
