import Glibc

/// The decay N → ν γ of the dipole portal's heavy neutrino, in its rest frame: Γ = d² m₄³/(16π) in the
/// convention `half`, d² m₄³/(4π) in `full`.
///
/// The width of a transition between Dirac states with the moments μ and ε is
/// (|μ|² + |ε|²) m₄³/(8π) when the lighter is massless (P. B. Pal, L. Wolfenstein, Phys. Rev. D 25
/// (1982) 766, doi:10.1103/PhysRevD.25.766). N̄ σ P_L ν d/2 holds both: μ = d/2 and |ε| = d/2. In
/// the convention `full` this is the width of arXiv:1803.03262.
package struct HeavyNeutrinoDecay: Sendable {
  /// What the heavy neutrino is.
  package enum Nature: String, CaseIterable, Sendable {
    case dirac
    /// It decays into neutrinos and antineutrinos alike: twice the width.
    case majorana
  }

  /// Γ in MeV, into one flavour.
  package let width: Double
  private let mass: Double

  package init(_ portal: DipolePortal, nature: Nature = .dirac) {
    let (d, m) = (portal.coupling, portal.heavyMass)
    width = (nature == .majorana ? 2 : 1) * d * d * m * m * m / (16 * .pi)
    mass = m
  }

  /// Γ/ħ in 1/s.
  package var rate: Double { width / Constants.hbar.internalValue }

  /// The mean distance γβcτ that it flies with a total energy `E` in MeV, in cm; NaN below its mass.
  package func length(E: Double) -> Double {
    let momentum = ((E - mass) * (E + mass)).squareRoot()
    return momentum / mass * Constants.hbarc.internalValue / width
  }
}
