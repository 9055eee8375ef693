internal import CSpecial
internal import Numerics

/// The standard normal distribution.
package enum NormalDistribution {
  /// The probability below `z`.
  package static func below(_ z: Double) -> Double { 0.5 * cs_erfc(-z / 2.0.squareRoot()) }

  /// The probability above `z`, accurate however small.
  package static func above(_ z: Double) -> Double { 0.5 * cs_erfc(z / 2.0.squareRoot()) }

  /// The z below which a probability lies; infinite at 0 and 1.
  package static func quantile(_ probability: Double) -> Double { normalQuantile(probability) }

  /// The z for which the probability within ±z is `confidence`.
  package static func twoSided(_ confidence: Double) -> Double {
    normalQuantile(0.5 + 0.5 * confidence)
  }
}
