/// The powers of five from -342 to 308, as 128-bit numbers with the highest bit set; truncated, but rounded up from -27
/// to -1, as D. Lemire's algorithm wants them (doi:10.1002/spe.2984).
enum PowersOfFive {
  static let lowest = -342
  static let highest = 308

  static let table: [(high: UInt64, low: UInt64)] = negative() + positive()

  /// 5^0, 5^1, … by exact multiplication.
  private static func positive() -> [(high: UInt64, low: UInt64)] {
    var words = [UInt64](repeating: 0, count: 12)
    words[0] = 1
    return (0...highest).map { _ in
      defer { multiply(&words) }
      return top(words)
    }
  }

  /// 5^-342, …, 5^-1 by exact division of a power of two: the floor of a floor's fifth is the floor of the 25th part.
  private static func negative() -> [(high: UInt64, low: UInt64)] {
    var words = [UInt64](repeating: 0, count: 16)
    words[15] = 1 << 63
    let powers = (1 ... -lowest).map { power -> (high: UInt64, low: UInt64) in
      divide(&words)
      let (high, low) = top(words)
      guard power <= 27 else { return (high, low) }
      return (low == .max ? high &+ 1 : high, low &+ 1)
    }
    return powers.reversed()
  }

  private static func multiply(_ words: inout [UInt64]) {
    var carry: UInt64 = 0
    for i in words.indices {
      let product = words[i].multipliedFullWidth(by: 5)
      let (sum, overflow) = product.low.addingReportingOverflow(carry)
      words[i] = sum
      carry = product.high + (overflow ? 1 : 0)
    }
  }

  private static func divide(_ words: inout [UInt64]) {
    var remainder: UInt64 = 0
    for i in words.indices.reversed() {
      let (quotient, rest) = (5 as UInt64).dividingFullWidth((remainder, words[i]))
      words[i] = quotient
      remainder = rest
    }
  }

  /// The highest 128 bits from the highest bit that is set.
  private static func top(_ words: [UInt64]) -> (high: UInt64, low: UInt64) {
    guard let last = words.lastIndex(where: { $0 != 0 }) else { return (0, 0) }
    let shift = UInt64(words[last].leadingZeroBitCount)
    func word(_ back: Int) -> UInt64 { last >= back ? words[last - back] : 0 }
    func shifted(_ back: Int) -> UInt64 {
      shift == 0 ? word(back) : word(back) << shift | word(back + 1) >> (64 - shift)
    }
    return (shifted(0), shifted(1))
  }
}
