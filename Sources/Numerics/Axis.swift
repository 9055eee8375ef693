internal import CNumerics

/// How numbers are spread over a range.
package enum Spacing: Sendable, Equatable {
  case linear
  case logarithmic
}

/// A finite range of numbers with a spacing: fractions 0…1 of the way along it, and back.
package struct Axis: Sendable, Equatable {
  package let low: Double
  package let high: Double
  package let spacing: Spacing
  /// The length of the range, or of its logarithm.
  private let length: Double

  /// `nil` unless `low < high`, both are finite, and on a logarithmic axis both are positive.
  package init?(_ low: Double, _ high: Double, _ spacing: Spacing = .linear) {
    guard low.isFinite, high.isFinite, low < high, spacing == .linear || low > 0 else { return nil }
    self.low = low
    self.high = high
    self.spacing = spacing
    length = spacing == .linear ? high - low : logarithm(high) - logarithm(low)
    guard length.isFinite, length > 0 else { return nil }
  }

  /// The number at this fraction of the way; exactly `low` at 0 and `high` at 1, and never beyond them.
  package func number(at fraction: Double) -> Double {
    if fraction <= 0 { return low }
    if fraction >= 1 { return high }
    // From the nearer end: exact there, and a logarithmic range may be wider than a double's exponent.
    let near = fraction < 0.5 ? low : high
    let way = length * (fraction < 0.5 ? fraction : fraction - 1)
    let number = spacing == .linear ? near + way : near * exponential(way)
    return min(max(number, low), high)
  }

  /// The fraction of the way at which a number of the range lies.
  package func fraction(of number: Double) -> Double {
    switch spacing {
    case .linear: (number - low) / length
    case .logarithmic: (logarithm(number) - logarithm(low)) / length
    }
  }

  /// `count` numbers, equally spaced, with both ends; fewer than two are the low end, or none.
  package func grid(_ count: Int) -> [Double] {
    (0..<max(count, 0)).map { number(at: Double($0) / Double(max(count - 1, 1))) }
  }
}

/// The natural logarithm, the same bits on every processor.
package func logarithm(_ x: Double) -> Double {
  var result = 0.0
  withUnsafePointer(to: x) { cn_map(cn_log, $0, &result, 1) }
  return result
}

/// The exponential function, the same bits on every processor.
package func exponential(_ x: Double) -> Double {
  var result = 0.0
  withUnsafePointer(to: x) { cn_map(cn_exp, $0, &result, 1) }
  return result
}
