package import Physics

/// Ordinary matter by the densities that forward scattering of neutrinos depends on, in cm⁻³;
/// protons are as many as electrons.
///
/// Source: L. Wolfenstein, Phys. Rev. D 17 (1978) 2369, doi:10.1103/PhysRevD.17.2369.
package struct Matter: Sendable {
  package let electronDensity: Double
  package let neutronDensity: Double

  package init(electronDensity: Double, neutronDensity: Double) {
    self.electronDensity = electronDensity
    self.neutronDensity = neutronDensity
  }

  /// √2 G_F n_e in MeV.
  package var chargedCurrentPotential: Double { Self.scale * electronDensity }

  /// V_e = √2 G_F (n_e - n_n/2), V_μ = V_τ = -√2 G_F n_n/2 in MeV; the opposite for antineutrinos.
  package func potential(_ neutrino: Neutrino) -> Double {
    let neutral = -Self.scale * neutronDensity / 2
    let potential =
      neutrino.flavour == .electron ? chargedCurrentPotential + neutral : neutral
    return neutrino.isAntineutrino ? -potential : potential
  }

  /// The potential of a Dirac neutrino minus that of the sterile one that its magnetic moment turns
  /// it into, in MeV: √2 G_F (n_e - n_n/2) for ν_e.
  package func diracFlipPotential(_ neutrino: Neutrino) -> Double { potential(neutrino) }

  /// The potential of a Majorana neutrino minus that of the antineutrino of flavour `partner` that
  /// its transition moment turns it into, in MeV: √2 G_F (n_e - n_n) for ν_e and any partner.
  package func majoranaFlipPotential(_ neutrino: Neutrino, into partner: Flavour) -> Double {
    let flipped = Neutrino(partner, isAntineutrino: !neutrino.isAntineutrino)
    return potential(neutrino) - potential(flipped)
  }

  /// √2 G_F (ħc)³ in MeV cm³.
  private static let scale: Double = {
    let hbarc = Constants.hbarc.internalValue
    return 2.0.squareRoot() * Constants.fermiConstant.internalValue * hbarc * hbarc * hbarc
  }()
}
