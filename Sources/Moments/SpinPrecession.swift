import Glibc
import Physics

/// A neutrino whose helicity a transverse magnetic field turns, in a medium that does not change on
/// the way.
///
/// H = ½ [[δ, 2μB], [2μB, -δ]] for the states (ν_L, ν_R); all in MeV. For transition moments ν_R is
/// of another flavour: spin-flavour precession. Sources: C.-S. Lim, W. J. Marciano, Phys. Rev. D 37
/// (1988) 1368, doi:10.1103/PhysRevD.37.1368; E. Kh. Akhmedov, Phys. Lett. B 213 (1988) 64,
/// doi:10.1016/0370-2693(88)91048-9.
package struct SpinPrecession: Sendable {
  /// μ B_⊥ in MeV: a moment in internal units times a field in internal units.
  package var coupling: Double
  /// δ: the potential of ν_L minus that of ν_R, plus (m_L² - m_R²)/2E; in MeV.
  package var splitting: Double

  package init(coupling: Double, splitting: Double = 0) {
    self.coupling = coupling
    self.splitting = splitting
  }

  /// δ = V_L - V_R + (m_L² - m_R²)/2E in MeV.
  ///
  /// - Parameters:
  ///   - potential: V_L - V_R in MeV; see `Matter.flipPotential`.
  ///   - massSplitting: m_L² - m_R² in MeV².
  ///   - energy: in MeV.
  package static func splitting(
    potential: Double, massSplitting: Double, energy: Double
  ) -> Double {
    potential + massSplitting / (2 * energy)
  }

  /// P(ν_L → ν_R) = (2μB)²/(δ² + (2μB)²) · sin²(√(δ² + (2μB)²) x/2) after `length` in cm; sin²(μBx)
  /// without a splitting.
  package func flipProbability(length: Double) -> Double {
    let frequency = hypot(splitting, 2 * coupling)
    guard frequency > 0 else { return 0 }
    let amplitude = 2 * coupling / frequency * sin(frequency * length / (2 * hbarc))
    return amplitude * amplitude
  }

  /// μ B x, the phase of the precession in rad after `length` in cm.
  package func phase(length: Double) -> Double { coupling * length / hbarc }

  /// P(ν_L → ν_R) through layers, each with its length in cm, exactly.
  package static func flipProbability(
    through layers: [(medium: SpinPrecession, length: Double)]
  ) -> Double {
    layers.reduce(SpinState.left) { state, layer in
      state.turned(by: layer.medium.rotation(length: layer.length))
    }.rightProbability
  }

  /// The rotation of the state over a length in cm.
  func rotation(length: Double) -> SpinRotation {
    let scale = length / hbarc
    return SpinRotation(x: coupling * scale, y: 0, z: splitting / 2 * scale)
  }
}

private let hbarc = Constants.hbarc.internalValue
