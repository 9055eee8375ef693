extension Ticks {
  /// Ticks of a logarithmic axis: powers of ten, at most about `count` of them, with minor ticks
  /// between; 1, 2, 5 and so on when the axis is shorter than two decades; and the linear ones when
  /// it is so short that these are too few.
  static func logarithmic(_ domain: Domain, count: Int) -> Ticks {
    let decades = decade(domain.lower)...max(decade(domain.lower), decade(domain.upper))
    let powers = decades.filter { domain.contains(decimalValue(1, $0)) }
    if powers.count > 2 || (powers.count == 2 && count < 4) {
      return decadeTicks(powers, in: domain, count: count)
    }
    let steps = decades.flatMap { decade in [1, 2, 5].map { (mantissa: $0, exponent: decade) } }
      .filter { domain.contains(decimalValue($0.mantissa, $0.exponent)) }
    guard steps.count > 2 else { return linear(domain, count: count) }
    let isPlain = isPlainRange(steps.map(\.exponent))
    let major = steps.map { mantissa, exponent in
      Tick(
        value: decimalValue(mantissa, exponent),
        label: isPlain
          ? NumberText.fixed(mantissa: mantissa, exponent: exponent)
          : NumberText.power(mantissa: mantissa, exponent: exponent))
    }
    return Ticks(major: major, minor: minorTicks(decades, in: domain))
  }

  private static func decadeTicks(_ powers: [Int], in domain: Domain, count: Int) -> Ticks {
    let strides = [1, 2, 3, 5, 10, 20, 50, 100, 200]
    let stride = strides.first { powers.count <= count * $0 } ?? 500
    let labelled = powers.filter { $0 % stride == 0 }
    let isPlain = isPlainRange(labelled)
    let major = labelled.map { power in
      Tick(
        value: decimalValue(1, power),
        label: isPlain
          ? NumberText.fixed(mantissa: 1, exponent: power) : NumberText.power(exponent: power))
    }
    guard let first = powers.first, let last = powers.last else { return Ticks(major: major) }
    if stride == 1 {
      return Ticks(major: major, minor: minorTicks(first - 1...last, in: domain))
    }
    let between = powers.count <= 40 ? powers.filter { $0 % stride != 0 } : []
    return Ticks(major: major, minor: between.map { decimalValue(1, $0) })
  }

  private static func minorTicks(_ decades: ClosedRange<Int>, in domain: Domain) -> [Double] {
    decades.flatMap { decade in (2...9).map { decimalValue($0, decade) } }.filter(domain.contains)
  }

  /// Whether 0.001 … 1000 reads better than powers of ten.
  private static func isPlainRange(_ exponents: [Int]) -> Bool {
    exponents.allSatisfy { (-3...3).contains($0) }
  }
}
