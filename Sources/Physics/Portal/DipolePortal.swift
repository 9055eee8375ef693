/// A transition magnetic moment d between the active neutrinos and a heavy one N of mass m₄, the same
/// for every flavour, for neutrinos and antineutrinos: L = (d/2) N̄ σ_μν ν_L F^μν + h.c.
///
/// For m₄ = 0 it is the magnetic moment μ = d, of which 1 μ_B is √(π α)/m_e = 296.304 GeV⁻¹.
package struct DipolePortal: Sendable, Equatable {
  /// The choices for `convention =` in the language: how a paper writes the coupling.
  package enum Convention: String, CaseIterable, Sendable {
    /// L = (d/2) N̄ σ_μν ν_L F^μν + h.c., as in arXiv:2406.07477.
    case half
    /// L = d N̄ σ_μν ν_L F^μν + h.c., as in arXiv:1803.03262: the same d gives four times the rate.
    case full
  }

  /// The mass m₄ in MeV.
  package let heavyMass: Double
  /// d in MeV⁻¹, in the convention `half`.
  package let coupling: Double

  /// - Parameters:
  ///   - heavyMass: m₄ in MeV.
  ///   - coupling: d in MeV⁻¹, as written in `convention`.
  package init(heavyMass: Double, coupling: Double, convention: Convention = .half) {
    self.heavyMass = heavyMass
    self.coupling = convention == .full ? 2 * coupling : coupling
  }

  /// The portal whose limit of small m₄ is that moment, in internal units.
  package init(heavyMass: Double, moment: Double) {
    let ratio = moment / Constants.bohrMagneton.internalValue
    self.init(
      heavyMass: heavyMass,
      coupling: ratio * (.pi * Constants.alpha.value).squareRoot()
        / Constants.electronMass.internalValue)
  }

  /// dσ/dT on an electron at rest, in cm²/MeV: exact, at tree level. Zero for T < 0.
  package func onElectron(T: Double) -> RecoilLaw {
    let mass = Constants.electronMass.internalValue
    return scale * bracket(T: T, mass: mass, spin: .half)
  }

  /// The same for a neutrino of energy `E`: 0 for a recoil that it cannot give.
  package func onElectron(T: Double, E: Double) -> Double {
    let kinematics = PortalKinematics(
      mass: Constants.electronMass.internalValue, heavyMass: heavyMass)
    if E <= 0 || E < kinematics.minimumEnergy(T: T) { return 0 }
    return onElectron(T: T).value(E: E)
  }

  /// dσ/dT on a nucleus at rest, in cm²/MeV, coherent on its charge with the form factor at
  /// q² = 2 M T + T². Zero for T < 0.
  package func onNucleus(_ nucleus: Nucleus, T: Double, spin: Spin = .half) -> RecoilLaw {
    if T < 0 { return .zero }
    let factor = nucleus.protons.value(q: nucleus.nuclide.momentum(T: T))
    let charge = Double(nucleus.nuclide.Z) * factor
    return scale * charge * charge * bracket(T: T, mass: nucleus.nuclide.mass, spin: spin)
  }

  /// α d² in cm².
  private var scale: Double {
    let length = coupling * Constants.hbarc.internalValue
    return Constants.alpha.value * length * length
  }

  /// Of spin half: 1/T - 1/E - m₄²/(2EMT) (1 - T/(2E) + M/(2E)) + m₄⁴ (T - M)/(8E²M²T²).
  /// Of spin zero: 1/T - 1/E + T/(4E²) - m₄² (1/(2EMT) + 1/(4E²T) - 1/(8E²M)) - m₄⁴/(8E²MT²).
  ///
  /// Both are written with x = m₄²/(2MT).
  ///
  /// Source: spin half, arXiv:2109.09545, and recomputed from Dirac traces; spin zero, computed from
  /// the scalar vertex.
  private func bracket(T: Double, mass: Double, spin: Spin) -> RecoilLaw {
    if T < 0 { return .zero }
    let x = heavyMass == 0 ? 0 : PortalKinematics(mass: mass, heavyMass: heavyMass).excess(T: T)
    let recoil =
      switch spin {
      case .half: x * (T - mass) / 2
      case .zero: (T - 2 * x * mass) / 4
      }
    return RecoilLaw(constant: 1 / T, inverse: -(1 + x), inverseSquare: (1 + x) * recoil)
  }
}
