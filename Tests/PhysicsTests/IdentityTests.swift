import Glibc
import Physics
import Testing

/// Each form of the cross-section, integrated, gives the same total: at a thousand random energies,
/// thresholds, flavours, couplings, moments and charges
/// each.
@Suite struct IdentityTests {
  private let electron = ElasticKinematics.electron
  private let quadrature = GaussLegendre()

  private struct Point {
    let process: ElectronScattering
    let E: Double
    let threshold: Double
  }

  private func points(_ count: Int, seed: UInt64) -> [Point] {
    var sampler = Sampler(seed: seed)
    return (0..<count).map { index in
      let flavour = Flavour.allCases[index % 3]
      let neutrino = Neutrino(flavour, isAntineutrino: index % 2 == 0)
      let E = sampler.logUniform(1e-2...1e4)
      let couplings = ElectronCouplings.Order.allCases[index / 3 % 4].couplings(flavour)
      let weak = ElectronScattering.weak(neutrino, couplings: couplings)
      let magnetic = ElectronScattering.magnetic(
        moment: sampler.logUniform(1e-12...1e-8) * muB)
      let form = ChargeFormFactor(
        charge: sampler.uniform(-1...1) * 1e-11, radiusSquared: sampler.uniform(-1...1) * 1e-31)
      let charged = weak + .electric(neutrino, form, couplings: couplings)
      let process = [weak, magnetic, weak + magnetic, charged][index / 12 % 4]
      let threshold = electron.maximumRecoil(E: E) * sampler.logUniform(1e-5...0.95)
      return Point(process: process, E: E, threshold: threshold)
    }
  }

  private func check(_ point: Point, _ integral: Double, within tolerance: Double) {
    let total = point.process.total(E: point.E, threshold: point.threshold)
    #expect(
      agree(integral, total, within: tolerance),
      "E \(point.E), threshold \(point.threshold): \(integral), not \(total)")
  }

  @Test func `the integral over T`() {
    for point in points(1000, seed: 11) {
      let highest = electron.maximumRecoil(E: point.E)
      let integral = quadrature.integral(log(point.threshold), log(highest), panels: 12) {
        exp($0) * point.process.differential(T: min(highest, exp($0)), E: point.E)
      }
      check(point, integral, within: 1e-12)
    }
  }

  /// As 1 - cos θ, which at high energies is small, up to 0.3, then as ln cos θ: the magnetic
  /// term grows as 1/cos θ.
  @Test func `the integral over cos theta`() {
    for point in points(1000, seed: 12) {
      let smallest = electron.cosTheta(T: point.threshold, E: point.E)
      let near = min(0.3, 1 - smallest)
      let value = { point.process.differential(cosTheta: $0, E: point.E) }
      let forward = quadrature.integral(
        to: near, scale: near / (1 + point.E / electron.mass), panels: 40
      ) { value(1 - $0) }
      let sideways = quadrature.integral(log(smallest), log(1 - near), panels: 40) {
        exp($0) * value(exp($0))
      }
      check(point, forward + sideways, within: 1e-10)
    }
  }

  /// As θ² up to 0.6, then as the logarithm of π/2 - θ.
  @Test func `the integral over theta2`() {
    for point in points(1000, seed: 13) {
      let widest = acos(electron.cosTheta(T: point.threshold, E: point.E))
      let near = min(0.6, widest * widest)
      let value = { point.process.differential(theta2: $0, E: point.E) }
      let forward = quadrature.integral(
        to: near, scale: near / (1 + point.E / electron.mass), panels: 40, of: value)
      let ends = (.pi / 2 - widest, .pi / 2 - near.squareRoot())
      let sideways = quadrature.integral(log(ends.0), log(ends.1), panels: 40) {
        let theta = .pi / 2 - exp($0)
        return value(theta * theta) * 2 * theta * exp($0)
      }
      check(point, forward + sideways, within: 1e-10)
    }
  }

  /// A threshold leaves out exactly the angles that belong to smaller recoils.
  @Test func `the threshold in the angle`() {
    for point in points(1000, seed: 14) {
      let cosine = electron.cosTheta(T: point.threshold, E: point.E)
      let (inside, outside) = (1 - (1 - cosine) * 0.9, 1 - (1 - cosine) * 1.1)
      let value = point.process.differential(
        cosTheta: inside, E: point.E, threshold: point.threshold)
      #expect(value > 0)
      #expect(value == point.process.differential(cosTheta: inside, E: point.E))
      #expect(
        point.process.differential(cosTheta: outside, E: point.E, threshold: point.threshold) == 0)
    }
  }

  /// In u = T θ², whose maximum has an integrable pole: u = maximum (1 - v²) takes it away. The
  /// integrand jumps where a branch crosses the threshold, and rises as 1/u below.
  @Test func `the integral over T theta2`() {
    for point in points(1000, seed: 15) {
      let maximum = largestTtheta2(E: point.E)
      let jump = point.threshold * pow(acos(electron.cosTheta(T: point.threshold, E: point.E)), 2)
      let value = { (u: Double) in
        point.process.differential(Ttheta2: u, E: point.E, threshold: point.threshold)
      }
      let ends = [0, jump, max(jump, maximum / 2), maximum].map { min($0, maximum) }
      let below = quadrature.integral(0, 1, panels: 30) { s in
        let v = 1 + s * ((1 - ends[1] / maximum).squareRoot() - 1)
        let width = 1 - (1 - ends[1] / maximum).squareRoot()
        return value(maximum * (1 - v * v)) * 2 * maximum * v * width
      }
      let rising = quadrature.integral(log(ends[1]), log(ends[2]), panels: 30) {
        value(exp($0)) * exp($0)
      }
      let top = (1 - ends[2] / maximum).squareRoot()
      let pole = quadrature.integral(0, top, panels: 30) { v in
        value(maximum * (1 - v * v)) * 2 * maximum * v
      }
      check(point, below + rising + pole, within: 1e-7)
    }
  }

  /// The largest T θ² by a search of its own.
  private func largestTtheta2(E: Double) -> Double {
    let value = { (theta: Double) in
      electron.recoil(cosTheta: cos(theta), E: E) * theta * theta
    }
    var (low, high) = (0.0, Double.pi / 2)
    for _ in 0..<200 {
      let (a, b) = (low + (high - low) * 0.4, low + (high - low) * 0.6)
      if value(a) < value(b) { low = a } else { high = b }
    }
    return value((low + high) / 2)
  }
}
