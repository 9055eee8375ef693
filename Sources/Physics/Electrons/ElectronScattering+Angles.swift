import Glibc

// The cross-section in the recoil's angle, by the exact Jacobian and not by small-angle forms.
//
// Erratum: eq. 37 of the NOvA technical note, dσ/dθ² of the magnetic term, lacks the square of
// its denominator. At small angles and E ≫ m_e it is π α²/m_e² · θ²/(θ² + 2 m_e/E)² (μ/μ_B)².

extension ElectronScattering {
  /// dσ/dcosθ in cm², of recoils above `threshold`, for 0 < cos θ <= 1.
  package func differential(cosTheta: Double, E: Double, threshold: Double = 0) -> Double {
    if cosTheta <= 0 || cosTheta > 1 || E <= 0 { return 0 }
    return differential(
      cosine: cosTheta, sineSquared: (1 - cosTheta) * (1 + cosTheta), E: E, threshold: threshold)
  }

  /// dσ/dθ² in cm²/rad², of recoils above `threshold`, for 0 <= θ² < (π/2)².
  package func differential(theta2: Double, E: Double, threshold: Double = 0) -> Double {
    if theta2 < 0 || theta2 >= .pi * .pi / 4 || E <= 0 { return 0 }
    let theta = theta2.squareRoot()
    let (cosine, sine) = (cos(theta), sin(theta))
    let slope = theta == 0 ? 0.5 : sine / (2 * theta)
    return slope
      * differential(cosine: cosine, sineSquared: sine * sine, E: E, threshold: threshold)
  }

  /// dσ/d(Tθ²) in cm²/(MeV rad²), of recoils above `threshold`.
  ///
  /// Each value of Tθ² below its maximum belongs to two recoil energies; both are summed. It is 0
  /// above the maximum and has an integrable pole there, of the kind (maximum - Tθ²)^-½. The
  /// small-angle form of the NOvA technical note is the branch of the larger T, for T ≫ m_e.
  package func differential(Ttheta2: Double, E: Double, threshold: Double = 0) -> Double {
    if Ttheta2 < 0 || E <= 0 { return 0 }
    if Ttheta2.isNaN || E.isNaN || threshold.isNaN { return .nan }
    let variable = RecoilTheta2(kinematics: Self.kinematics, E: E)
    guard let (forward, sideways) = variable.recoils(at: Ttheta2) else { return 0 }
    let term = { (recoil: RecoilTheta2.Recoil) in
      recoil.T < threshold
        ? 0 : spectrum(T: recoil.T, E: E) / variable.slope(theta: recoil.theta).magnitude
    }
    return term(forward) + term(sideways)
  }

  private func differential(
    cosine: Double, sineSquared: Double, E: Double, threshold: Double
  ) -> Double {
    let kinematics = Self.kinematics
    let T = kinematics.recoil(cosine: cosine, sineSquared: sineSquared, E: E)
    if T < threshold { return 0 }
    return spectrum(T: T, E: E)
      * kinematics.recoilSlope(cosine: cosine, sineSquared: sineSquared, E: E)
  }
}
