import Physics
import Testing

@testable import Moments

/// Identities at a thousand random points each, with random hermitian moments and unitary matrices.
@Suite struct DipoleMomentTests {
  @Test func `Dirac and Majorana moments are hermitian, Majorana ones without diagonal`() {
    var sampler = Sampler(seed: 10)
    for _ in 0..<1000 {
      let U = MixingMatrix(elements: sampler.unitary())
      let dirac = DiracMoments(
        flavourMagnetic: sampler.hermitian(), flavourElectric: sampler.hermitian(), U)
      let majorana = MajoranaMoments(
        electronMuon: sampler.complex(), electronTau: sampler.complex(), muonTau: sampler.complex(),
        U)
      let both: [any DipoleMoments] = [dirac, majorana]
      for moments in both {
        #expect(distance(moments.magnetic.adjoint, moments.magnetic) < 1e-13)
        #expect(distance(moments.electric.adjoint, moments.electric) < 1e-13)
        #expect(
          distance(moments.magnetic - .i * moments.electric, moments.transition) < 1e-13)
      }
      #expect(largest(majorana.transition + majorana.transition.transpose) == 0)
      #expect((0..<3).allSatisfy { majorana.magnetic[$0, $0] == .zero })
    }
  }

  @Test func `from flavours to masses and back`() {
    var sampler = Sampler(seed: 11)
    for _ in 0..<1000 {
      let U = MixingMatrix(elements: sampler.unitary())
      let (mu, epsilon) = (sampler.hermitian(), sampler.hermitian())
      let dirac = DiracMoments(flavourMagnetic: mu, flavourElectric: epsilon, U)
      #expect(distance(dirac.inFlavourBasis(U), mu - .i * epsilon) < 1e-13)

      let matrix = sampler.antisymmetric()
      let majorana = MajoranaMoments(
        electronMuon: matrix[0, 1], electronTau: matrix[0, 2], muonTau: matrix[1, 2], U)
      #expect(distance(majorana.inFlavourBasis(U), matrix) < 1e-13)
    }
  }

  /// U^T Λ U keeps a Majorana matrix antisymmetric; eq. 16 of the NOvA note, U† Λ U, does not.
  @Test func `the Dirac rule is wrong for Majorana moments`() {
    var sampler = Sampler(seed: 12)
    for _ in 0..<1000 {
      let (U, matrix) = (sampler.unitary(), sampler.antisymmetric())
      let right = U.transpose * matrix * U
      #expect(distance(right, -1 * right.transpose) < 1e-13)
      let wrong = U.adjoint * matrix * U
      #expect(largest(wrong + wrong.transpose) > 1e-3 * largest(wrong))
    }
  }

  /// Eq. 19: Σ_j |Σ_k U*_lk Λ_jk|² = [U(μ² + ε²)U† + 2 Im(U μ ε U†)]_ll.
  @Test func `short baselines as a matrix identity`() {
    var sampler = Sampler(seed: 13)
    for _ in 0..<1000 {
      let U = MixingMatrix(elements: sampler.unitary())
      let moments = sampler.diracMoments()
      let (mu, epsilon) = (moments.magnetic, moments.electric)
      let squares = U.elements * (mu * mu + epsilon * epsilon) * U.elements.adjoint
      let product = U.elements * mu * epsilon * U.elements.adjoint
      for flavour in Flavour.allCases {
        let l = flavour.index
        let expected = squares[l, l].real + 2 * product[l, l].imaginary
        let value = moments.effectiveMoment(flavour, U)
        #expect(abs(value * value - expected) < 1e-13 * largest(squares))
      }
    }
  }

  /// In the basis of flavours, μ_νl² is the sum of |Λ_l'l|² over l': for Majorana neutrinos over l'
  /// ≠ l.
  @Test func `short baselines in the basis of flavours`() {
    var sampler = Sampler(seed: 14)
    for index in 0..<1000 {
      let U = MixingMatrix(elements: sampler.unitary())
      let moments: any DipoleMoments =
        index % 2 == 0 ? sampler.diracMoments() : sampler.majoranaMoments()
      let matrix = moments.inFlavourBasis(U)
      for flavour in Flavour.allCases {
        let column = (0..<3).reduce(0) { $0 + matrix[$1, flavour.index].squaredModulus }
        #expect(
          agree(moments.effectiveMoment(flavour, U), column.squareRoot(), within: 1e-13))
      }
    }
  }

  /// With Λ_e = Λ_μτ …: μ_νe² = |Λ_eμ|² + |Λ_eτ|².
  @Test func `flavours of Majorana moments`() {
    let U = MixingMatrix(
      GlobalFit.nufit60.parameters(.normal), majoranaPhases: (0.4, 1.3))
    let moments = MajoranaMoments(
      electronMuon: Complex(3 * muB), electronTau: Complex(0, 4 * muB), muonTau: Complex(12 * muB),
      U)
    #expect(agree(moments.effectiveMoment(.electron, U), 5 * muB, within: 1e-13))
    #expect(
      agree(moments.effectiveMoment(.muon, U), 153.0.squareRoot() * muB, within: 1e-13))
    #expect(agree(moments.effectiveMoment(.tau, U), 160.0.squareRoot() * muB, within: 1e-13))
  }

  @Test func `the sum over all pairs does not depend on the basis`() {
    var sampler = Sampler(seed: 15)
    for _ in 0..<1000 {
      let U = MixingMatrix(elements: sampler.unitary())
      let moments = sampler.diracMoments()
      let flavours = DiracMoments(
        magnetic: U.elements * moments.magnetic * U.elements.adjoint,
        electric: U.elements * moments.electric * U.elements.adjoint)
      #expect(agree(moments.totalMoment, flavours.totalMoment, within: 1e-13))
      let sum = Flavour.allCases.reduce(0) { $0 + square(moments.effectiveMoment($1, U)) }
      // Σ_l [2 Im(UμεU†)]_ll = 2 Im tr(με) = 0 for hermitian matrices.
      #expect(agree(sum, square(moments.totalMoment), within: 1e-13))
    }
  }

  private func square(_ x: Double) -> Double { x * x }
}
