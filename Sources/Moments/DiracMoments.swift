/// The moments of Dirac neutrinos: two hermitian matrices.
///
/// Fields of both helicities turn with the same matrix, so Λ_mass = U† Λ_flavour U
/// (eq. 16 of the NOvA note, which holds for Dirac neutrinos only).
package struct DiracMoments: DipoleMoments {
  package let magnetic: ComplexMatrix
  package let electric: ComplexMatrix

  /// - Parameters:
  ///   - magnetic: μ, hermitian, in the basis of masses and in internal units.
  ///   - electric: ε, likewise.
  package init(magnetic: ComplexMatrix, electric: ComplexMatrix = .zero) {
    self.magnetic = magnetic
    self.electric = electric
  }

  /// From hermitian matrices in the basis of flavours.
  package init(
    flavourMagnetic: ComplexMatrix, flavourElectric: ComplexMatrix = .zero, _ mixing: MixingMatrix
  ) {
    let U = mixing.elements
    self.init(
      magnetic: U.adjoint * flavourMagnetic * U, electric: U.adjoint * flavourElectric * U)
  }

  package var transition: ComplexMatrix { magnetic - .i * electric }

  package func inFlavourBasis(_ mixing: MixingMatrix) -> ComplexMatrix {
    mixing.elements * transition * mixing.elements.adjoint
  }
}
