internal import Numerics

/// A Markov chain of Hamiltonian Monte Carlo (R. Neal, arXiv:1206.1901), with the Hessian at a likely point as mass matrix:
/// in its coordinates the posterior is about a standard normal distribution, whatever the correlations.
///
/// The length of a step is tuned during the warm-up to an acceptance of 80 % (M. Hoffman and A. Gelman, arXiv:1111.4246,
/// section 3.2); a trajectory is about a quarter of an oscillation.
struct HamiltonianChain {
  private let density: PosteriorDensity
  private let mass: CholeskyFactor
  private var random: RandomStream
  private var position: [Double]
  private var energy: Double
  private var gradient: [Double]
  private var stepLength = 0.5
  private(set) var acceptedCount = 0
  private(set) var divergentCount = 0

  /// The way of a trajectory; a full oscillation is 2π.
  private static let trajectory = 1.5
  private static let acceptanceGoal = 0.8

  /// - Parameters:
  ///   - start: a likely point, from which the chain begins at a random distance.
  ///   - stream: the chain's number.
  init(
    _ density: PosteriorDensity, mass: CholeskyFactor, start: [Double], seed: UInt64,
    stream: UInt32
  ) throws {
    self.density = density
    self.mass = mass
    random = RandomStream(seed: seed, stream: stream)
    position = start
    gradient = start.map { _ in 0 }
    energy = try density.evaluate(at: start, gradient: &gradient)
    for _ in 0..<20 {
      let shift = mass.solvedTransposed(start.map { _ in random.normal() })
      let candidate = zip(start, shift).map { $0 + $1 }
      var candidateGradient = gradient
      let candidateEnergy = try density.evaluate(at: candidate, gradient: &candidateGradient)
      guard candidateEnergy.isFinite else { continue }
      (position, energy, gradient) = (candidate, candidateEnergy, candidateGradient)
      break
    }
  }

  /// Tunes the step.
  mutating func warmUp(_ count: Int, interrupted: () throws -> Void) throws {
    let first = logarithm(10 * stepLength)
    var (meanShortfall, smoothed) = (0.0, 0.0)
    for i in 1...max(count, 1) {
      let acceptance = try advance(interrupted)
      let t = Double(i)
      let weight = 1 / (t + 10)
      meanShortfall = (1 - weight) * meanShortfall + weight * (Self.acceptanceGoal - acceptance)
      let logStep = first - t.squareRoot() / 0.05 * meanShortfall
      let memory = exponential(-0.75 * logarithm(t))
      smoothed = memory * logStep + (1 - memory) * smoothed
      stepLength = min(exponential(logStep), 1.5)
    }
    stepLength = min(exponential(smoothed), 1.5)
    (acceptedCount, divergentCount) = (0, 0)
  }

  /// The next point of the chain.
  mutating func next(interrupted: () throws -> Void) throws -> (point: [Double], energy: Double) {
    _ = try advance(interrupted)
    return (position, energy)
  }

  /// One trajectory, accepted or not.
  /// - Returns: the probability with which it was accepted.
  private mutating func advance(_ interrupted: () throws -> Void) throws -> Double {
    try interrupted()
    var momentum = position.map { _ in random.normal() }
    let start = energy + Self.kinetic(momentum)
    let part = 0.8 + 0.4 * random.uniform()
    let steps = min(max(Int((part * Self.trajectory / stepLength).rounded()), 1), 64)
    var (point, slope, potential) = (position, gradient, energy)
    for _ in 0..<steps {
      push(&momentum, slope, 0.5 * stepLength)
      let move = mass.solvedTransposed(momentum)
      for i in point.indices { point[i] += stepLength * move[i] }
      potential = try density.evaluate(at: point, gradient: &slope)
      guard potential.isFinite else { break }
      push(&momentum, slope, 0.5 * stepLength)
    }
    let change = potential + Self.kinetic(momentum) - start
    if !(change < 1000) { divergentCount += 1 }
    let acceptance = change.isNaN ? 0 : min(1, exponential(-change))
    if random.uniform() < acceptance {
      (position, energy, gradient) = (point, potential, slope)
      acceptedCount += 1
    }
    return acceptance
  }

  private func push(_ momentum: inout [Double], _ slope: [Double], _ time: Double) {
    var force = slope
    mass.solveUpper(&force)
    for i in momentum.indices { momentum[i] -= time * force[i] }
  }

  private static func kinetic(_ momentum: [Double]) -> Double {
    momentum.reduce(0) { $0 + $1 * $1 } / 2
  }
}
