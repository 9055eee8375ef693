import Glibc

/// Which colour a value of a heat map has.
struct ColorScale: Sendable {
  let kind: Axis.Kind
  let domain: Domain
  let gradient: Gradient
  /// What the values are, with their unit.
  let title: String

  /// Nil if no value has a colour.
  init?(_ values: Channel, kind: Axis.Kind, _ gradient: Gradient) {
    var bounds = Bounds()
    for value in values.values where value.isFinite && (kind == .linear || value > 0) {
      bounds.add(value)
    }
    guard !bounds.isEmpty else { return nil }
    self.gradient = gradient
    title = Channel.title(of: [values])
    self.kind = kind
    if gradient == .divergence {
      let reach = max(abs(bounds.lower), abs(bounds.upper))
      domain = Domain(lower: reach > 0 ? -reach : -1, upper: reach > 0 ? reach : 1)
      return
    }
    let low = kind == .linear ? min(bounds.lower, 0) : bounds.lower
    let margin = bounds.upper > low ? 0 : max(abs(low), 1)
    domain = Domain(
      lower: kind == .linear ? low : low * (margin > 0 ? 0.5 : 1), upper: bounds.upper + margin)
  }

  /// The place of a value in `Palette.levels`; nil for a gap.
  func level(of value: Double) -> Int? {
    let levels = gradient.levels
    let (first, end) = (Double(levels.lowerBound), Double(levels.upperBound))
    let place = Scale(kind, domain, start: first, end: end).position(value)
    return place.isNaN ? nil : Int(min(max(place, first), end - 1))
  }
}
