import Glibc

/// Which colour a value of a heat map has.
struct ColorScale: Sendable {
  let kind: Axis.Kind
  let domain: Domain
  /// What the values are, with their unit.
  let title: String

  /// Nil if no value has a colour.
  init?(_ values: Channel, kind: Axis.Kind) {
    var bounds = Bounds()
    for value in values.values where value.isFinite && (kind == .linear || value > 0) {
      bounds.add(value)
    }
    guard !bounds.isEmpty else { return nil }
    let low = kind == .linear ? min(bounds.lower, 0) : bounds.lower
    let margin = bounds.upper > low ? 0 : max(abs(low), 1)
    self.kind = kind
    domain = Domain(
      lower: kind == .linear ? low : low * (margin > 0 ? 0.5 : 1), upper: bounds.upper + margin)
    title = Channel.title(of: [values])
  }

  /// The place of a value in the sequence of colours; nil for a gap.
  func level(of value: Double) -> Int? {
    let count = Palette.sequence.count
    let place = Scale(kind, domain, start: 0, end: Double(count)).position(value)
    return place.isNaN ? nil : min(max(Int(place), 0), count - 1)
  }
}
