/// The neutrinos that leave the Sun: matter turns ν_e into mass states adiabatically (Mikheyev,
/// Smirnov, Wolfenstein, at a large mixing angle), and on the way to Earth these lose their
/// coherence.
///
/// Two-flavour evolution of ν_e with the density n_e cos²θ₁₃, ν₃ apart. What the Earth regenerates
/// at night is left out. Sources: S. J. Parke, Phys. Rev. Lett. 57 (1986) 1275,
/// doi:10.1103/PhysRevLett.57.1275; PDG 2024, review 14, doi:10.1103/PhysRevD.110.030001.
package struct SolarMixing: Sendable {
  /// Electrons per cm³ near the centre of the Sun, where most neutrinos are made.
  package static let coreElectronDensity = 6.2e25

  package let parameters: OscillationParameters
  /// n_e in cm⁻³ where the neutrino is made.
  package let electronDensity: Double

  package init(
    _ parameters: OscillationParameters, electronDensity: Double = coreElectronDensity
  ) {
    self.parameters = parameters
    self.electronDensity = electronDensity
  }

  /// cos 2θ_m = (cos 2θ₁₂ - A)/√((cos 2θ₁₂ - A)² + sin² 2θ₁₂) where the neutrino is made, with
  /// A = 2√2 G_F n_e E cos²θ₁₃/Δm²₂₁; E in MeV.
  package func cosine2ThetaInMatter(energy E: Double) -> Double {
    let s = parameters.sin2Theta12
    let matter = Matter(electronDensity: electronDensity, neutronDensity: 0)
    let A =
      2 * E * matter.chargedCurrentPotential * (1 - parameters.sin2Theta13)
      / parameters.splitting(.second)
    let excess = 1 - 2 * s - A
    return excess / (excess * excess + 4 * s * (1 - s)).squareRoot()
  }

  /// P_e1, P_e2, P_e3 on the way to Earth.
  package func populations(energy E: Double) -> MassPopulations {
    populations(twoFlavourFirst: (1 + cosine2ThetaInMatter(energy: E)) / 2)
  }

  /// P_e1 = cos²θ₁₃ P, P_e2 = cos²θ₁₃ (1 - P), P_e3 = sin²θ₁₃ for the two-flavour probability P =
  /// P²ᵛ_e1.
  package func populations(twoFlavourFirst P: Double) -> MassPopulations {
    let s13 = parameters.sin2Theta13
    return MassPopulations(first: (1 - s13) * P, second: (1 - s13) * (1 - P), third: s13)
  }

  /// P_ee = cos⁴θ₁₃ (½ + ½ cos 2θ_m cos 2θ₁₂) + sin⁴θ₁₃ at Earth by day.
  package func survivalProbability(energy E: Double) -> Double {
    let s13 = parameters.sin2Theta13
    let product = cosine2ThetaInMatter(energy: E) * (1 - 2 * parameters.sin2Theta12)
    return (1 - s13) * (1 - s13) * (1 + product) / 2 + s13 * s13
  }
}
