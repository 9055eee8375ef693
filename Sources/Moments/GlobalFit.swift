import Physics

/// The global fits of oscillation data that the language knows, by release.
///
/// Both are the variants with the atmospheric data of Super-Kamiokande. Public copies of "NuFIT
/// 6.0" often carry numbers of other releases or variants; these were checked against two
/// independent programs each.
package enum GlobalFit: String, CaseIterable, Sendable {
  case nufit60 = "6.0"
  case nufit52 = "5.2"

  package func parameters(_ ordering: MassOrdering) -> OscillationParameters {
    switch (self, ordering) {
    case (.nufit60, .normal): Self.nufit60Normal
    case (.nufit60, .inverted): Self.nufit60Inverted
    case (.nufit52, .normal): Self.nufit52Normal
    case (.nufit52, .inverted): Self.nufit52Inverted
    }
  }

  private static let nufit60Normal = OscillationParameters(
    fit: "NuFIT 6.0", data: "IC24 with SK atmospheric data", ordering: .normal,
    sin2Theta12: 0.308, sin2Theta23: 0.470, sin2Theta13: 0.02215, deltaCP: 212,
    splitting21: 7.49e-5, splitting3l: 2.513e-3, source: source60, confirmation: confirmation60)

  private static let nufit60Inverted = OscillationParameters(
    fit: "NuFIT 6.0", data: "IC24 with SK atmospheric data", ordering: .inverted,
    sin2Theta12: 0.308, sin2Theta23: 0.550, sin2Theta13: 0.02231, deltaCP: 274,
    splitting21: 7.49e-5, splitting3l: -2.484e-3, source: source60, confirmation: confirmation60)

  private static let nufit52Normal = OscillationParameters(
    fit: "NuFIT 5.2", data: "with SK atmospheric data", ordering: .normal,
    sin2Theta12: 0.303, sin2Theta23: 0.451, sin2Theta13: 0.02225, deltaCP: 232,
    splitting21: 7.41e-5, splitting3l: 2.507e-3, source: source52, confirmation: confirmation52)

  private static let nufit52Inverted = OscillationParameters(
    fit: "NuFIT 5.2", data: "with SK atmospheric data", ordering: .inverted,
    sin2Theta12: 0.303, sin2Theta23: 0.569, sin2Theta13: 0.02223, deltaCP: 276,
    splitting21: 7.41e-5, splitting3l: -2.486e-3, source: source52, confirmation: confirmation52)

  private static let source60 =
    "NuFIT 6.0, I. Esteban et al., JHEP 12 (2024) 216, arXiv:2410.05380, www.nu-fit.org"
  private static let source52 =
    "NuFIT 5.2 (2022), www.nu-fit.org; I. Esteban et al., JHEP 09 (2020) 178, arXiv:2007.14792"
  private static let confirmation60 = Confirmation.confirmed(
    by: "the tables of Newtrinos.jl (values) and SNEWPY (angles, phase, splittings)")
  private static let confirmation52 = Confirmation.confirmed(
    by: "the tables of SNEWPY and PISA (angles to their printed digits, phase, splittings)")
}
