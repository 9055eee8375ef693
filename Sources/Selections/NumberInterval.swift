internal import CMasks
internal import Columns

/// The numbers for which a comparison holds: those from `low` to `high`, both included, or with `isOutside` all others
/// but NaN. There are none in between if `low` is above `high`.
struct NumberInterval: Equatable {
  var low = -Double.infinity
  var high = Double.infinity
  var isOutside = false

  private static let nothing = NumberInterval(low: .infinity, high: -.infinity)

  init(low: Double, high: Double, isOutside: Bool = false) {
    (self.low, self.high, self.isOutside) = (low, high, isOutside)
  }

  init(_ comparison: RowOperation, _ number: Double) {
    switch comparison {
    case _ where number.isNaN: self = .nothing
    case .less where number == -.infinity, .greater where number == .infinity: self = .nothing
    case .less: high = number.nextDown
    case .lessOrEqual: high = number
    case .greater: low = number.nextUp
    case .greaterOrEqual: low = number
    default: (low, high, isOutside) = (number, number, comparison == .notEqual)
    }
  }

  /// The numbers for which the row machine finds that a comparison of the column, or of its magnitude, holds.
  init(_ comparison: RowOperation, _ number: Double, of input: RowInput, isMagnitude: Bool) {
    let exact = NumberInterval(comparison, isMagnitude ? number : input.comparand(number))
    self = isMagnitude ? exact.ofMagnitudes : exact
  }

  /// The numbers in both intervals; `nil` if one of them is outside of a range.
  func intersection(_ other: NumberInterval) -> NumberInterval? {
    guard !isOutside, !other.isOutside else { return nil }
    return NumberInterval(low: max(low, other.low), high: min(high, other.high))
  }

  /// The numbers whose magnitudes are in this interval, which is that of an inequality.
  var ofMagnitudes: NumberInterval {
    if low > high { return self }
    if high < .infinity { return high < 0 ? .nothing : NumberInterval(low: -high, high: high) }
    if low <= 0 { return NumberInterval(low: -.infinity, high: .infinity) }
    return NumberInterval(low: (-low).nextUp, high: low.nextDown, isOutside: true)
  }

  /// The same of the values as a column stores them, and whether they are those outside of the range.
  func range(in input: RowInput) -> (range: cm_range, isOutside: Bool) {
    let all: ClosedRange<Int64>
    let number: (Int64) -> Double
    switch input {
    case .doubles:
      return low <= high
        ? (cm_range(low: low, high: high, first: 0, last: 0), isOutside)
        : (cm_range(low: -.infinity, high: .infinity, first: 0, last: 0), !isOutside)
    case .floats(_, let factor):
      all = Float.orderedRange
      number = { Double(Float(ordered: $0)) * factor }
    case .int32s(_, let factor):
      all = Int64(Int32.min)...Int64(Int32.max)
      number = { Double($0) * factor }
    case .int64s(_, let factor):
      all = Int64.min...Int64.max
      number = { Double($0) * factor }
    case .codes:
      all = Int64(Int32.min)...Int64(Int32.max)
      number = { Double($0) }
    case .booleans:
      all = 0...1
      number = { Double($0) }
    }
    let inside = all.part {
      number($0) >= low
    } isBelow: {
      number($0) <= high
    }
    let range = inside ?? all
    return (
      cm_range(
        low: Double(Float(ordered: range.lowerBound)),
        high: Double(Float(ordered: range.upperBound)),
        first: range.lowerBound, last: range.upperBound),
      inside == nil ? !isOutside : isOutside
    )
  }
}

extension ClosedRange<Int64> {
  /// The numbers at which both hold, given that the first holds from some number on and the second up to one.
  fileprivate func part(
    isAbove: (Int64) -> Bool, isBelow: (Int64) -> Bool
  ) -> ClosedRange<Int64>? {
    guard isAbove(upperBound), isBelow(lowerBound) else { return nil }
    let first = bisect { isAbove($0) }
    let last = isBelow(upperBound) ? upperBound : bisect { !isBelow($0) } - 1
    return first <= last ? first...last : nil
  }

  /// The first number at which a condition holds that holds at the last.
  private func bisect(_ holds: (Int64) -> Bool) -> Int64 {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low &+ Int64(UInt64(bitPattern: high &- low) / 2)
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Float {
  /// Whole numbers for all floats but NaN, in their order.
  fileprivate static let orderedRange: ClosedRange<Int64> = {
    let infinity = Int64(Float.infinity.bitPattern)
    return -infinity...infinity
  }()

  /// The float of such a number; infinite beyond them.
  fileprivate init(ordered number: Int64) {
    let bits = UInt32(Swift.min(number.magnitude, UInt64(Float.infinity.bitPattern)))
    self = number < 0 ? -Float(bitPattern: bits) : Float(bitPattern: bits)
  }
}
