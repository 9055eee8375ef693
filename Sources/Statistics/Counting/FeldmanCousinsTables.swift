internal import Numerics

/// The intervals of G. Feldman and R. Cousins, doi:10.1103/PhysRevD.57.3873, where they need no toys.
package enum FeldmanCousinsTables {
  /// The interval of a Poisson signal above a known background: the outermost values that are accepted.
  ///
  /// Not smoothed in the background, as the upper ends in the paper's tables are for few counts.
  package static func poisson(
    _ count: Int, background: Double, confidence: Double
  ) -> ClosedRange<Double> {
    let n = Double(max(count, 0))
    let reach = 8 * (n + 1).squareRoot() + 10
    let low = max(0, n - background - reach)
    let high = max(0, n - background) + reach
    let step = max(0.005, (n + 1).squareRoot() / 1000)
    let accepts = { isAccepted(count, signal: $0, background: background, confidence) }
    let grid = stride(from: low, through: high, by: step)
    let first = grid.first(where: accepts) ?? max(0, n - background)
    let last = grid.reversed().first(where: accepts) ?? first
    let lower = first <= low ? first : edge(accepted: first, refused: first - step, accepts)
    return lower...max(lower, edge(accepted: last, refused: last + step, accepts))
  }

  /// Halves the way between an accepted and a refused value.
  private static func edge(
    accepted: Double, refused: Double, _ accepts: (Double) -> Bool
  ) -> Double {
    var (inside, outside) = (accepted, refused)
    for _ in 0..<40 {
      let middle = (inside + outside) / 2
      if accepts(middle) { inside = middle } else { outside = middle }
    }
    return inside
  }

  /// Whether a count is among those, in the order of their likelihood ratio to the best signal, that together have the
  /// probability `confidence`.
  private static func isAccepted(
    _ count: Int, signal: Double, background: Double, _ confidence: Double
  ) -> Bool {
    let mean = signal + background
    func ratio(_ n: Int) -> Double {
      let best = max(Double(n), background)
      let power = n == 0 ? 0 : Double(n) * (mean > 0 ? logarithm(mean / best) : -.infinity)
      return power - mean + best
    }
    // The ratio rises up to the mean and falls from there: the counts before this one are a stretch on its other side.
    let own = ratio(count)
    let distribution = PoissonDistribution(mean: mean)
    if Double(count) <= mean {
      let farthest = Int(mean + 12 * mean.squareRoot()) + 20
      let end = firstIndex(in: Int(mean) + 1..<farthest) { ratio($0) <= own }
      return distribution.upTo(end - 1) - distribution.upTo(count) < confidence
    }
    let start = firstIndex(in: 0..<Int(mean) + 1) { ratio($0) > own }
    return distribution.upTo(count - 1) - distribution.upTo(start - 1) < confidence
  }

  /// The first number of a range that meets a condition that all later ones meet too; the end of the range if none does.
  private static func firstIndex(in range: Range<Int>, where condition: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The interval of a mean that is not negative, of which `x` was measured with the standard deviation 1.
  package static func gaussian(_ x: Double, confidence: Double) -> ClosedRange<Double> {
    // Both ends of what a mean accepts grow with it.
    let upper = root(from: 0, to: max(x, 0) + 10) { accepted(mean: $0, confidence).lowerBound - x }
    let lower =
      accepted(mean: 0, confidence).upperBound >= x
      ? 0 : root(from: 0, to: max(x, 0)) { accepted(mean: $0, confidence).upperBound - x }
    return lower...max(lower, upper)
  }

  /// The measurements that a mean accepts.
  private static func accepted(mean: Double, _ confidence: Double) -> ClosedRange<Double> {
    // The lower end with the same likelihood ratio as an upper one.
    func lower(_ upper: Double) -> Double {
      let distance = upper - mean
      if mean - distance >= 0 { return mean - distance }
      return mean > 0 ? (mean * mean - distance * distance) / (2 * mean) : -.infinity
    }
    let upper = root(from: mean, to: mean + 10) { upper in
      let below = NormalDistribution.below(lower(upper) - mean)
      return NormalDistribution.below(upper - mean) - below - confidence
    }
    return min(lower(upper), upper)...upper
  }

  /// The zero of a function that rises, to the spacing of doubles.
  private static func root(
    from low: Double, to high: Double, _ function: (Double) -> Double
  ) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if function(middle) < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
