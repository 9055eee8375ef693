/// -2 ln of the profile likelihood ratio of one value of a parameter, for toy after toy; one for each thread.
final class ToyStatistic {
  /// Which toys count as unlike the value.
  enum Kind: Sendable {
    /// Those that prefer another value, be it higher or lower.
    case twoSided
    /// Those that prefer a lower value: q̃.
    case upperLimit
  }

  private let generator: ToyGenerator
  private let evaluator: Evaluator
  private let minimizer: Minimizer
  private let place: Int
  private let kind: Kind
  private let isFixed: [Bool]
  private let isFixedWithValue: [Bool]
  /// Where conditional fits begin: the value that is tested, and nuisance parameters that are likely.
  private let start: [Double]

  init(
    _ likelihood: Likelihood, _ place: Int, _ kind: Kind, _ generator: ToyGenerator, start: [Double]
  ) {
    self.generator = generator
    self.kind = kind
    self.place = place
    self.start = start
    evaluator = Evaluator(likelihood)
    minimizer = Minimizer(evaluator)
    minimizer.tolerance = 1e-6
    isFixed = likelihood.parameters.map(\.isFixed)
    var isFixedWithValue = isFixed
    isFixedWithValue[place] = true
    self.isFixedWithValue = isFixedWithValue
  }

  /// NaN if a fit failed.
  func value(seed: UInt64, stream: UInt32, toy: Int) throws -> Double {
    evaluator.observations = generator.observations(seed: seed, stream: stream, toy: toy)
    let conditional = try minimizer.minimize(from: start, isFixed: isFixedWithValue, exact: false)
    guard conditional.status == .converged else { return .nan }
    let free = try freeFit(from: conditional.point)
    guard free.status == .converged else { return .nan }
    if kind == .upperLimit, free.point[place] > start[place] { return 0 }
    return max(2 * (conditional.value - free.value), 0)
  }

  private func freeFit(from point: [Double]) throws -> Minimum {
    let free = try minimizer.minimize(from: point, isFixed: isFixed, exact: false)
    if free.status == .converged { return free }
    return try minimizer.minimize(
      from: evaluator.likelihood.start, isFixed: isFixed, exact: false)
  }
}
