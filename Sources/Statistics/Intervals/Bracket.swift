/// A search for the zero of a falling function: the nearest points known on its two sides, and where to look next (the
/// Illinois variant of the false position, M. Dowell and P. Jarratt, doi:10.1007/BF01934364).
struct Bracket {
  private(set) var low: Double
  private var valueAtLow: Double
  private(set) var high: Double?
  private var valueAtHigh = 0.0
  private var lastWasLow: Bool?

  init(low: Double, valueAtLow: Double) {
    self.low = low
    self.valueAtLow = valueAtLow
  }

  mutating func insert(_ point: Double, _ value: Double) {
    let isLow = value > 0
    if isLow {
      (low, valueAtLow) = (point, value)
      if lastWasLow == true { valueAtHigh /= 2 }
    } else {
      (high, valueAtHigh) = (point, value)
      if lastWasLow == false { valueAtLow /= 2 }
    }
    lastWasLow = isLow
  }

  /// Whether the two sides are as close as it matters.
  var isNarrow: Bool {
    guard let high else { return false }
    return high - low <= 1e-12 * max(high.magnitude, low.magnitude)
  }

  var next: Double {
    guard let high else { return low + 2 * max(low.magnitude, .leastNormalMagnitude) }
    let next = low + (high - low) * valueAtLow / (valueAtLow - valueAtHigh)
    return next > low && next < high ? next : (low + high) / 2
  }
}
