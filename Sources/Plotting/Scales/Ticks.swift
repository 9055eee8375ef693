import Glibc

/// The ticks of an axis: labelled ones, smaller ones between, and a power of ten common to all labels.
struct Ticks: Sendable {
  var major: [Tick]
  var minor: [Double] = []
  /// Labels are to be multiplied by this (`×10⁻⁴⁵`); empty if they are plain.
  var factor = ""
}

extension Ticks {
  /// Names in the middles of the stretches 0…1, 1…2, …; evenly left out where there are more than `count`.
  static func named(_ names: [String], count: Int) -> Ticks {
    let step = max(1, (names.count + count - 1) / max(1, count))
    return Ticks(
      major: stride(from: 0, to: names.count, by: step).map {
        Tick(value: Double($0) + 0.5, label: names[$0])
      })
  }
}

/// A labelled place on an axis.
struct Tick: Sendable, Equatable {
  var value: Double
  var label: String
}

/// `mantissa` × 10^`exponent`, correctly rounded; 0 or infinite beyond the range of doubles.
func decimalValue(_ mantissa: Int, _ exponent: Int) -> Double {
  Double("\(mantissa)e\(exponent)") ?? 0
}

/// The whole number k with 10^k ≤ `value` < 10^(k+1), for positive `value`.
func decade(_ value: Double) -> Int {
  guard value > 0, value.isFinite else { return 0 }
  let guess = Int(log10(value).rounded(.down))
  if decimalValue(1, guess) > value { return guess - 1 }
  return decimalValue(1, guess + 1) <= value ? guess + 1 : guess
}
