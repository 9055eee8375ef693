import Glibc

extension Axis {
  /// The range to show: the ends that were asked for, and for the others what the data need,
  /// rounded outwards if the axis `isRounded` or its marks need room.
  func domain(
    named name: String, covering extent: Extent, isRounded: Bool
  ) throws(PlotError) -> Domain {
    try checkEnds(named: name)
    let isFixed = lower != nil && upper != nil
    if extent.isEmpty && !isFixed { throw .noFinitePoints(axis: name) }
    var domain: Domain
    switch kind {
    case .linear:
      domain = linearDomain(extent, isRounded: isRounded || extent.needsRoom)
    case .logarithmic:
      if extent.upper <= 0 && !isFixed { throw .nothingPositive(axis: name) }
      domain = logarithmicDomain(extent, isRounded: isRounded || extent.needsRoom)
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

  private func linearDomain(_ extent: Extent, isRounded: Bool) -> Domain {
    guard !extent.isEmpty else { return Domain(lower: 0, upper: 1) }
    var domain = Domain(lower: extent.lower, upper: extent.upper)
    let size = max(domain.lower.magnitude, domain.upper.magnitude)
    if (domain.upper / 4 - domain.lower / 4) <= size * 1e-13 {
      let margin = size == 0 ? 1 : size / 2
      domain = Domain(lower: clamped(domain.lower - margin), upper: clamped(domain.upper + margin))
    }
    guard isRounded else { return domain }
    if extent.needsRoom {
      let margin = (domain.upper / 25 - domain.lower / 25)
      domain = Domain(
        lower: awayFromZero(domain.lower, by: -margin), upper: awayFromZero(domain.upper, by: margin))
    }
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

  /// `end` moved outwards; an axis of counts does not begin to show negative ones for it.
  private func awayFromZero(_ end: Double, by margin: Double) -> Double {
    let moved = clamped(end + margin)
    return end * margin <= 0 && moved * end <= 0 ? 0 : moved
  }

  private func clamped(_ value: Double) -> Double {
    min(max(value, -Double.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }

  private func logarithmicDomain(_ extent: Extent, isRounded: Bool) -> Domain {
    guard extent.upper > 0 else { return Domain(lower: 0.1, upper: 1) }
    var low = log10(extent.lowestPositive)
    var high = log10(extent.upper)
    if high - low < 1e-12 {
      low -= 1
      high += 1
    } else if extent.needsRoom {
      let margin = (high - low) / 25
      low -= margin
      high += margin
    } else if !isRounded {
      return Domain(lower: extent.lowestPositive, upper: extent.upper)
    }
    return roundedDecades(max(low, -307), min(high, 308))
  }

  /// The domain between two powers of ten, moved outwards to whole ones, or to 1, 2 or 5 times one if it
  /// spans fewer than three.
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
