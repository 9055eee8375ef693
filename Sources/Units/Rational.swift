/// An exponent such as 2 or 1/2, in lowest terms with a positive denominator.
///
/// Both parts stay within ±`limit`, so that no operation can overflow: a result outside is
/// replaced by the nearest whole number within, which happens to no exponent that means anything.
package struct Rational: Hashable, Sendable, Comparable {
  package let numerator: Int
  package let denominator: Int

  private static let limit = 1 << 30

  package static let zero = Rational(0)
  package static let one = Rational(1)

  /// The whole number `value`.
  package init(_ value: Int) {
    numerator = max(-Self.limit, min(Self.limit, value))
    denominator = 1
  }

  /// `numerator / denominator`; a denominator of 0 counts as the largest magnitude there is.
  package init(_ numerator: Int, _ denominator: Int) {
    let isNegative = (numerator < 0) != (denominator < 0)
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let top = divisor == 0 ? 0 : numerator.magnitude / divisor
    let bottom = divisor == 0 ? 1 : denominator.magnitude / divisor
    if top <= UInt(Self.limit), (1...UInt(Self.limit)).contains(bottom) {
      self.numerator = isNegative ? -Int(top) : Int(top)
      self.denominator = Int(bottom)
    } else {
      let whole = bottom == 0 ? UInt(Self.limit) : min(UInt(Self.limit), top / bottom)
      self.numerator = isNegative ? -Int(whole) : Int(whole)
      self.denominator = 1
    }
  }

  /// The fraction with a denominator up to 12 that `value` stands for (0.5 is 1/2, 0.3333333333
  /// is 1/3).
  ///
  /// `nil` when there is none within 1e-9 of `value`, or `value` is not finite or too large.
  package init?(approximating value: Double) {
    guard value.isFinite, value.magnitude < Double(Self.limit) / 16 else { return nil }
    for denominator in 1...12 {
      let scaled = value * Double(denominator)
      let nearest = scaled.rounded()
      if (scaled - nearest).magnitude <= 1e-9 * max(1, scaled.magnitude) {
        self.init(Int(nearest), denominator)
        return
      }
    }
    return nil
  }

  package var doubleValue: Double { Double(numerator) / Double(denominator) }
  package var isWhole: Bool { denominator == 1 }

  package static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  package static prefix func - (value: Rational) -> Rational {
    Rational(-value.numerator, value.denominator)
  }

  package static func - (left: Rational, right: Rational) -> Rational { left + -right }

  package static func * (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  package static func / (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  package static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  private static func greatestCommonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

extension Rational: CustomStringConvertible {
  /// `2`, `-1` or `1/2`.
  package var description: String { isWhole ? "\(numerator)" : "\(numerator)/\(denominator)" }
}
