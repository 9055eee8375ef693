/// The random draws of one item, such as a toy or a simulated event: a pure function of the seed, the stream, the item
/// and the number of the draw. Neither threads, nor the order of the items, nor other items can change a bit.
package struct RandomStream: RandomNumberGenerator, Sendable {
  private let key: SIMD2<UInt32>
  private let item: UInt64
  private let stream: UInt32
  private var block: UInt32 = 0
  /// The second half of the last block, until it is drawn.
  private var rest: UInt64?

  /// - Parameters:
  ///   - stream: what the items are for, such as the point of a scan; streams share no draw.
  ///   - item: 2³³ draws each, after which they repeat.
  package init(seed: UInt64, stream: UInt32 = 0, item: UInt64 = 0) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.stream = stream
    self.item = item
  }

  /// 64 random bits.
  package mutating func next() -> UInt64 {
    if let rest {
      self.rest = nil
      return rest
    }
    let counter = SIMD4(
      block, UInt32(truncatingIfNeeded: item), UInt32(truncatingIfNeeded: item >> 32), stream)
    let words = Philox.words(counter: counter, key: key)
    block &+= 1
    rest = UInt64(words.w) << 32 | UInt64(words.z)
    return UInt64(words.y) << 32 | UInt64(words.x)
  }

  /// A number between 0 and 1, neither of them included: the middles of 2⁵² equal intervals.
  package mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// A number of the standard normal distribution, from one draw.
  package mutating func normal() -> Double { normalQuantile(uniform()) }

  /// A number of the exponential distribution with mean 1, from one draw.
  package mutating func exponential() -> Double { -logarithm(uniform()) }

  /// A number of the Poisson distribution; 0 for a mean that is not positive, and a mean above 10¹⁵ counts as 10¹⁵.
  package mutating func poisson(_ mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    return mean < 10 ? countUp(mean) : transformedRejection(min(mean, 1e15))
  }

  /// Inverts the distribution term by term, from one draw.
  private mutating func countUp(_ mean: Double) -> Int {
    var (left, term) = (uniform(), Numerics.exponential(-mean))
    var count = 0
    // Beyond 100 the distribution holds less than a uniform draw can resolve.
    while left > term, count < 100 {
      left -= term
      count += 1
      term *= mean / Double(count)
    }
    return count
  }

  /// Algorithm PTRS of W. Hörmann, Insurance: Mathematics and Economics 12 (1993) 39,
  /// doi:10.1016/0167-6687(93)90997-4, for a mean of at least 10.
  private mutating func transformedRejection(_ mean: Double) -> Int {
    let (root, logMean) = (mean.squareRoot(), logarithm(mean))
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let (scale, squeeze) = (1.1239 + 1.1328 / (b - 3.4), 0.9277 - 3.6224 / (b - 2))
    while true {
      let (u, v) = (uniform() - 0.5, uniform())
      let side = 0.5 - u.magnitude
      let count = ((2 * a / side + b) * u + mean + 0.43).rounded(.down)
      if side >= 0.07, v <= squeeze { return Int(count) }
      if count < 0 || (side < 0.013 && v > side) { continue }
      let height = logarithm(v * scale / (a / (side * side) + b))
      if height <= count * logMean - mean - logFactorial(count) { return Int(count) }
    }
  }
}

/// ln(k!) of a whole number, to 1e-15 relative: a product below 16, by Stirling's series above.
private func logFactorial(_ k: Double) -> Double {
  if k < 16 { return logarithm(stride(from: 1, through: k, by: 1).reduce(1, *)) }
  let inverse = 1 / k
  let square = inverse * inverse
  let series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)))
  return (k + 0.5) * logarithm(k) - k + 0.918938533204672742 + series
}
