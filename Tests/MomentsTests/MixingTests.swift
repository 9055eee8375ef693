import Glibc
import Physics
import Testing

@testable import Moments

@Suite struct MixingTests {
  @Test func `the matrix is unitary, with any phases`() {
    var sampler = Sampler(seed: 1)
    for _ in 0..<1000 {
      let U = MixingMatrix(
        sampler.parameters(),
        majoranaPhases: (sampler.uniform(0...6.3), sampler.uniform(0...6.3))
      ).elements
      #expect(distance(U * U.adjoint, .identity) < 1e-14)
      #expect(distance(U.adjoint * U, .identity) < 1e-14)
    }
  }

  /// J = s12 c12 s23 c23 s13 c13² sin δ, and |U_e3|, |U_e2|/|U_e1|, |U_μ3|/|U_τ3| give the angles
  /// back.
  @Test func `angles and phase from the elements`() {
    var sampler = Sampler(seed: 2)
    for _ in 0..<1000 {
      let p = sampler.parameters()
      let U = MixingMatrix(p, majoranaPhases: (sampler.uniform(0...6), sampler.uniform(0...6)))
      let square = { (flavour: Flavour, state: MassState) in U[flavour, state].squaredModulus }
      #expect(abs(square(.electron, .third) - p.sin2Theta13) < 1e-14)
      let electrons = square(.electron, .first) + square(.electron, .second)
      #expect(abs(square(.electron, .second) - p.sin2Theta12 * electrons) < 1e-14)
      let third = square(.muon, .third) + square(.tau, .third)
      #expect(abs(square(.muon, .third) - p.sin2Theta23 * third) < 1e-14)
      let invariant =
        U[.electron, .first] * U[.muon, .second] * U[.electron, .second].conjugate
        * U[.muon, .first].conjugate
      let mixing = [p.sin2Theta12, p.sin2Theta23, p.sin2Theta13].reduce(1) {
        $0 * ($1 * (1 - $1)).squareRoot()
      }
      let expected = mixing * (1 - p.sin2Theta13).squareRoot() * sin(p.deltaCP * .pi / 180)
      #expect(abs(invariant.imaginary - expected) < 1e-14)
    }
  }

  /// NuFIT prints each angle twice, as sin² and in degrees: θ12, θ23, θ13.
  @Test(arguments: [
    (GlobalFit.nufit60, MassOrdering.normal, [33.68, 43.3, 8.56]),
    (.nufit60, .inverted, [33.68, 47.9, 8.59]),
    (.nufit52, .normal, [33.41, 42.2, 8.58]),
    (.nufit52, .inverted, [33.41, 49.0, 8.57]),
  ])
  func `the fits' angles in degrees`(
    _ fit: GlobalFit, _ ordering: MassOrdering, _ degrees: [Double]
  ) {
    let p = fit.parameters(ordering)
    #expect(p.ordering == ordering && p.fit == "NuFIT \(fit.rawValue)")
    let printed = [0.035, 0.05, 0.0125]
    for (sine, (angle, width)) in zip(
      [p.sin2Theta12, p.sin2Theta23, p.sin2Theta13], zip(degrees, printed))
    {
      #expect(abs(asin(sine.squareRoot()) * 180 / .pi - angle) < width, "\(sine), \(angle)")
    }
    #expect((p.splitting31 > 0) == (ordering == .normal))
    #expect(agree(p.splitting31 - p.splitting32, p.splitting21, within: 1e-12))
  }

  @Test func `masses have the splittings, the lightest as given`() {
    var sampler = Sampler(seed: 3)
    for _ in 0..<1000 {
      let p = sampler.parameters()
      let lightest = sampler.logUniform(1e-5...1) * eV
      let m = NeutrinoMasses(lightest: lightest, p)
      let all = MassState.allCases.map { m[$0] }
      #expect(agree(all.min() ?? 0, lightest, within: 1e-12))
      #expect(agree(all.reduce(0, +), m.sum, within: 1e-15))
      let scale = 1e-15 * (all.max() ?? 0) * (all.max() ?? 0)
      let square = { (state: MassState) in m[state] * m[state] }
      #expect(abs(square(.second) - square(.first) - p.splitting(.second)) <= 2 * scale)
      #expect(abs(square(.third) - square(.first) - p.splitting(.third)) <= 2 * scale)
    }
    let massless = NeutrinoMasses(lightest: 0, GlobalFit.nufit60.parameters(.inverted))
    #expect(massless.third == 0 && massless.first > 0)
  }
}
