internal import Numerics

/// Throws toy data from a model: the contents of the bins, and the auxiliary measurements of the constraints.
///
/// A toy is a pure function of (seed, stream, toy): neither the number of threads nor the order of the work changes it.
struct ToyGenerator: Sendable {
  private let likelihood: Likelihood
  private let point: [Double]
  private let expected: [Double]

  /// - Parameter point: the true parameters, in the coordinates of the fit.
  init(_ likelihood: Likelihood, at point: [Double]) throws {
    try likelihood.requireBins()
    self.likelihood = likelihood
    self.point = point
    expected = try Evaluator(likelihood).expected(at: point)
  }

  func observations(seed: UInt64, stream: UInt32, toy: Int) -> Observations {
    var random = RandomStream(seed: seed, stream: stream, item: UInt64(toy))
    var result = likelihood.observations
    for channel in likelihood.channels {
      fill(&result.contents, channel, &random)
    }
    var next = 0
    for constraint in likelihood.constraints {
      let values = constraint.measurements(at: point, &random)
      result.auxiliary.replaceSubrange(next..<next + values.count, with: values)
      next += values.count
    }
    return result
  }

  private func fill(
    _ contents: inout [Double], _ channel: LikelihoodChannel, _ random: inout RandomStream
  ) {
    switch channel.statistic {
    case .poisson:
      for bin in channel.bins { contents[bin] = Double(random.poisson(expected[bin])) }
    case .normal(let inverseVariances):
      for (bin, inverse) in zip(channel.bins, inverseVariances) {
        contents[bin] = expected[bin] + random.normal() / inverse.squareRoot()
      }
    case .correlatedNormal(let factor):
      let shifts = factor.times(channel.bins.map { _ in random.normal() })
      for (bin, shift) in zip(channel.bins, shifts) { contents[bin] = expected[bin] + shift }
    }
  }
}

extension ConstraintTerm {
  /// Auxiliary measurements as they fluctuate about the parameters.
  fileprivate func measurements(at point: [Double], _ random: inout RandomStream) -> [Double] {
    switch self {
    case .normal(let place, let deviation):
      return [point[place] + deviation * random.normal()]
    case .logNormal(let place, let spread):
      return [point[place] * exponential(spread * random.normal())]
    case .poisson(let place, let scale):
      return [Double(random.poisson(scale * point[place]))]
    case .correlatedNormal(let places, let factor):
      let shifts = factor.times(places.map { _ in random.normal() })
      return zip(places, shifts).map { point[$0] + $1 }
    }
  }

  /// The auxiliary measurements that are expected.
  fileprivate func expectation(at point: [Double]) -> [Double] {
    switch self {
    case .normal(let place, _), .logNormal(let place, _): [point[place]]
    case .poisson(let place, let scale): [scale * point[place]]
    case .correlatedNormal(let places, _): places.map { point[$0] }
    }
  }
}

extension Likelihood {
  /// What would be measured without any fluctuation: the Asimov data.
  func expectedObservations(at point: [Double]) throws -> Observations {
    try requireBins()
    return Observations(
      contents: try Evaluator(self).expected(at: point),
      auxiliary: constraints.flatMap { $0.expectation(at: point) })
  }

  fileprivate func requireBins() throws {
    for channel in channels {
      if case .poisson(let weights) = channel.statistic, weights.contains(where: { $0 != 1 }) {
        throw IntervalError.notBinned(channel: channel.name)
      }
    }
  }
}
