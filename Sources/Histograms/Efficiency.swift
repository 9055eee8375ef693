internal import CSpecial

/// The part of some events that passes, with its uncertainty.
///
/// Events have weights: what passes adds up to `passed` and the squares of its weights to `passedSquares`; so do all
/// events, those that pass among them.
package struct Efficiency: Sendable, Equatable {
  package let passed: Double
  package let passedSquares: Double
  package let total: Double
  package let totalSquares: Double

  package init(passed: Double, passedSquares: Double, total: Double, totalSquares: Double) {
    self.passed = passed
    self.passedSquares = passedSquares
    self.total = total
    self.totalSquares = totalSquares
  }

  /// Of events without weights.
  package init(passed: Int, of total: Int) {
    self.init(
      passed: Double(passed), passedSquares: Double(passed), total: Double(total),
      totalSquares: Double(total))
  }

  /// NaN if there are no events.
  package var value: Double { total == 0 ? .nan : passed / total }

  /// The standard deviation in normal approximation: σ² = ((1 - 2ε) Σ_pass w² + ε² Σ_all w²) / (Σ_all w)², which is
  /// ε (1 - ε)/N without weights.
  package var error: Double {
    let variance = (1 - 2 * value) * passedSquares + value * value * totalSquares
    return max(variance, 0).squareRoot() / total.magnitude
  }

  /// The interval of Clopper and Pearson, which covers the true value at least as often as `level` says.
  ///
  /// With weights it is that of the effective number of events N = (Σ_all w)²/Σ_all w², ε N of which pass; nothing is
  /// guaranteed then. It is 0…1 if there are no events, and NaN where ε lies outside of 0…1.
  ///
  /// Source: C. Clopper, E. Pearson, Biometrika 26 (1934) 404, doi:10.1093/biomet/26.4.404.
  package func clopperPearson(level: Double = 0.682_689_492_137_086) -> ClosedRange<Double>? {
    guard total != 0 else { return 0...1 }
    let events = total * total / totalSquares
    let successes = value * events
    guard value >= 0, value <= 1, events.isFinite else { return nil }
    let tail = (1 - level) / 2
    let low =
      successes > 0 ? cs_beta_inverse(successes, events - successes + 1, tail) : 0
    let high =
      successes < events ? cs_beta_inverse(successes + 1, events - successes, 1 - tail) : 1
    return low <= high ? low...high : nil
  }
}

extension Histogram {
  /// Bin by bin the part of `whole` that is in this histogram, which must be filled with some of its entries.
  package func efficiencies(of whole: Histogram) throws(HistogramError) -> [Efficiency] {
    guard axes.haveSameBins(as: whole.axes) else { throw .axesDiffer }
    let parts = zip(inner(sums), inner(squares))
    return zip(parts, zip(whole.inner(whole.sums), whole.inner(whole.squares))).map {
      Efficiency(passed: $0.0, passedSquares: $0.1, total: $1.0, totalSquares: $1.1)
    }
  }
}
