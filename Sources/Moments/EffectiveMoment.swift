import Glibc
package import Physics

/// The effective moments that scattering sees. In internal units, as the moments are; energies in
/// MeV, lengths in cm.
extension DipoleMoments {
  /// μ_ν close to the source, where nothing has oscillated: [U(μ² + ε²)U† + 2 Im(U μ ε U†)]_ll, the
  /// same for neutrinos and antineutrinos.
  ///
  /// Source: eq. 19 of the NOvA note (with the subscript ll, not ll'); arXiv:1403.6344.
  package func effectiveMoment(_ flavour: Flavour, _ mixing: MixingMatrix) -> Double {
    scattered(MassState.allCases.map { mixing[flavour, $0].conjugate }).squareRoot()
  }

  /// μ_ν(L, E)² = Σ_j |Σ_k U*_lk exp(∓i Δm²_k1 L/2E) Λ_jk|² after the distance L in vacuum, with
  /// the upper sign for neutrinos.
  ///
  /// The phases are coherent: once L/E is many oscillation lengths, an experiment sees
  /// `averageMoment` instead. Source: eqs. 17 and 18 of the NOvA note; arXiv:1403.6344.
  package func effectiveMoment(
    _ neutrino: Neutrino, _ mixing: MixingMatrix, _ parameters: OscillationParameters,
    baseline L: Double, energy E: Double
  ) -> Double {
    let sign: Double = neutrino.isAntineutrino ? 1 : -1
    let scale = sign * L / (2 * E * Constants.hbarc.internalValue)
    let amplitudes = MassState.allCases.map { state in
      mixing[neutrino.flavour, state].conjugate
        * Complex(modulus: 1, phase: scale * parameters.splitting(state))
    }
    return scattered(amplitudes).squareRoot()
  }

  /// What remains after many oscillation lengths, when the phases average out.
  package func averageMoment(_ flavour: Flavour, _ mixing: MixingMatrix) -> Double {
    moment(
      of: MassPopulations { mixing[flavour, $0].squaredModulus })
  }

  /// √(Σ_k P_k Σ_j |Λ_jk|²): the moment seen in an incoherent mixture of mass states, such as the
  /// neutrinos of the Sun.
  ///
  /// For Majorana neutrinos this is √(P₁(|Λ₂|²+|Λ₃|²) + P₂(|Λ₁|²+|Λ₃|²) + P₃(|Λ₁|²+|Λ₂|²)), without
  /// any phase. Source: arXiv:1510.01684; W. Grimus et al., arXiv:hep-ph/0208132.
  package func moment(of populations: MassPopulations) -> Double {
    let matrix = transition
    let square = MassState.allCases.reduce(0) { sum, state in
      let column = (0..<3).reduce(0) { $0 + matrix[$1, state.index].squaredModulus }
      return sum + populations[state] * column
    }
    return square.squareRoot()
  }

  /// √(Σ_ij |μ_ij|² + |ε_ij|²): the sum over all pairs, as plasmon decay sees it.
  package var totalMoment: Double {
    let (magnetic, electric) = (magnetic, electric)
    let square = (0..<9).reduce(0) {
      $0 + magnetic[$1 / 3, $1 % 3].squaredModulus + electric[$1 / 3, $1 % 3].squaredModulus
    }
    return square.squareRoot()
  }

  /// Σ_j |Σ_k Λ_jk a_k|² for amplitudes a_k of the states 1, 2, 3.
  private func scattered(_ amplitudes: [Complex]) -> Double {
    let matrix = transition
    return (0..<3).reduce(0) { sum, j in
      let outgoing = zip(0..<3, amplitudes).reduce(Complex.zero) { $0 + matrix[j, $1.0] * $1.1 }
      return sum + outgoing.squaredModulus
    }
  }
}
