/// By which rule an interval or a limit was made; without it the numbers mean little.
package enum IntervalRule: Sendable, Equatable {
  /// Where -2 ln of the profile likelihood ratio reaches this.
  case profile(threshold: Double, sides: Int)
  /// CLs with the asymptotic distribution of q̃ (G. Cowan et al., arXiv:1007.1727).
  case asymptoticCLs
  /// CLs with the distribution of q̃ from toys.
  case toyCLs(toys: Int, seed: UInt64)
  /// CLs with the Poisson tail of one counting bin.
  case exactCLs
  /// Feldman and Cousins for one counting bin, from the Poisson distribution.
  case exactFeldmanCousins
  /// Feldman and Cousins with toys whose nuisance parameters are those that fit best (NOvA, arXiv:2207.14353).
  case feldmanCousins(toys: Int, seed: UInt64)
  /// A flat prior in the parameter within its range.
  case bayesian(samples: Int, seed: UInt64)
}

/// What is known of a parameter at a confidence level, and by which rule.
package struct Interval: Sendable, Equatable {
  package var parameter: String
  /// The ends; those of the parameter's range where nothing excludes them.
  package var lower: Double
  package var upper: Double
  package var confidence: Double
  package var rule: IntervalRule
  /// Whether an end is that of the parameter's range and not one that the data made.
  package var isLowerEndOfRange: Bool
  package var isUpperEndOfRange: Bool
  /// The best fit.
  package var estimate: Double
}

/// Why there is no interval.
package enum IntervalError: Error, Sendable, Equatable {
  case confidence(Double)
  /// The fit on which it rests failed.
  case fit(FitStatus)
  /// The parameter is fixed.
  case fixed(String)
  /// A counting experiment of one bin without nuisance parameters is asked for, and this is none.
  case notCounting
  /// Unbinned data cannot be thrown from what is known of the model.
  case notBinned(channel: String)
  /// No value up to this is excluded.
  case noCrossing(upTo: Double)
  /// So many of the toys at a value of the parameter failed.
  case toysFailed(at: Double, failed: Int, of: Int)
}
