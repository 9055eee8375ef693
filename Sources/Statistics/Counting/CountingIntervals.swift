internal import CSpecial

/// Intervals of counts and of efficiencies.
package enum CountingIntervals {
  /// The central interval of a Poisson mean of which `count` were found (F. Garwood, doi:10.1093/biomet/28.3-4.437).
  package static func garwood(_ count: Int, confidence: Double) -> ClosedRange<Double> {
    let tail = (1 - confidence) / 2
    let n = Double(max(count, 0))
    let lower = n > 0 ? cs_gamma_p_inverse(n, tail) : 0
    return lower...max(lower, cs_gamma_q_inverse(n + 1, tail))
  }

  /// The central interval of an efficiency, of `passed` among `total` (C. Clopper and E. Pearson,
  /// doi:10.1093/biomet/26.4.404).
  package static func clopperPearson(
    _ passed: Int, of total: Int, confidence: Double
  ) -> ClosedRange<Double> {
    let tail = (1 - confidence) / 2
    let (k, n) = (Double(passed), Double(total))
    let lower = passed > 0 ? cs_beta_inverse(k, n - k + 1, tail) : 0
    let upper = passed < total ? cs_beta_inverse(k + 1, n - k, 1 - tail) : 1
    return lower...max(lower, upper)
  }

  /// The CLs limit of a signal above a known background, with the Poisson tail of the count: the signal at which
  /// P(≤ n | s + b) / P(≤ n | b) is 1 - `confidence`. It is also the Bayesian limit for a flat prior.
  package static func clsLimit(_ count: Int, background: Double, confidence: Double) -> Double {
    let n = Double(max(count, 0)) + 1
    let backgroundOnly = background > 0 ? cs_gamma_q(n, background) : 1
    let total = cs_gamma_q_inverse(n, (1 - confidence) * backgroundOnly)
    return max(total - background, 0)
  }
}
