import Glibc

extension Axis {
  /// The range to show: the ends that were asked for, and for the others what the data need, with
  /// room beyond marks that stand free, and rounded outwards if the axis `isRounded`.
  func domain(
    named name: String, covering extent: Extent, isRounded: Bool
  ) throws(PlotError) -> Domain {
    try checkEnds(named: name)
    let isFixed = lower != nil && upper != nil
    if extent.bounds.isEmpty && !isFixed { throw .noFinitePoints(axis: name) }
    var domain: Domain
    switch kind {
    case .linear:
      domain = linearDomain(extent, isRounded: isRounded)
    case .logarithmic:
      if extent.bounds.upper <= 0 && !isFixed { throw .nothingPositive(axis: name) }
      domain = logarithmicDomain(extent, isRounded: isRounded)
    }
    domain.lower = lower ?? domain.lower
    domain.upper = upper ?? domain.upper
    guard domain.lower < domain.upper else {
      throw .badRange(axis: name, lower: domain.lower, upper: domain.upper)
    }
    return domain
  }

  private func checkEnds(named name: String) throws(PlotError) {
    let ends = [lower, upper].compactMap { $0 }
    let isUsable = ends.allSatisfy { $0.isFinite && (kind == .linear || $0 > 0) }
    guard isUsable else {
      throw .badRange(axis: name, lower: lower ?? -.infinity, upper: upper ?? .infinity)
    }
  }

  // MARK: Linear

  private func linearDomain(_ extent: Extent, isRounded: Bool) -> Domain {
    let bounds = extent.bounds
    guard !bounds.isEmpty else { return Domain(lower: 0, upper: 1) }
    let size = max(bounds.lower.magnitude, bounds.upper.magnitude)
    let span = bounds.upper / 4 - bounds.lower / 4
    var domain = Domain(lower: bounds.lower, upper: bounds.upper)
    // Below this there is no room for ticks between doubles; such values are as good as zero.
    let isZero = size < 1e-300
    if isZero || span <= size * 1e-13 {
      let margin = isZero ? 1 : size / 2
      domain = Domain(lower: clamped(domain.lower - margin), upper: clamped(domain.upper + margin))
    } else if !extent.free.isEmpty {
      let margin = span * 4 / 14
      domain.lower = min(domain.lower, outwards(extent.free.lower, by: -margin))
      domain.upper = max(domain.upper, outwards(extent.free.upper, by: margin))
    }
    guard isRounded else { return domain }
    domain = reachingZero(domain)
    return LinearStep(domain, pieces: 6)?.nice(domain) ?? domain
  }

  /// An axis that covers more than two thirds of the way from zero starts there.
  private func reachingZero(_ domain: Domain) -> Domain {
    if domain.lower > 0 && domain.lower < domain.upper / 3 {
      return Domain(lower: 0, upper: domain.upper)
    }
    if domain.upper < 0 && domain.upper > domain.lower / 3 {
      return Domain(lower: domain.lower, upper: 0)
    }
    return domain
  }

  /// `end` moved by `margin`, but not across zero: counts do not become negative for the sake of room.
  private func outwards(_ end: Double, by margin: Double) -> Double {
    let moved = clamped(end + margin)
    let crosses = end >= 0 && moved < 0 || end <= 0 && moved > 0
    return crosses ? 0 : moved
  }

  private func clamped(_ value: Double) -> Double {
    min(max(value, -Double.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }

  // MARK: Logarithmic

  private func logarithmicDomain(_ extent: Extent, isRounded: Bool) -> Domain {
    let bounds = extent.bounds
    guard bounds.upper > 0 else { return Domain(lower: 0.1, upper: 1) }
    var low = log10(bounds.lowestPositive)
    var high = log10(bounds.upper)
    if high - low < 1e-12 {
      low -= 1
      high += 1
    } else if extent.free.upper > 0 {
      let margin = (high - low) / 14
      low = min(low, log10(extent.free.lowestPositive) - margin)
      high = max(high, log10(extent.free.upper) + margin)
    } else if !isRounded {
      return Domain(lower: bounds.lowestPositive, upper: bounds.upper)
    }
    low = max(low, -307)
    high = min(max(high, -306), 308)
    return isRounded ? roundedDecades(low, high) : Domain(lower: pow(10, low), upper: pow(10, high))
  }

  /// The domain moved outwards to whole powers of ten, or to 1, 2 or 5 times one if it spans fewer than
  /// three.
  private func roundedDecades(_ low: Double, _ high: Double) -> Domain {
    let mantissas = high - low > 3 ? [1] : [1, 2, 5]
    let decades = Int(low.rounded(.down))...Int(high.rounded(.up))
    let marks = decades.flatMap { decade in mantissas.map { decimalValue($0, decade) } }
      .filter(\.isFinite)
    let slack = 1e-9
    return Domain(
      lower: marks.last { log10($0) <= low + slack } ?? 1e-307,
      upper: marks.first { log10($0) >= high - slack } ?? .greatestFiniteMagnitude)
  }
}
