import Glibc
package import Physics

/// The mixing matrix of neutrinos (Pontecorvo, Maki, Nakagawa, Sakata): ν_α = Σ_k U_αk ν_k.
///
/// U = R₂₃ · R₁₃(δ_CP) · R₁₂ · diag(1, exp(iα₂₁/2), exp(iα₃₁/2)); the phases α matter for Majorana
/// neutrinos alone. Source: PDG 2024, review 14, doi:10.1103/PhysRevD.110.030001.
package struct MixingMatrix: Sendable {
  /// Rows are e, μ, τ; columns the states of mass 1, 2, 3.
  package let elements: ComplexMatrix

  /// - Parameters:
  ///   - deltaCP: in rad, as the Majorana phases are.
  package init(
    sin2Theta12: Double, sin2Theta23: Double, sin2Theta13: Double, deltaCP: Double,
    majoranaPhases: (alpha21: Double, alpha31: Double) = (0, 0)
  ) {
    let (s12, c12) = Self.sineAndCosine(sin2Theta12)
    let (s23, c23) = Self.sineAndCosine(sin2Theta23)
    let (s13, c13) = Self.sineAndCosine(sin2Theta13)
    let twist = Complex(modulus: s13, phase: deltaCP)
    let rows: [3 of [3 of Complex]] = [
      [Complex(c12 * c13), Complex(s12 * c13), twist.conjugate],
      [
        Complex(-s12 * c23) - c12 * s23 * twist, Complex(c12 * c23) - s12 * s23 * twist,
        Complex(s23 * c13),
      ],
      [
        Complex(s12 * s23) - c12 * c23 * twist, Complex(-c12 * s23) - s12 * c23 * twist,
        Complex(c23 * c13),
      ],
    ]
    let phases: [3 of Complex] = [
      Complex(1), Complex(modulus: 1, phase: majoranaPhases.alpha21 / 2),
      Complex(modulus: 1, phase: majoranaPhases.alpha31 / 2),
    ]
    elements = ComplexMatrix { rows[$0][$1] * phases[$1] }
  }

  /// The matrix of a global fit, with its δ_CP.
  package init(
    _ parameters: OscillationParameters, majoranaPhases: (alpha21: Double, alpha31: Double) = (0, 0)
  ) {
    self.init(
      sin2Theta12: parameters.sin2Theta12, sin2Theta23: parameters.sin2Theta23,
      sin2Theta13: parameters.sin2Theta13, deltaCP: parameters.deltaCP * .pi / 180,
      majoranaPhases: majoranaPhases)
  }

  /// Any unitary matrix.
  init(elements: ComplexMatrix) { self.elements = elements }

  /// U_αk
  package subscript(flavour: Flavour, state: MassState) -> Complex {
    elements[flavour.index, state.index]
  }

  private static func sineAndCosine(_ sineSquared: Double) -> (Double, Double) {
    (sineSquared.squareRoot(), (1 - sineSquared).squareRoot())
  }
}
