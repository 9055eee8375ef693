import Glibc
import Physics
import Testing

@Suite struct FormFactorTests {
  private let hbarc = Constants.hbarc.value
  private let quadrature = GaussLegendre()

  private func points(seed: UInt64) -> [(factor: FormFactor, radius: Double)] {
    var sampler = Sampler(seed: seed)
    return (0..<1000).map { index in
      let radius = sampler.uniform(1.75...6.5)
      return (FormFactor(FormFactor.Shape.allCases[index % 2], radius: radius), radius)
    }
  }

  @Test func `1 at zero momentum transfer`() {
    for shape in FormFactor.Shape.allCases {
      #expect(FormFactor(shape, radius: 4.7).value(q: 0) == 1)
    }
    for (factor, _) in points(seed: 31) { #expect(factor.value(q: 0) == 1) }
  }

  /// (1 - F)/q² tends to R²/6, with a correction of order q²R²: extrapolated from q and q/2.
  @Test func `the slope is that of the radius`() {
    for (factor, radius) in points(seed: 32) {
      let slopes = [0.01, 0.02].map { qR in
        (1 - factor.value(q: qR / radius * hbarc)) / (qR * qR / 6)
      }
      #expect(agree((4 * slopes[0] - slopes[1]) / 3, 1, within: 1e-8), "R = \(radius)")
    }
  }

  /// Hydrogen is smaller than either surface, and still has its own slope.
  @Test(arguments: [FormFactor.Shape.helm, .kleinNystrand])
  func `a nucleus that is all surface`(_ shape: FormFactor.Shape) {
    let factor = FormFactor(shape, radius: 0.8783)
    let slope = (1 - factor.value(q: 0.01 * hbarc)) / (1e-4 / 6)
    #expect(agree(slope, 0.8783 * 0.8783, within: 1e-4))
    let (q, tail) = (3.0, 9 * 0.8783 * 0.8783 / 6)
    let expected = shape == .helm ? exp(-tail) : 1 / (1 + tail)
    #expect(agree(factor.value(q: q * hbarc), expected, within: 1e-14))
  }

  /// The transform of a uniform sphere by quadrature, times that of the surface.
  @Test func `the transform of the density`() {
    var sampler = Sampler(seed: 33)
    for (index, (factor, R)) in points(seed: 34).enumerated() {
      let q = sampler.logUniform(1e-3...3)
      let helm = index % 2 == 0
      let sphere = (5.0 / 3 * R * R - (helm ? 5 * 0.81 : 10 * 0.49)).squareRoot()
      let transform = quadrature.integral(0, 1, panels: 8) { x in
        let phase = q * sphere * x
        return 3 * x * x * (phase == 0 ? 1 : sin(phase) / phase)
      }
      let surface = helm ? exp(-q * q * 0.81 / 2) : 1 / (1 + q * q * 0.49)
      let difference = factor.value(q: q * hbarc) - transform * surface
      #expect(abs(difference) < 1e-13, "R = \(R), q = \(q)")
    }
  }

  @Test func `a radius that a shape cannot have is refused`() throws {
    let message = #expect(throws: ScatteringArgumentError.self) {
      try FormFactor.validate(.helm, radius: 1.5, argument: "R_p")
    }
    #expect(message?.argument == "R_p")
    #expect(message?.message.contains("1.559 fm") == true)
    #expect(throws: ScatteringArgumentError.self) {
      try FormFactor.validate(.kleinNystrand, radius: 1.7, argument: "R_n")
    }
    for radius in [0, -4, .infinity, .nan] {
      #expect(throws: ScatteringArgumentError.self) {
        try FormFactor.validate(.point, radius: radius, argument: "R_p")
      }
    }
    try FormFactor.validate(.helm, radius: 1.56, argument: "R_p")
    try FormFactor.validate(.kleinNystrand, radius: 1.72, argument: "R_p")
    try FormFactor.validate(.point, radius: 0.1, argument: "R_p")
  }
}
