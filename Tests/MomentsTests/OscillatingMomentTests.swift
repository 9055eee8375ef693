import Glibc
import Physics
import Testing

@testable import Moments

@Suite struct OscillatingMomentTests {
  private struct Point {
    let neutrino: Neutrino
    let parameters: OscillationParameters
    let U: MixingMatrix
    let moments: any DipoleMoments
    let L: Double
    let E: Double

    init(_ sampler: inout Sampler, _ index: Int) {
      neutrino = Neutrino(Flavour.allCases[index % 3], isAntineutrino: index % 2 == 0)
      parameters = sampler.parameters()
      U = MixingMatrix(
        parameters, majoranaPhases: (sampler.uniform(0...6), sampler.uniform(0...6)))
      moments = index % 4 < 2 ? sampler.diracMoments() : sampler.majoranaMoments()
      E = sampler.logUniform(0.1...1e4)
      L = sampler.logUniform(1e-3...30) * 2 * E * hbarc / abs(parameters.splitting(.third))
    }

    var value: Double {
      moments.effectiveMoment(neutrino, U, parameters, baseline: L, energy: E)
    }
  }

  /// Oscillate in the basis of flavours, S = U exp(-i m² L/2E) U†, then scatter there.
  /// Antineutrinos have the conjugate matrix and, by eq. 5 of the NOvA note, -μ^T and -ε^T with the
  /// other sign of γ₅.
  @Test func `propagation and scattering in the basis of flavours`() {
    var sampler = Sampler(seed: 20)
    for index in 0..<1000 {
      let point = Point(&sampler, index)
      let anti = point.neutrino.isAntineutrino
      let U = anti ? point.U.elements.conjugate : point.U.elements
      let phases = ComplexMatrix { row, column in
        guard row == column else { return .zero }
        let phase =
          point.parameters.splitting(MassState.allCases[row]) * point.L / (2 * point.E * hbarc)
        return Complex(modulus: 1, phase: -phase)
      }
      let (mu, epsilon) = (point.moments.magnetic, point.moments.electric)
      let vertex =
        anti ? -1 * (mu.transpose + .i * epsilon.transpose) : mu - .i * epsilon
      let scattered = U * vertex * U.adjoint * (U * phases * U.adjoint)
      let l = point.neutrino.flavour.index
      let square = (0..<3).reduce(0) { $0 + scattered[$1, l].squaredModulus }
      #expect(agree(point.value, square.squareRoot(), within: 1e-12))
    }
  }

  @Test func `no distance is a short baseline`() {
    var sampler = Sampler(seed: 21)
    for index in 0..<1000 {
      let point = Point(&sampler, index)
      let near = point.moments.effectiveMoment(
        point.neutrino, point.U, point.parameters, baseline: 0, energy: point.E)
      let short = point.moments.effectiveMoment(point.neutrino.flavour, point.U)
      #expect(agree(near, short, within: 1e-14))
    }
  }

  /// The mean over many uneven distances tends to the moment of the incoherent mixture |U_lk|².
  @Test func `the average over distances`() {
    var sampler = Sampler(seed: 22)
    for index in 0..<12 {
      let point = Point(&sampler, index)
      let length = 4 * .pi * point.E * hbarc / point.parameters.splitting(.second)
      let count = 20_000
      let mean =
        (0..<count).reduce(0) { sum, step in
          let moment = point.moments.effectiveMoment(
            point.neutrino, point.U, point.parameters,
            baseline: length * Double(step) * 1.618033988749895, energy: point.E)
          return sum + moment * moment
        } / Double(count)
      let average = point.moments.averageMoment(point.neutrino.flavour, point.U)
      #expect(agree(mean.squareRoot(), average, within: 5e-3))
    }
  }

  /// Without CP violation (real mixing and μ, no ε) neutrinos and antineutrinos see the same
  /// moment.
  @Test func `no CP violation`() {
    var sampler = Sampler(seed: 23)
    for _ in 0..<1000 {
      let p = sampler.parameters()
      let U = MixingMatrix(
        sin2Theta12: p.sin2Theta12, sin2Theta23: p.sin2Theta23, sin2Theta13: p.sin2Theta13,
        deltaCP: 0)
      let matrix = sampler.hermitian()
      let moments = DiracMoments(magnetic: ComplexMatrix { Complex(matrix[$0, $1].real) })
      let E = sampler.logUniform(1...1e3)
      let L = sampler.logUniform(0.1...10) * 2 * E * hbarc / p.splitting(.second)
      let both = [false, true].map { anti in
        moments.effectiveMoment(
          Neutrino(.muon, isAntineutrino: anti), U, p, baseline: L, energy: E)
      }
      #expect(agree(both[0], both[1], within: 1e-12))
    }
  }
}
