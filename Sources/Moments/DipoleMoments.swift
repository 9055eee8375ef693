/// The magnetic and electric dipole moments of three neutrinos of definite mass, in internal units
/// (those of `muB`).
///
/// What scatters and decays is their combination Λ = μ - iε; Λ_jk is the amplitude of ν_k → ν_j. A
/// neutrino is either a Dirac or a Majorana particle, and the two kinds change basis differently,
/// so each is a type of its own. Source: C. Giunti, A. Studenikin, Rev. Mod. Phys. 87 (2015) 531,
/// arXiv:1403.6344.
package protocol DipoleMoments: Sendable {
  /// μ, hermitian.
  var magnetic: ComplexMatrix { get }
  /// ε, hermitian.
  var electric: ComplexMatrix { get }
  /// Λ = μ - iε in the basis of masses.
  var transition: ComplexMatrix { get }

  /// Λ in the basis of flavours e, μ, τ.
  func inFlavourBasis(_ mixing: MixingMatrix) -> ComplexMatrix
}
