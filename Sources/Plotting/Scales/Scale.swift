import Glibc

/// Maps values of one axis to coordinates of the drawing surface.
struct Scale: Sendable {
  let kind: Axis.Kind
  let domain: Domain
  /// The coordinates of the domain's lower and upper end.
  let start: Double
  let end: Double

  private let low: Double
  private let span: Double

  init(_ kind: Axis.Kind, _ domain: Domain, start: Double, end: Double) {
    self.kind = kind
    self.domain = domain
    self.start = start
    self.end = end
    low = Scale.measure(kind, domain.lower)
    span = Scale.measure(kind, domain.upper) - low
  }

  /// The coordinate of `value`; NaN when it has none (a gap, or not positive on a logarithmic axis).
  func position(_ value: Double) -> Double {
    guard value.isFinite, kind == .linear || value > 0 else { return .nan }
    let fraction = (Scale.measure(kind, value) - low) / span
    return start + min(max(fraction, -1e4), 1e4) * (end - start)
  }

  /// The coordinate of `value`, or of the lower end for what has no place on a logarithmic axis.
  func positionOrFloor(_ value: Double) -> Double {
    kind == .logarithmic && value <= 0 ? start : position(value)
  }

  /// The value at a coordinate.
  func value(at position: Double) -> Double {
    let measure = low + (position - start) / (end - start) * span
    return kind == .linear ? 4 * measure : pow(10, measure)
  }

  /// Linear in the coordinate; a quarter of the value, so that no difference overflows.
  private static func measure(_ kind: Axis.Kind, _ value: Double) -> Double {
    kind == .linear ? value / 4 : log10(value)
  }
}

/// The range of values that an axis shows: finite, `lower < upper`.
struct Domain: Sendable, Equatable {
  var lower: Double
  var upper: Double

  func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}
