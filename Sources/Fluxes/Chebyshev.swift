internal import Glibc

/// Polynomials on -1…1 in Chebyshev's basis: four at once, as they are evaluated together.
enum Chebyshev {
  /// The points per panel, and so the number of coefficients.
  static let count = 16

  /// Chebyshev's points of the first kind, rising; never at the ends.
  static let points: [Double] = (0..<count).map { -cosine(2 * $0 + 1) }

  /// `transform[k][j]` is what the value at point j adds to coefficient k.
  private static let transform: [[Double]] = (0..<count).map { k in
    let scale = (k == 0 ? 1.0 : 2.0) / Double(count)
    return (0..<count).map { j in scale * (k % 2 == 0 ? 1 : -1) * cosine((2 * j + 1) * k) }
  }

  /// cos(π i / 2n) for n points.
  private static func cosine(_ i: Int) -> Double {
    // Reduced first, so that the values are as symmetric as the angles.
    let turn = i % (4 * count)
    let folded = min(turn, 4 * count - turn)
    return folded == count ? 0 : cos(.pi * Double(folded) / Double(2 * count))
  }

  /// The coefficients of the polynomials through these values at the points.
  static func coefficients(_ values: ArraySlice<SIMD4<Double>>) -> [SIMD4<Double>] {
    transform.map { row in zip(row, values).reduce(.zero) { $0 + $1.0 * $1.1 } }
  }

  /// The coefficients of the integrals from x to 1, one more than there are of the integrands.
  static func integralsToTheEnd(_ c: [SIMD4<Double>]) -> [SIMD4<Double>] {
    func at(_ k: Int) -> SIMD4<Double> { c.indices.contains(k) ? c[k] : .zero }
    var result: [SIMD4<Double>] = [.zero]
    for k in 1...max(c.count, 1) {
      // From 0 the whole T₁ comes, not half of it.
      let left = k == 1 ? 2 * at(0) : at(k - 1)
      let term = (left - at(k + 1)) / Double(2 * k)
      result.append(-term)
      result[0] += term
    }
    return result
  }

  static func value(of coefficients: [SIMD4<Double>], at x: Double) -> SIMD4<Double> {
    coefficients.withUnsafeBufferPointer { value($0, at: x) }
  }

  /// The sum of the series at a place on -1…1, by Clenshaw's recurrence.
  static func value(
    _ coefficients: UnsafeBufferPointer<SIMD4<Double>>, at x: Double
  ) -> SIMD4<Double> {
    var next = SIMD4<Double>.zero
    var afterNext = SIMD4<Double>.zero
    let twice = 2 * x
    var k = coefficients.count - 1
    while k > 0 {
      (next, afterNext) = (twice * next + (coefficients[k] - afterNext), next)
      k -= 1
    }
    return k < 0 ? .zero : x * next + (coefficients[0] - afterNext)
  }
}
