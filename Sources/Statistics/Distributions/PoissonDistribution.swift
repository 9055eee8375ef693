internal import CSpecial
internal import Numerics

/// The distribution of a count with a mean that is not negative.
package struct PoissonDistribution: Sendable {
  package let mean: Double

  package init(mean: Double) {
    self.mean = mean
  }

  /// The probability of `count`.
  package func probability(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    if mean == 0 { return count == 0 ? 1 : 0 }
    let n = Double(count)
    return exponential(n * logarithm(mean) - mean - cs_log_gamma(n + 1))
  }

  /// The probability of `count` or less.
  package func upTo(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    return mean > 0 ? cs_gamma_q(Double(count) + 1, mean) : 1
  }

  /// The probability of `count` or more.
  package func from(_ count: Int) -> Double {
    guard count > 0 else { return 1 }
    return mean > 0 ? cs_gamma_p(Double(count), mean) : 0
  }
}
