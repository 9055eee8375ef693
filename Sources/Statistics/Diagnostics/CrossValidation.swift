internal import Numerics

/// How well a model predicts bins that it was not fitted to.
package struct CrossValidation: Sendable, Equatable {
  /// The deviance of each bin, predicted from the fit of the other folds; NaN where that fit failed.
  package let deviances: [Double]
  /// The fold of each bin.
  package let folds: [Int]

  /// The mean deviance of a bin.
  package var meanDeviance: Double {
    let valid = deviances.filter { !$0.isNaN }
    return valid.isEmpty ? .nan : valid.reduce(0, +) / Double(valid.count)
  }

  /// What only the bins left out depend on cannot be predicted, such as the background of an experiment; it is fitted to
  /// them.
  ///
  /// - Parameter folds: for each bin the number of its fold, from 0; bins of a fold are left out together.
  package init(
    _ likelihood: Likelihood, folds: [Int], interrupted: @escaping () throws -> Void = {}
  ) throws {
    let count = (folds.max() ?? -1) + 1
    var deviances = [Double](repeating: .nan, count: likelihood.binCount)
    let whole = try likelihood.fit(interrupted: interrupted)
    for fold in 0..<count {
      let left = Set(folds.indices.filter { folds[$0] == fold })
      guard let point = try likelihood.predicted(without: left, whole, interrupted) else {
        continue
      }
      let all = try likelihood.deviances(at: point)
      for bin in left { deviances[bin] = all[bin] }
    }
    self.deviances = deviances
    self.folds = folds
  }
}

extension Likelihood {
  /// The point of the fit to the other bins, where what those do not depend on is fitted to these; nil if a fit failed.
  fileprivate func predicted(
    without bins: Set<Int>, _ whole: Fit, _ interrupted: @escaping () throws -> Void
  ) throws -> [Double]? {
    let own = parametersOnly(in: bins)
    let held = Dictionary(uniqueKeysWithValues: own.map { ($0, whole.values[$0]) })
    let others = try excluding(bins).fit(fixing: held, interrupted: interrupted)
    guard others.status == .converged else { return nil }
    if own.isEmpty { return others.point }
    let known = parameters.indices.filter { !own.contains($0) }.map { ($0, others.values[$0]) }
    let fit = try fit(
      fixing: Dictionary(uniqueKeysWithValues: known), interrupted: interrupted)
    return fit.status == .converged ? fit.point : nil
  }

  /// The free parameters that neither the other bins nor a constraint depend on.
  private func parametersOnly(in bins: Set<Int>) -> [Int] {
    var known = Set(constrainedPlaces)
    for channel in channels {
      let kept = channel.bins.enumerated().filter { !bins.contains($0.element) }
      if !kept.isEmpty { known.formUnion(channel.shared) }
      for (i, _) in kept { known.formUnion(channel.ownStart[i]..<channel.ownStart[i + 1]) }
    }
    return parameters.indices.filter { !known.contains($0) && !parameters[$0].isFixed }
  }

  /// Folds of as nearly equal size as can be, dealt at random; as many as bins for leave-one-out.
  package func shuffledFolds(_ count: Int, seed: UInt64) -> [Int] {
    var folds = (0..<binCount).map { $0 % max(count, 1) }
    var random = RandomStream(seed: seed)
    // Fisher and Yates's shuffle.
    for i in stride(from: folds.count - 1, to: 0, by: -1) {
      folds.swapAt(i, min(Int(random.uniform() * Double(i + 1)), i))
    }
    return folds
  }

  /// Each channel as a fold.
  package var channelFolds: [Int] {
    channels.enumerated().flatMap { place, channel in channel.bins.map { _ in place } }
  }

  /// Twice each bin's -ln L in a fit, above the least it can be.
  package func deviances(at fit: Fit) throws -> [Double] { try deviances(at: fit.point) }

  /// The model without some bins, which then say nothing. A bin of a channel with correlated errors cannot be left out
  /// alone; it stays.
  package func excluding(_ bins: Set<Int>) -> Likelihood {
    var observations = observations
    let reduced = channels.map { channel in
      var channel = channel
      switch channel.statistic {
      case .poisson(var weights):
        for (i, bin) in channel.bins.enumerated() where bins.contains(bin) {
          weights[i] = 0
          observations.contents[bin] = 0
        }
        channel.statistic = .poisson(weights: weights)
      case .normal(var inverseVariances):
        for (i, bin) in channel.bins.enumerated() where bins.contains(bin) {
          inverseVariances[i] = 0
        }
        channel.statistic = .normal(inverseVariances: inverseVariances)
      case .correlatedNormal:
        break
      }
      return channel
    }
    return Likelihood(
      parameters: parameters, channels: reduced, constraints: constraints, envelope: envelope,
      observations: observations)
  }
}
