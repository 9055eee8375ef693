/// The distance between ticks on a linear axis: 1, 2 or 5 times a power of ten. Ticks are whole
/// multiples of it, so that their labels are exact.
struct LinearStep {
  let mantissa: Int
  let exponent: Int

  /// The smallest step that cuts the domain into at most `pieces`; nil if doubles are too coarse
  /// (a step below 10⁻¹⁴ of the values).
  init?(_ domain: Domain, pieces: Int) {
    let raw = (domain.upper / 4 - domain.lower / 4) / Double(max(pieces, 1))
    let size = max(domain.lower.magnitude, domain.upper.magnitude) / 4
    guard raw > size * 1e-14, raw >= 1e-306 else { return nil }
    var candidates: [(Int, Int)] = []
    for exponent in decade(raw)...decade(raw) + 1 {
      candidates += [1, 2, 5].map { ($0, exponent) }
    }
    guard let found = candidates.first(where: { decimalValue($0.0, $0.1) / 4 >= raw }) else {
      return nil
    }
    (mantissa, exponent) = found
  }

  /// The multiples of the step inside the domain.
  func multiples(in domain: Domain) -> ClosedRange<Int>? {
    let first = count(domain.lower, .up)
    let last = count(domain.upper, .down)
    return first <= last ? first...last : nil
  }

  /// The domain moved outwards to whole steps.
  func nice(_ domain: Domain) -> Domain {
    let lower = value(count(domain.lower, .down))
    let upper = value(count(domain.upper, .up))
    return lower.isFinite && upper.isFinite ? Domain(lower: lower, upper: upper) : domain
  }

  func value(_ multiple: Int) -> Double { decimalValue(multiple * mantissa, exponent) }

  /// How many steps `value` is from zero; one that is off a whole number by rounding alone is whole.
  private func count(_ value: Double, _ rule: FloatingPointRoundingRule) -> Int {
    let steps = (value / 4) / (decimalValue(mantissa, exponent) / 4)
    let nearest = steps.rounded()
    let isWhole = (steps - nearest).magnitude < 1e-9
    return Int(min(max(isWhole ? nearest : steps.rounded(rule), -1e16), 1e16))
  }
}

extension Ticks {
  /// Ticks of a linear axis, at most `count` pieces. Labels share a power of ten (in threes) when
  /// the values are a million or more, or below a thousandth.
  static func linear(_ domain: Domain, count: Int) -> Ticks {
    guard let step = LinearStep(domain, pieces: count), let multiples = step.multiples(in: domain)
    else { return Ticks(major: []) }
    let mantissas = multiples.map { $0 * step.mantissa }
    let largest = mantissas.map(\.magnitude).max() ?? 0
    let order = String(largest).count - 1 + step.exponent
    let isPlain = largest == 0 || (-3..<6).contains(order)
    let shared = isPlain ? 0 : Int((Double(order) / 3).rounded(.down)) * 3
    let major = zip(multiples, mantissas).map { multiple, mantissa in
      let exponent = step.exponent - shared
      let label = mantissa == 0 ? "0" : NumberText.fixed(mantissa: mantissa, exponent: exponent)
      return Tick(value: step.value(multiple), label: label)
    }
    return Ticks(major: major, factor: shared == 0 ? "" : "×" + NumberText.power(exponent: shared))
  }
}
