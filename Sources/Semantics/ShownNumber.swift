package import Units

/// A number in the unit it is shown in.
package struct ShownNumber: Sendable {
  package let number: Double
  package let unit: DisplayUnit
}

extension NumberKind {
  /// The unit to show numbers of this kind in; `magnitude` decides when the checker knows none.
  package func displayUnit(magnitude: Double) -> DisplayUnit {
    display ?? DisplayUnit(unit: preferredUnit(for: dimension, magnitude: magnitude))
  }

  /// A number in base units as it is shown.
  package func shown(_ value: Double) -> ShownNumber {
    let unit = displayUnit(magnitude: value)
    return ShownNumber(number: value / unit.factor, unit: unit)
  }

  /// A unit that suits all of some numbers: chosen for the one in the middle of their sizes, or of the
  /// sizes of a thousand of them.
  package func displayUnit(for values: [Double]) -> DisplayUnit {
    if let display { return display }
    let sample = stride(from: 0, to: values.count, by: 1 + values.count / 1000)
    let sizes = sample.map { abs(values[$0]) }.filter { $0.isFinite && $0 != 0 }.sorted()
    return displayUnit(magnitude: sizes.isEmpty ? 0 : sizes[sizes.count / 2])
  }
}
