/// The moments of Majorana neutrinos: an antisymmetric matrix Λ, without diagonal elements.
///
/// Λ_ij = ε_ijk Λ_k: three complex numbers; μ = i Im Λ and ε = i Re Λ are imaginary and
/// antisymmetric. The operator is ν^T C σ ν, so Λ_mass = U^T Λ_flavour U: eq. 16 of the NOvA note,
/// which has U† in the place of U^T, does not hold for them. Source: B. C. Cañas et al., Phys.
/// Lett. B 753 (2016) 191, arXiv:1510.01684.
package struct MajoranaMoments: DipoleMoments {
  /// Λ_1 = Λ_23 in internal units.
  package let first: Complex
  /// Λ_2 = Λ_31
  package let second: Complex
  /// Λ_3 = Λ_12
  package let third: Complex

  package init(first: Complex, second: Complex, third: Complex) {
    self.first = first
    self.second = second
    self.third = third
  }

  /// From the transition moments between flavours.
  package init(
    electronMuon: Complex, electronTau: Complex, muonTau: Complex, _ mixing: MixingMatrix
  ) {
    let flavours = MajoranaMoments(first: muonTau, second: -electronTau, third: electronMuon)
    let U = mixing.elements
    self.init(antisymmetric: U.transpose * flavours.transition * U)
  }

  /// From an antisymmetric matrix, of which the upper half is read.
  init(antisymmetric matrix: ComplexMatrix) {
    self.init(first: matrix[1, 2], second: -matrix[0, 2], third: matrix[0, 1])
  }

  package var transition: ComplexMatrix {
    let rows: [3 of [3 of Complex]] = [
      [.zero, third, -second], [-third, .zero, first], [second, -first, .zero],
    ]
    return ComplexMatrix { rows[$0][$1] }
  }

  package var magnetic: ComplexMatrix {
    let matrix = transition
    return ComplexMatrix { Complex(0, matrix[$0, $1].imaginary) }
  }

  package var electric: ComplexMatrix {
    let matrix = transition
    return ComplexMatrix { Complex(0, matrix[$0, $1].real) }
  }

  package func inFlavourBasis(_ mixing: MixingMatrix) -> ComplexMatrix {
    mixing.elements.conjugate * transition * mixing.elements.adjoint
  }
}
