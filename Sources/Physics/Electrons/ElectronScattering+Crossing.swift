import Numerics

extension ElectronScattering {
  /// The recoil energy in MeV at which a moment scatters neutrinos of energy `E` as often as the weak
  /// interaction: below it the magnetic cross-section is the larger one. `nil` where there is none:
  /// for no moment, and for one so large that it wins up to T_max.
  ///
  /// As T → 0 it is T* = 2 π² α²/(G_F² m_e³ K) (μ/μ_B)² with K = (g_V + g_A)² + (g_V - g_A)², which
  /// is 2.40e19 MeV (μ/μ_B)² for ν_e at tree level and 1.16e20 MeV (μ/μ_B)² for ν_μ; here T/E is kept.
  /// Where the curves cross more than once this is the lowest recoil.
  ///
  /// Erratum: eq. 39 of the NOvA technical note, 2.9e19 MeV, sets K = 2, which is 20 % high for ν_e
  /// and four times too low for the note's own ν_μ.
  ///
  /// - Parameter moment: in internal units, those of `muB`.
  package static func crossing(
    _ neutrino: Neutrino, moment: Double, E: Double, couplings: ElectronCouplings
  ) -> Double? {
    let (weak, magnetic) = (weak(neutrino, couplings: couplings), magnetic(moment: moment).magnetic)
    let highest = kinematics.maximumRecoil(E: E)
    let atRest = weak.law(T: 0).constant
    // certainly below it: there T/E and the running of couplings change nothing by a per cent
    let lowest = 1e-3 * min(highest, magnetic / atRest)
    guard let axis = Axis(lowest, highest, .logarithmic) else { return nil }
    let crossings = try? RootFinder().roots(on: axis, interrupted: {}) { recoils, values in
      for (i, T) in recoils.enumerated() {
        values[i] = T * weak.law(T: T).value(E: E) - magnetic * (1 - T / E)
      }
    }
    return crossings?.first
  }
}
