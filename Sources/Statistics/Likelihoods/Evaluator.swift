internal import Numerics
internal import CSpecial
internal import Columns

/// Evaluates a likelihood, again and again in the same memory; one for each thread.
final class Evaluator {
  let likelihood: Likelihood
  /// What was measured: first the likelihood's own, later perhaps that of a toy.
  var observations: Observations {
    didSet { constant = Self.constant(likelihood, observations) }
  }
  private var constant: Double
  private let scratch: Scratch
  private let channels: [ChannelEvaluation]
  private var unused: Derivatives

  init(_ likelihood: Likelihood) {
    let scratch = Scratch()
    self.likelihood = likelihood
    self.scratch = scratch
    observations = likelihood.observations
    constant = Self.constant(likelihood, likelihood.observations)
    channels = likelihood.channels.map { ChannelEvaluation($0, scratch) }
    unused = Derivatives(envelope: Envelope(last: []))
  }

  /// How far rounding may move -ln L: its terms are as large as the constants that they are added to.
  var rounding: Double { 2 * constant.ulp }

  /// -ln L; infinite where something that was measured is impossible.
  func value(at point: [Double]) throws -> Double {
    try evaluate(at: point, .value, into: &unused)
  }

  /// -ln L and its derivatives, which mean nothing if it is infinite.
  func evaluate(
    at point: [Double], _ order: DerivativeOrder, into derivatives: inout Derivatives
  ) throws -> Double {
    var sum = CompensatedSum()
    sum.add(constant)
    try derivatives.accumulate(order) { target in
      try point.withUnsafeBufferPointer { point in
        guard let point = point.baseAddress else { return }
        try addChannels(at: point, order, target, to: &sum)
        addConstraints(at: point, order, target, to: &sum)
      }
    }
    let value = sum.value
    return value.isNaN ? .infinity : value
  }

  private func addChannels(
    at point: Numbers, _ order: DerivativeOrder, _ target: DerivativeTarget,
    to sum: inout CompensatedSum
  ) throws {
    try observations.contents.withUnsafeBufferPointer { contents in
      guard let contents = contents.baseAddress else { return }
      for channel in channels {
        let observed = contents + channel.channel.bins.lowerBound
        sum.add(try channel.evaluate(at: point, observed: observed, order, target))
      }
    }
  }

  private func addConstraints(
    at point: Numbers, _ order: DerivativeOrder, _ target: DerivativeTarget,
    to sum: inout CompensatedSum
  ) {
    observations.auxiliary.withUnsafeBufferPointer { auxiliary in
      guard var next = auxiliary.baseAddress else { return }
      for constraint in likelihood.constraints {
        sum.add(constraint.evaluate(at: point, next, order, target))
        next += constraint.auxiliaryCount
      }
    }
  }

  /// What is expected in the bins of all channels.
  func expected(at point: [Double]) throws -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(likelihood.binCount)
    for channel in channels {
      try point.withUnsafeBufferPointer { point in
        if let point = point.baseAddress { try channel.predict(at: point) }
      }
      result += UnsafeBufferPointer(start: channel.expected, count: channel.channel.bins.count)
    }
    return result
  }

  /// The first bin whose content is impossible at a point: its channel, its place there, and what is expected.
  func firstImpossibleBin(
    at point: [Double]
  ) throws -> (channel: String, bin: Int, expected: Double)? {
    _ = try expected(at: point)
    return observations.contents.withUnsafeBufferPointer { contents in
      guard let contents = contents.baseAddress else { return nil }
      for channel in channels {
        let observed = contents + channel.channel.bins.lowerBound
        if let bin = channel.firstImpossible(observed) {
          return (channel.channel.name, bin, channel.expected[bin])
        }
      }
      return nil
    }
  }

  /// The part of -ln L that no parameter changes.
  private static func constant(_ likelihood: Likelihood, _ observations: Observations) -> Double {
    var sum = CompensatedSum()
    for channel in likelihood.channels {
      switch channel.statistic {
      case .poisson:
        for count in observations.contents[channel.bins] { sum.add(cs_log_gamma(count + 1)) }
      case .normal(let inverseVariances):
        for inverse in inverseVariances where inverse > 0 {
          sum.add(halfLogTwoPi - logarithm(inverse) / 2)
        }
      case .correlatedNormal(let factor):
        sum.add(Double(channel.bins.count) * halfLogTwoPi + factor.logDeterminant / 2)
      }
    }
    var next = 0
    for constraint in likelihood.constraints {
      let end = next + constraint.auxiliaryCount
      sum.add(constraint.constant(observations.auxiliary[next..<end]))
      next = end
    }
    return sum.value
  }
}
