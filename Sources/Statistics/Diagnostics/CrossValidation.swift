/// How well a model predicts bins that it was not fitted to.
package struct CrossValidation: Sendable, Equatable {
  /// The deviance of each bin, predicted from the fit of the other folds; NaN where that fit failed.
  package let deviances: [Double]
  /// The fold of each bin.
  package let folds: [Int]

  /// The mean deviance of a bin.
  package var meanDeviance: Double {
    let valid = deviances.filter { !$0.isNaN }
    return valid.reduce(0, +) / Double(max(valid.count, 1))
  }

  /// - Parameter foldCount: bin i belongs to fold i modulo this; the number of bins for leave-one-out.
  package init(
    _ likelihood: Likelihood, foldCount: Int, interrupted: @escaping () throws -> Void = {}
  ) throws {
    let count = min(max(foldCount, 2), max(likelihood.binCount, 2))
    let folds = (0..<likelihood.binCount).map { $0 % count }
    var deviances = [Double](repeating: .nan, count: likelihood.binCount)
    for fold in 0..<count {
      let left = folds.indices.filter { folds[$0] == fold }
      let fit = try likelihood.excluding(Set(left)).fit(interrupted: interrupted)
      guard fit.status == .converged else { continue }
      let all = try likelihood.deviances(at: fit.point)
      for bin in left { deviances[bin] = all[bin] }
    }
    self.deviances = deviances
    self.folds = folds
  }
}

extension Likelihood {
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
