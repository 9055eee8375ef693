import Glibc
import Testing

@testable import Moments

/// Lengths in units of ħc/MeV, so that a coupling of 1 MeV turns by 1 rad per unit.
@Suite struct SpinEvolutionTests {
  private func evolve(
    from start: Double, to end: Double, tolerance: Double = 1e-9,
    _ medium: @escaping (Double) -> SpinPrecession
  ) throws -> Double {
    try SpinEvolution(length: (end - start) * hbarc, tolerance: tolerance) { positions in
      positions.map { medium(start + $0 / hbarc) }
    }.flipProbability()
  }

  private func sech(_ x: Double) -> Double { 1 / cosh(x) }

  @Test func `a constant medium as in closed form`() throws {
    var sampler = Sampler(seed: 60)
    for _ in 0..<1000 {
      let medium = SpinPrecession(
        coupling: sampler.logUniform(1e-3...10), splitting: sampler.uniform(-10...10))
      let length = sampler.logUniform(0.1...30)
      let expected = medium.flipProbability(length: length * hbarc)
      #expect(abs(try evolve(from: 0, to: length) { _ in medium } - expected) < 1e-11)
      let layers = (0..<3).map { (medium: medium, length: length * hbarc * [0.2, 0.5, 0.3][$0]) }
      #expect(abs(SpinPrecession.flipProbability(through: layers) - expected) < 1e-12)
    }
  }

  @Test func `layers`() throws {
    var sampler = Sampler(seed: 61)
    for _ in 0..<100 {
      let media = (0..<5).map { _ in
        SpinPrecession(coupling: sampler.uniform(0...3), splitting: sampler.uniform(-3...3))
      }
      let lengths = (0..<5).map { _ in sampler.uniform(0.1...2) }
      let exact = SpinPrecession.flipProbability(
        through: zip(media, lengths).map { ($0, $1 * hbarc) })
      let value = try evolve(from: 0, to: lengths.reduce(0, +)) { x in
        var (layer, end) = (0, lengths[0])
        while layer < 4, x > end {
          layer += 1
          end += lengths[layer]
        }
        return media[layer]
      }
      #expect(abs(value - exact) < 2e-9)
    }
  }

  /// Rosen and Zener, Phys. Rev. 40 (1932) 502: a field μB = b sech(x/T) with a constant splitting
  /// gives P = sin²(πbT) sech²(πδT/2).
  @Test func `Rosen and Zener's pulse`() throws {
    var sampler = Sampler(seed: 62)
    for _ in 0..<100 {
      let (b, splitting, T) = (
        sampler.uniform(0...3), sampler.uniform(-2...2), sampler.uniform(0.3...1.5)
      )
      let value = try evolve(from: -30 * T, to: 30 * T) { x in
        SpinPrecession(coupling: b * self.sech(x / T), splitting: splitting)
      }
      let exact = pow(sin(.pi * b * T) * sech(.pi * splitting * T / 2), 2)
      #expect(abs(value - exact) < 2e-9)
    }
  }

  /// L. Allen, J. H. Eberly, and F. T. Hioe, Phys. Rev. A 30 (1984) 2100: the splitting B tanh(x/T)
  /// and μB = b sech(x/T) with 2b > B give P = 1 - cos²(πT√(4b² - B²)/2) sech²(πBT/2).
  @Test func `Hioe's passage through resonance`() throws {
    var sampler = Sampler(seed: 63)
    for _ in 0..<100 {
      let (B, T) = (sampler.uniform(0...2), sampler.uniform(0.2...1.5))
      let b = B / 2 + sampler.uniform(0.1...2)
      let value = try evolve(from: -30 * T, to: 30 * T) { x in
        SpinPrecession(coupling: b * self.sech(x / T), splitting: B * tanh(x / T))
      }
      let exact =
        1 - pow(cos(.pi * T * (4 * b * b - B * B).squareRoot() / 2) * sech(.pi * B * T / 2), 2)
      #expect(abs(value - exact) < 2e-9)
    }
  }

  /// The slower the passage, the surer the flip.
  @Test func `the adiabatic limit`() throws {
    for T in [2.0, 10, 50] {
      let value = try evolve(from: -30 * T, to: 30 * T) { x in
        SpinPrecession(coupling: self.sech(x / T), splitting: tanh(x / T))
      }
      #expect(1 - value < 2e-9 + 4 * exp(-.pi * T))
    }
  }

  /// A smaller tolerance is a smaller error, and both are kept.
  @Test(arguments: [1e-4, 1e-6, 1e-8, 1e-10])
  func `tolerance`(_ tolerance: Double) throws {
    let value = try evolve(from: -30, to: 30, tolerance: tolerance) { x in
      SpinPrecession(coupling: 1.7 * self.sech(x), splitting: 0.4)
    }
    let exact = pow(sin(.pi * 1.7) * sech(.pi * 0.2), 2)
    #expect(abs(value - exact) < 2 * tolerance + 1e-12)
  }

  @Test func `what cannot be evolved`() {
    #expect(throws: SpinEvolution.Failure.self) {
      try evolve(from: 0, to: 1) { x in SpinPrecession(coupling: 1, splitting: 1 / (x - x)) }
    }
    #expect(throws: SpinEvolution.Failure.tooManySteps) {
      try evolve(from: 0, to: 1) { x in SpinPrecession(coupling: 1e6 * sin(1e9 * x)) }
    }
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try SpinEvolution(length: 1) { _ in throw Stop() }.flipProbability()
    }
  }
}
