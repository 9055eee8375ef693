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
  /// The Hessians where toys are expected to be, without the parameter and with it.
  private let conditional: Minimizer.Preconditioner?
  private let free: Minimizer.Preconditioner?

  init(
    _ likelihood: Likelihood, _ place: Int, _ kind: Kind, _ generator: ToyGenerator, start: [Double]
  ) throws {
    self.generator = generator
    self.kind = kind
    self.place = place
    self.start = start
    evaluator = Evaluator(likelihood)
    minimizer = Minimizer(evaluator)
    minimizer.tolerance = 1e-5
    isFixed = likelihood.parameters.map(\.isFixed)
    var isFixedWithValue = isFixed
    isFixedWithValue[place] = true
    self.isFixedWithValue = isFixedWithValue
    var derivatives = Derivatives(envelope: likelihood.envelope)
    evaluator.observations = try likelihood.expectedObservations(at: start)
    _ = try evaluator.evaluate(at: start, .hessian, into: &derivatives)
    conditional = Minimizer.Preconditioner(derivatives.hessian, held: isFixedWithValue)
    free = Minimizer.Preconditioner(derivatives.hessian, held: isFixed)
  }

  /// The statistic of a toy, and where its best fit is.
  func outcome(seed: UInt64, stream: UInt32, toy: Int) throws -> ToyOutcome {
    evaluator.observations = generator.observations(seed: seed, stream: stream, toy: toy)
    let without = try minimizer.minimize(
      from: start, isFixed: isFixedWithValue, ending: .value, preconditioner: conditional)
    guard without.status == .converged else { return .failed }
    let with = try freeFit(from: without.point)
    guard with.status == .converged else { return .failed }
    let estimate = evaluator.likelihood.parameters[place].outer(with.point[place])
    if kind == .upperLimit, with.point[place] > start[place] {
      return ToyOutcome(statistic: 0, estimate: estimate)
    }
    return ToyOutcome(statistic: max(2 * (without.value - with.value), 0), estimate: estimate)
  }

  private func freeFit(from point: [Double]) throws -> Minimum {
    let result = try minimizer.minimize(
      from: point, isFixed: isFixed, ending: .value, preconditioner: free)
    if result.status == .converged { return result }
    return try minimizer.minimize(
      from: evaluator.likelihood.start, isFixed: isFixed, ending: .value)
  }
}
