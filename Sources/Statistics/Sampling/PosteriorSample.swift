internal import Columns
internal import Synchronization

/// How a posterior is sampled.
package struct SamplingPlan: Sendable {
  package var chains: Int
  package var draws: Int
  package var warmUp: Int
  package var seed: UInt64
  package var threads: Int
  /// Called for each point, from any of the threads; throws to end the work.
  package var interrupted: @Sendable () throws -> Void
  /// Called now and then, from any of the threads, with the number of draws of all chains.
  package var progress: @Sendable (_ done: Int) -> Void

  package init(
    chains: Int = 4, draws: Int = 2000, warmUp: Int = 500, seed: UInt64 = 1, threads: Int = 1,
    interrupted: @escaping @Sendable () throws -> Void = {},
    progress: @escaping @Sendable (_ done: Int) -> Void = { _ in }
  ) {
    self.chains = chains
    self.draws = draws
    self.warmUp = warmUp
    self.seed = seed
    self.threads = threads
    self.interrupted = interrupted
    self.progress = progress
  }
}

/// Points drawn from the posterior of a likelihood by several chains.
package struct PosteriorSample: Sendable {
  /// The names of the parameters that were drawn.
  package let names: [String]
  /// For each chain its draws, of each the parameters.
  package let chains: [[[Double]]]
  /// The part of the trajectories that were accepted, and how many went astray: a sign that something was missed.
  package let acceptance: Double
  package let divergentCount: Int
  package let plan: SamplingPlan
  /// The draws in coordinates without ends, and -ln of the density there.
  let points: [[[Double]]]
  let energies: [[Double]]
  private let likelihood: Likelihood
  private let fit: Fit

  /// - Throws: `IntervalError.fit` if the model cannot be fitted; what `interrupted` throws.
  package init(_ likelihood: Likelihood, _ plan: SamplingPlan) throws {
    let fit = try likelihood.fit(interrupted: plan.interrupted)
    guard fit.status == .converged else { throw IntervalError.fit(fit.status) }
    let density = PosteriorDensity(likelihood, around: fit)
    let (center, mass) = try density.likelyPoint()
    let done = Atomic(0)
    let runs = try concurrentMap(tasks: max(plan.chains, 1), threads: plan.threads) { chain in
      try Self.run(likelihood, fit, plan, center, mass, chain) {
        plan.progress(done.add(Self.reportLength, ordering: .relaxed).newValue)
      }
    }
    self.likelihood = likelihood
    self.fit = fit
    self.plan = plan
    names = density.places.map { likelihood.parameters[$0].name }
    points = runs.map(\.points)
    energies = runs.map(\.energies)
    chains = runs.map { $0.points.map(density.parameters) }
    divergentCount = runs.reduce(0) { $0 + $1.divergent }
    let total = Double(max(plan.chains * plan.draws, 1))
    acceptance = Double(runs.reduce(0) { $0 + $1.accepted }) / total
  }

  private struct Run: Sendable {
    var points: [[Double]]
    var energies: [Double]
    var accepted: Int
    var divergent: Int
  }

  /// So many points pass between two reports of a chain.
  private static let reportLength = 100

  private static func run(
    _ likelihood: Likelihood, _ fit: Fit, _ plan: SamplingPlan, _ center: [Double],
    _ mass: CholeskyFactor, _ chain: Int, report: () -> Void
  ) throws -> Run {
    var walker = try HamiltonianChain(
      PosteriorDensity(likelihood, around: fit), mass: mass, start: center, seed: plan.seed,
      stream: UInt32(truncatingIfNeeded: chain))
    try walker.warmUp(plan.warmUp, interrupted: plan.interrupted)
    var run = Run(points: [], energies: [], accepted: 0, divergent: 0)
    for draw in 0..<plan.draws {
      if (draw + 1) % Self.reportLength == 0 { report() }
      let (point, energy) = try walker.next(interrupted: plan.interrupted)
      run.points.append(point)
      run.energies.append(energy)
    }
    run.accepted = walker.acceptedCount
    run.divergent = walker.divergentCount
    return run
  }

  /// A new density of the same posterior.
  var density: PosteriorDensity { PosteriorDensity(likelihood, around: fit) }

  /// The place of a parameter among those drawn.
  package func place(of name: String) -> Int? { names.firstIndex(of: name) }

  /// The draws of one parameter, chain by chain.
  package func draws(of place: Int) -> [[Double]] {
    chains.map { chain in chain.map { $0[place] } }
  }

  package func summary(of place: Int) -> PosteriorSummary {
    PosteriorSummary(draws(of: place))
  }

  /// The value below which a parameter lies with a probability.
  package func quantile(_ probability: Double, of place: Int) -> Double {
    sortedQuantile(draws(of: place).flatMap(\.self).sorted(), probability)
  }

  /// The range from the lower end that holds the parameter with this probability.
  package func upperLimit(_ place: Int, confidence: Double) -> Interval {
    interval(place, confidence, tails: (0, 1 - confidence))
  }

  /// The central range that holds the parameter with this probability.
  package func interval(_ place: Int, confidence: Double) -> Interval {
    interval(place, confidence, tails: ((1 - confidence) / 2, (1 - confidence) / 2))
  }

  private func interval(
    _ place: Int, _ confidence: Double, tails: (low: Double, high: Double)
  ) -> Interval {
    let sorted = draws(of: place).flatMap(\.self).sorted()
    let full = density.places[place]
    let low = likelihood.parameters[full].outerRange.lowerBound
    return Interval(
      parameter: names[place], lower: tails.low > 0 ? sortedQuantile(sorted, tails.low) : low,
      upper: sortedQuantile(sorted, 1 - tails.high), confidence: confidence,
      rule: .bayesian(samples: sorted.count, seed: plan.seed), isLowerEndOfRange: tails.low == 0,
      isUpperEndOfRange: false, estimate: fit.values[full])
  }
}

/// The value below which a part of sorted numbers lies, on the straight line between its neighbours.
func sortedQuantile(_ sorted: [Double], _ part: Double) -> Double {
  guard let last = sorted.indices.last else { return .nan }
  let place = min(max(part, 0), 1) * Double(last)
  let below = min(Int(place), last)
  let above = min(below + 1, last)
  return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
}

extension PosteriorDensity {
  /// A point near the mode and the factor of the Hessian there, by a few damped steps of Newton's method.
  func likelyPoint() throws -> ([Double], CholeskyFactor) {
    var point = start
    var gradient = point.map { _ in 0.0 }
    var value = try evaluate(at: point, gradient: &gradient)
    var factor = try positiveFactor(at: point)
    for _ in 0..<10 {
      var step = gradient
      factor.solve(&step)
      var part = 1.0
      var isBetter = false
      while part > 1e-3, !isBetter {
        let next = zip(point, step).map { $0 - part * $1 }
        var slope = gradient
        let there = try evaluate(at: next, gradient: &slope)
        isBetter = there < value
        if isBetter { (point, value, gradient) = (next, there, slope) }
        part /= 2
      }
      guard isBetter else { break }
      factor = try positiveFactor(at: point)
    }
    return (point, factor)
  }

  /// The factor of the Hessian, from differences of the gradient, with as much added to the diagonal as it takes.
  private func positiveFactor(at point: [Double]) throws -> CholeskyFactor {
    let step = 1e-4
    var hessian = EnvelopeMatrix(Envelope(dense: dimension))
    var (above, below) = (point, point)
    for i in point.indices {
      let width = step * max(point[i].magnitude, 1)
      var (shifted, opposite) = (point, point)
      shifted[i] += width
      opposite[i] -= width
      _ = try evaluate(at: shifted, gradient: &above)
      _ = try evaluate(at: opposite, gradient: &below)
      for j in point.indices {
        let second = (above[j] - below[j]) / (2 * width)
        hessian[i, j] += i == j ? second : second / 2
      }
    }
    var added = 0.0
    while added < 1e12 {
      if let factor = CholeskyFactor(hessian) { return factor }
      let more = max(9 * added, 1e-3)
      for i in point.indices { hessian[i, i] += more * max(hessian[i, i].magnitude, 1) }
      added += more
    }
    return CholeskyFactor(identity: dimension)
  }
}
