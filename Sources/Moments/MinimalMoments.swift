import Physics

/// The moments that massive neutrinos have in the minimal extensions of the Standard Model: one
/// loop of a W boson and a charged lepton, to leading order in (m_l/m_W)².
///
/// Sources: K. Fujikawa, R. Shrock, Phys. Rev. Lett. 45 (1980) 963, doi:10.1103/PhysRevLett.45.963;
/// R. Shrock, Nucl. Phys. B 206 (1982) 359, doi:10.1016/0550-3213(82)90273-5; P. B. Pal, L.
/// Wolfenstein, Phys. Rev. D 25 (1982) 766, doi:10.1103/PhysRevD.25.766; arXiv:1403.6344.
package enum MinimalMoments {
  /// 3 e G_F/(16√2 π²): 1.6013e-19 μ_B per eV of neutrino mass, in internal units per MeV.
  package static let scale =
    3 * Constants.fermiConstant.internalValue * Constants.electronMass.internalValue
    / (8 * 2.0.squareRoot() * .pi * .pi) * Constants.bohrMagneton.internalValue

  /// μ_kk = 3 e G_F m/(8√2 π²) = 3.2026e-19 μ_B (m/eV): the diagonal moment of a Dirac neutrino of
  /// mass `m` in MeV, in internal units. The charged leptons' masses would lower it by a part in
  /// 4,000 at most.
  package static func diagonalDirac(mass m: Double) -> Double { 2 * scale * m }

  /// {μ_kj ; iε_kj} = 3 e G_F/(16√2 π²) (m_k ± m_j) (δ_kj - ½ Σ_l U*_lk U_lj m_l²/m_W²).
  package static func dirac(_ masses: NeutrinoMasses, _ mixing: MixingMatrix) -> DiracMoments {
    let m = mass(masses)
    let loop = leptonSum(mixing)
    let bracket = ComplexMatrix.identity - 0.5 * loop
    return DiracMoments(
      magnetic: ComplexMatrix { scale * (m[$0] + m[$1]) * bracket[$0, $1] },
      electric: ComplexMatrix { scale * (m[$0] - m[$1]) * (-.i * bracket[$0, $1]) })
  }

  /// μ_kj = -i 3 e G_F/(16√2 π²) (m_k + m_j) Σ_l Im[U*_lk U_lj] m_l²/m_W² and
  /// ε_kj = +i 3 e G_F/(16√2 π²) (m_k - m_j) Σ_l Re[U*_lk U_lj] m_l²/m_W².
  ///
  /// What the model's scalars add is left out and may be larger. The prefactor is 1.6013e-19 μ_B/eV
  /// with m_l²/m_W², or 7.828e-23 μ_B/eV with m_l²/m_τ². (Slides of Y.-F. Li, Magnificent CEvNS
  /// 2024, pair 7.8e-23 with m_l²/m_W², which is too small by m_W²/m_τ² = 2.0e3, and leave out
  /// "/eV".)
  package static func majorana(_ masses: NeutrinoMasses, _ mixing: MixingMatrix) -> MajoranaMoments
  {
    let m = mass(masses)
    let loop = leptonSum(mixing)
    return MajoranaMoments(
      antisymmetric: ComplexMatrix { k, j in
        Complex(
          scale * (m[k] - m[j]) * loop[k, j].real, -scale * (m[k] + m[j]) * loop[k, j].imaginary)
      })
  }

  /// Σ_l U*_lk U_lj m_l²/m_W², hermitian.
  private static func leptonSum(_ mixing: MixingMatrix) -> ComplexMatrix {
    let W = Constants.wMass.internalValue
    let ratios = [Constants.electronMass, Constants.muonMass, Constants.tauMass].map {
      ($0.internalValue / W) * ($0.internalValue / W)
    }
    let weights = ComplexMatrix { $0 == $1 ? Complex(ratios[$0]) : .zero }
    return mixing.elements.adjoint * weights * mixing.elements
  }

  private static func mass(_ masses: NeutrinoMasses) -> [Double] {
    [masses.first, masses.second, masses.third]
  }
}
