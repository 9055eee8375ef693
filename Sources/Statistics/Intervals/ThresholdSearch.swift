/// The search for the place where -2 ln of a likelihood ratio reaches a threshold on the way from the best fit, by Newton's
/// method on its root, which is nearly straight, between places known to lie on both sides.
struct ThresholdSearch {
  var threshold: Double
  /// The best fit, and the end of the way, which may be infinite.
  var best: Double
  var end: Double
  /// A length over which the likelihood changes.
  var scale: Double

  /// A place on the way.
  struct Sample {
    var statistic: Double
    /// Its derivative along the way.
    var slope: Double
    var isValid: Bool
  }

  /// - Returns: the place, and whether it is the end of the way, where the threshold is not reached.
  func run(_ sample: (Double) throws -> Sample) throws -> (place: Double, isEnd: Bool) {
    guard end != best else { return (end, true) }
    let isUpwards = end > best
    let goal = threshold.squareRoot()
    var inside = best
    var outside: Double?
    var next = best + (isUpwards ? 1 : -1) * goal * scale
    for _ in 0..<100 {
      if let outside {
        if (next - inside) * (next - outside) >= 0 { next = (inside + outside) / 2 }
      } else if isUpwards ? next <= inside : next >= inside {
        // Where the statistic falls on the way, Newton's step leads back.
        next = inside + (isUpwards ? 1 : -1) * max(scale, (inside - best).magnitude)
      }
      if isUpwards ? next >= end : next <= end { next = end }
      let found = try sample(next)
      if found.isValid, (found.statistic - threshold).magnitude < 1e-9 * max(threshold, 1) { break }
      if !found.isValid || found.statistic > threshold {
        outside = next
      } else if next == end {
        return (end, true)
      } else {
        inside = next
      }
      if let outside, (outside - inside).magnitude <= 1e-12 * scale { break }
      next = step(from: next, found, inside: inside, outside: outside)
    }
    return (next, false)
  }

  /// Newton's step; no further than ten times the scale, where the slope tells little.
  private func step(
    from place: Double, _ found: Sample, inside: Double, outside: Double?
  ) -> Double {
    let root = found.statistic.squareRoot()
    let next = place + (threshold.squareRoot() - root) * 2 * root / found.slope
    if found.isValid, next.isFinite {
      return min(max(next, place - 10 * scale), place + 10 * scale)
    }
    guard let outside else { return inside + 2 * (place - inside) }
    return (inside + outside) / 2
  }
}
