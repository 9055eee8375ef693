/// Elastic scattering of neutrinos on free electrons at rest: the weak cross-section, and what a
/// magnetic moment, a charge or a charge radius adds to it.
///
/// Energies are in MeV, angles in rad, moments in internal units (those of `muB`), cross-sections
/// in cm². Outside the kinematic range every cross-section is 0; a NaN argument gives NaN.
///
/// The recoil spectrum is
/// `left + right (1 - T/E)² - product m_e T/E² + magnetic (1/T - 1/E)`, whose weights may change
/// with T; so terms of different origin add.
package struct ElectronScattering: Sendable {
  var weights = RecoilWeights.zero
  /// Further weights, that are multiplied by the profile I(T) of running couplings, and by its square.
  var running = RecoilWeights.zero
  var runningSquared = RecoilWeights.zero
  var magnetic = 0.0

  static let kinematics = ElasticKinematics.electron

  /// dσ/dT = G_F² m_e / 2π · { (g_V + g_A)² + (g_V - g_A)² (1 - T/E)² + (g_A² - g_V²) m_e T/E² },
  /// with g_A → -g_A for antineutrinos.
  ///
  /// Source: P. Vogel, J. Engel, Phys. Rev. D 39 (1989) 3378, doi:10.1103/PhysRevD.39.3378.
  package static func weak(
    _ neutrino: Neutrino, couplings: ElectronCouplings
  ) -> ElectronScattering {
    let (g, change) = (ChiralAmplitudes(couplings, neutrino), couplings.running)
    return ElectronScattering(
      weights: RecoilWeights(contact: weakScale * ChiralWeights(g, g)),
      running: RecoilWeights(contact: 2 * weakScale * change * ChiralWeights(g, .vector)),
      runningSquared: RecoilWeights(
        contact: weakScale * change * change * ChiralWeights(.vector, .vector)))
  }

  /// The weak cross-section with the couplings of that order.
  package static func weak(
    _ neutrino: Neutrino, order: ElectronCouplings.Order = .radiative
  ) -> ElectronScattering {
    weak(neutrino, couplings: order.couplings(neutrino.flavour))
  }

  /// What a charge or a charge radius adds to the weak cross-section with these couplings, g_V →
  /// g_V + Q(T): the interference, 2 g_V Q and its like, and the pure term Q². The sum of both is
  /// never negative; this alone may be. Infinite at T = 0 for a charge.
  ///
  /// Source: C. Giunti, A. Studenikin, Rev. Mod. Phys. 87 (2015) 531, arXiv:1403.6344.
  package static func electric(
    _ neutrino: Neutrino, _ form: ChargeFormFactor, couplings: ElectronCouplings
  ) -> ElectronScattering {
    let (contact, pole) = (form.contact, form.pole(mass: kinematics.mass))
    let mixed = ChiralWeights(ChiralAmplitudes(couplings, neutrino), .vector)
    let pure = ChiralWeights(.vector, .vector)
    return ElectronScattering(
      weights: weakScale
        * RecoilWeights(
          contact: 2 * contact * mixed + contact * contact * pure,
          interference: 2 * pole * mixed + 2 * contact * pole * pure, exchange: pole * pole * pure),
      running: 2 * couplings.running * weakScale
        * RecoilWeights(contact: contact * pure, interference: pole * pure))
  }

  /// The cross-section of a charge form factor that changes the neutrino's flavour, so that it has
  /// nothing to interfere with: Q² alone. The same for antineutrinos.
  package static func flavourChanging(_ form: ChargeFormFactor) -> ElectronScattering {
    electric(Neutrino(.electron), form, couplings: ElectronCouplings(vector: 0, axial: 0))
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
      weights: a.weights + b.weights, running: a.running + b.running,
      runningSquared: a.runningSquared + b.runningSquared, magnetic: a.magnetic + b.magnetic)
  }

  /// dσ/dT in cm²/MeV for 0 <= T <= T_max. That of a moment or a charge is infinite at T = 0.
  package func differential(T: Double, E: Double) -> Double {
    if E <= 0 || T < 0 || T > Self.kinematics.maximumRecoil(E: E) { return 0 }
    return spectrum(T: T, E: E)
  }

  /// The spectrum without the test whether T is possible.
  func spectrum(T: Double, E: Double) -> Double {
    T == 0 && !weights.isContact ? .infinity : law(T: T).value(E: E)
  }

  /// dσ/dT at one recoil T > 0 that the neutrino can give, as a function of its energy.
  package func law(T: Double) -> RecoilLaw {
    var weights = weights(T: T)
    if isRunning {
      let profile = ElectronCouplings.profile(T: T)
      weights = weights + profile * (running(T: T) + profile * runningSquared(T: T))
    }
    return Self.law(weights, T: T) + magneticLaw(T: T)
  }

  var isRunning: Bool { running != .zero || runningSquared != .zero }

  /// left + right (1 - T/E)² - product m_e T/E².
  private static func law(_ weights: ChiralWeights, T: Double) -> RecoilLaw {
    RecoilLaw(
      constant: weights.left + weights.right, inverse: -2 * T * weights.right,
      inverseSquare: T * (T * weights.right - kinematics.mass * weights.product))
  }

  private func magneticLaw(T: Double) -> RecoilLaw {
    magnetic == 0 ? .zero : RecoilLaw(constant: magnetic / T, inverse: -magnetic)
  }

  /// G_F² m_e/2π in cm²/MeV.
  private static let weakScale: Double = {
    let fermi = Constants.fermiConstant.internalValue * Constants.hbarc.internalValue
    return fermi * fermi * kinematics.mass / (2 * .pi)
  }()
}
