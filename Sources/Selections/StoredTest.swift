internal import CMasks
internal import Columns

/// A test of the rows of one column on its values as they are stored, without widening them.
struct StoredTest {
  private let type: cm_type
  private let values: UnsafeRawPointer
  private let stride: Int
  private let range: cm_range
  private let isOutside: Bool

  /// The test whether the numbers of the column are in an interval.
  init(_ interval: NumberInterval, of input: RowInput) {
    (range, isOutside) = interval.range(in: input)
    (type, values, stride) =
      switch input {
      case .doubles(let start): (cm_double, UnsafeRawPointer(start), 8)
      case .floats(let start, _): (cm_float, UnsafeRawPointer(start), 4)
      case .int32s(let start, _): (cm_int32, UnsafeRawPointer(start), 4)
      case .int64s(let start, _): (cm_int64, UnsafeRawPointer(start), 8)
      case .codes(let start): (cm_codes, UnsafeRawPointer(start), 4)
      case .booleans(let start): (cm_bool, UnsafeRawPointer(start), 1)
      }
  }

  /// Keeps in `pass` the rows that pass, and adds to `missing` those without a value; whether there are any.
  func apply(
    to rows: Range<Int>, pass: UnsafeMutablePointer<UInt64>, missing: UnsafeMutablePointer<UInt64>
  ) -> Bool {
    cm_within(
      type, values + rows.lowerBound * stride, rows.count, range, isOutside, pass, missing)
  }
}
