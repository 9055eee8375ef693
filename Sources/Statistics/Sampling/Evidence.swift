internal import Numerics

/// The integral of the likelihood over the parameters, by bridge sampling between the posterior and a normal distribution
/// fitted to half of its draws (X.-L. Meng and W. H. Wong, Statistica Sinica 6 (1996) 831; error by S. Frühwirth-Schnatter,
/// doi:10.1111/j.1368-423X.2004.00125.x).
package struct Evidence: Sendable, Equatable {
  /// ln ∫ L dθ over the ranges of the parameters that were drawn.
  package let logIntegral: Double
  /// Its standard error.
  package let error: Double
  /// ln of the volume of the ranges of parameters without a constraint, by which a flat prior divides; `nil` if a range is
  /// infinite: then no prior can be normalised, and evidences of models must not be compared.
  package let logPriorVolume: Double?

  /// ln of the evidence with flat, normalised priors.
  package var logEvidence: Double? { logPriorVolume.map { logIntegral - $0 } }
}

extension PosteriorSample {
  /// - Throws: what a model's own functions throw.
  package func evidence() throws -> Evidence {
    let halves = points.map { ($0.prefix($0.count / 2), $0.suffix($0.count / 2)) }
    let proposal = NormalProposal(halves.flatMap { Array($0.0) })
    let density = density
    var gradient = [Double](repeating: 0, count: density.dimension)
    // ln of posterior over proposal, at draws of the posterior and of the proposal.
    var fromPosterior: [Double] = []
    for (points, energies) in zip(halves.map(\.1), energies) {
      for (point, energy) in zip(points, energies.suffix(points.count)) {
        fromPosterior.append(-energy - proposal.logDensity(point))
      }
    }
    var random = RandomStream(seed: plan.seed, stream: UInt32.max)
    var fromProposal: [Double] = []
    for _ in fromPosterior {
      let point = proposal.draw(&random)
      let energy = try density.evaluate(at: point, gradient: &gradient)
      fromProposal.append(-energy - proposal.logDensity(point))
    }
    let independent = bridgeSize(fromPosterior.count)
    let bridge = Bridge(fromPosterior, fromProposal, independent: independent)
    return Evidence(
      logIntegral: bridge.logRatio, error: bridge.error, logPriorVolume: density.logPriorVolume)
  }

  /// How many independent draws the second halves are worth: by the parameter that mixes worst.
  private func bridgeSize(_ count: Int) -> Double {
    let sizes = names.indices.map { summary(of: $0).bulkSize }
    return max(min((sizes.min() ?? 0) / 2, Double(count)), 1)
  }
}

extension PosteriorDensity {
  fileprivate var logPriorVolume: Double? {
    let constrained = Set(likelihood.constrainedPlaces)
    var sum = 0.0
    for place in places where !constrained.contains(place) {
      let range = likelihood.parameters[place].outerRange
      let width = range.upperBound - range.lowerBound
      guard width.isFinite else { return nil }
      sum += logarithm(width)
    }
    return sum
  }
}

/// A normal distribution with the mean and the covariance of some points.
private struct NormalProposal {
  private let mean: [Double]
  private let covariance: CholeskyFactor

  init(_ points: [[Double]]) {
    let dimension = points.first?.count ?? 0
    let count = Double(max(points.count, 2))
    var mean = [Double](repeating: 0, count: dimension)
    for point in points { for i in mean.indices { mean[i] += point[i] / count } }
    var matrix = EnvelopeMatrix(Envelope(dense: dimension))
    for point in points {
      for i in mean.indices {
        for j in i..<dimension {
          matrix[i, j] += (point[i] - mean[i]) * (point[j] - mean[j]) / (count - 1)
        }
      }
    }
    self.mean = mean
    covariance = CholeskyFactor(matrix) ?? CholeskyFactor(identity: dimension)
  }

  func logDensity(_ point: [Double]) -> Double {
    var pulls = zip(point, mean).map { $0 - $1 }
    covariance.solveUpper(&pulls)
    let square = pulls.reduce(0) { $0 + $1 * $1 }
    return -square / 2 - covariance.logDeterminant / 2 - Double(mean.count) * halfLogTwoPi
  }

  func draw(_ random: inout RandomStream) -> [Double] {
    let shift = covariance.times(mean.map { _ in random.normal() })
    return zip(mean, shift).map { $0 + $1 }
  }
}

/// The ratio of two normalisations from ln of the ratio of the densities at draws of both.
private struct Bridge {
  private(set) var logRatio = 0.0
  private(set) var error = Double.infinity

  init(_ posterior: [Double], _ proposal: [Double], independent: Double) {
    let (n1, n2) = (independent, Double(proposal.count))
    let (s1, s2) = (n1 / (n1 + n2), n2 / (n1 + n2))
    let shift = sortedQuantile(posterior.sorted(), 0.5)
    let upper = proposal.map { exponential($0 - shift) }
    let lower = posterior.map { exponential($0 - shift) }
    var ratio = 1.0
    for _ in 0..<1000 {
      let numerator = upper.reduce(0) { $0 + $1 / (s1 * $1 + s2 * ratio) } / Double(upper.count)
      let denominator = lower.reduce(0) { $0 + 1 / (s1 * $1 + s2 * ratio) } / Double(lower.count)
      let next = numerator / denominator
      let isSettled = (next - ratio).magnitude <= 1e-12 * ratio
      ratio = next
      if isSettled { break }
    }
    logRatio = logarithm(ratio) + shift
    let first = Self.relativeVariance(upper.map { $0 / ratio / (s1 * $0 / ratio + s2) })
    let second = Self.relativeVariance(lower.map { 1 / (s1 * $0 / ratio + s2) })
    error = (first / n2 + second / n1).squareRoot()
  }

  private static func relativeVariance(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return variance / (mean * mean)
  }
}
