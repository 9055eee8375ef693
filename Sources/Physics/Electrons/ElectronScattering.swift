import Glibc

/// Elastic scattering of neutrinos on free electrons at rest: the weak and the magnetic
/// cross-section.
///
/// Energies are in MeV, angles in rad, moments in internal units (those of `muB`), cross-sections
/// in cm². Outside the kinematic range every cross-section is 0; a NaN argument gives NaN.
///
/// The recoil spectrum is
/// `left + right (1 - T/E)² + interference T/E² + magnetic (1/T - 1/E)`, so that terms of
/// different origin add.
package struct ElectronScattering: Sendable {
  var left = 0.0
  var right = 0.0
  var interference = 0.0
  var magnetic = 0.0

  static let kinematics = ElasticKinematics.electron

  /// dσ/dT = G_F² m_e / 2π · { (g_V + g_A)² + (g_V - g_A)² (1 - T/E)² + (g_A² - g_V²) m_e T/E² },
  /// with g_A → -g_A for antineutrinos.
  ///
  /// Source: P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378.
  package static func weak(
    _ neutrino: Neutrino, couplings: ElectronCouplings
  ) -> ElectronScattering {
    let axial = neutrino.isAntineutrino ? -couplings.axial : couplings.axial
    let (sum, difference) = (couplings.vector + axial, couplings.vector - axial)
    let fermi = Constants.fermiConstant.internalValue * Constants.hbarc.internalValue
    let scale = fermi * fermi * kinematics.mass / (2 * .pi)
    return ElectronScattering(
      left: scale * sum * sum, right: scale * difference * difference,
      interference: -scale * sum * difference * kinematics.mass)
  }

  /// The weak cross-section with the couplings of that order.
  package static func weak(
    _ neutrino: Neutrino, order: ElectronCouplings.Order = .radiative
  ) -> ElectronScattering {
    weak(neutrino, couplings: order.couplings(neutrino.flavour))
  }

  /// dσ/dT = π α² / m_e² · (1/T - 1/E) (μ/μ_B)², the same for neutrinos and antineutrinos; it
  /// flips the helicity and so adds to the weak one without interference.
  ///
  /// Source: P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378.
  package static func magnetic(moment: Double) -> ElectronScattering {
    let ratio = moment / Constants.bohrMagneton.internalValue
    let length =
      Constants.alpha.value * Constants.hbarc.internalValue / kinematics.mass * ratio
    return ElectronScattering(magnetic: .pi * length * length)
  }

  /// Both processes together.
  package static func + (a: ElectronScattering, b: ElectronScattering) -> ElectronScattering {
    ElectronScattering(
      left: a.left + b.left, right: a.right + b.right,
      interference: a.interference + b.interference, magnetic: a.magnetic + b.magnetic)
  }

  /// dσ/dT in cm²/MeV for 0 <= T <= T_max. The magnetic one is infinite at T = 0.
  package func differential(T: Double, E: Double) -> Double {
    if E <= 0 || T < 0 || T > Self.kinematics.maximumRecoil(E: E) { return 0 }
    return spectrum(T: T, E: E)
  }

  /// σ in cm² of recoils above `threshold`. The magnetic one is infinite without a threshold.
  package func total(E: Double, threshold: Double = 0) -> Double {
    let kinematics = Self.kinematics
    let (lowest, highest) = (max(0, threshold), kinematics.maximumRecoil(E: E))
    if E <= 0 || lowest >= highest { return 0 }
    let width = highest - lowest
    let (first, last) = (1 - lowest / E, kinematics.mass / (2 * E + kinematics.mass))
    let weak =
      left + right * (first * first + first * last + last * last) / 3
      + interference * (lowest + highest) / (2 * E * E)
    let logarithm = magnetic == 0 ? 0 : magnetic * (log1p(width / lowest) - width / E)
    return width * weak + logarithm
  }

  /// The spectrum without the test whether T is possible.
  func spectrum(T: Double, E: Double) -> Double {
    let rest = 1 - T / E
    let weak = left + right * rest * rest + interference * T / (E * E)
    return magnetic == 0 ? weak : weak + magnetic * (1 / T - 1 / E)
  }
}
