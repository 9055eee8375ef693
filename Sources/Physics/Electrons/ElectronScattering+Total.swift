import Glibc
import Numerics

extension ElectronScattering {
  /// σ in cm² of recoils above `threshold`, in closed form but for running couplings. That of a
  /// moment or a charge is infinite without a threshold.
  package func total(E: Double, threshold: Double = 0) -> Double {
    let (lowest, highest) = (max(0, threshold), Self.kinematics.maximumRecoil(E: E))
    if E <= 0 || lowest >= highest { return 0 }
    if lowest == 0, !weights.isContact || magnetic != 0 { return .infinity }
    let range = RecoilRange(lowest: lowest, highest: highest, E: E)
    let closed = range.integral(weights) + range.magneticIntegral(magnetic)
    return isRunning ? closed + runningTotal(range) : closed
  }

  /// The part with the profile I(T), by quadrature.
  private func runningTotal(_ range: RecoilRange) -> Double {
    let varying = ElectronScattering(running: running, runningSquared: runningSquared)
    let integral = try? Quadrature().integrate(
      from: range.lowest, to: range.highest, interrupted: {}
    ) { recoils, values in
      for i in recoils.indices { values[i] = varying.law(T: recoils[i]).value(E: range.E) }
    }
    return integral?.value ?? .nan
  }
}

/// The recoils that are counted at one neutrino energy, and the integrals over them.
private struct RecoilRange {
  let lowest: Double
  let highest: Double
  let E: Double

  /// ∫ Tⁿ dT for n = -2…2, accurate for narrow ranges too.
  private func moment(_ n: Int) -> Double {
    let (a, b) = (lowest, highest)
    return switch n {
    case -2: (b - a) / (a * b)
    case -1: log1p((b - a) / a)
    case 0: b - a
    case 1: (b - a) * (a + b) / 2
    default: (b - a) * (a * a + a * b + b * b) / 3
    }
  }

  func integral(_ weights: RecoilWeights) -> Double {
    let contact = integral(weights.contact, over: 0)
    if weights.isContact { return contact }
    return contact + integral(weights.interference, over: 1) + integral(weights.exchange, over: 2)
  }

  /// The integral of T⁻ⁿ [left + right (1 - T/E)² - product m_e T/E²].
  private func integral(_ weights: ChiralWeights, over n: Int) -> Double {
    let (zeroth, first, second) = (moment(-n), moment(1 - n) / E, moment(2 - n) / (E * E))
    let mass = ElectronScattering.kinematics.mass
    return weights.left * zeroth + weights.right * (zeroth - 2 * first + second)
      - weights.product * mass * first / E
  }

  func magneticIntegral(_ magnetic: Double) -> Double {
    magnetic == 0 ? 0 : magnetic * (moment(-1) - moment(0) / E)
  }
}
