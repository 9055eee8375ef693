/// A decimal number in bytes, and the double nearest to it.
enum DecimalNumber {
  /// Reads a number such as `-1.5e-3` or `inf` at the start of the bytes, which end with a byte that is no part of one.
  ///
  /// Seven bytes behind that one are read, too, whatever they are.
  /// - Returns: the nearest double, ties to even, and where the number ends; `nil` if there is no number.
  @inline(__always)
  static func parse(
    _ start: UnsafePointer<UInt8>
  ) -> (value: Double, end: UnsafePointer<UInt8>)? {
    var cursor = start
    let isNegative = cursor[0] == UInt8(ascii: "-")
    if isNegative || cursor[0] == UInt8(ascii: "+") { cursor += 1 }
    var digits = Digits()
    let first = cursor
    digits.read(&cursor)
    var count = cursor - first
    if cursor[0] == UInt8(ascii: ".") {
      cursor += 1
      let point = cursor
      digits.read(&cursor)
      count += cursor - point
      digits.exponent -= cursor - point
    }
    guard count > 0 else { return infinity(first, isNegative) }
    if cursor[0] | 0x20 == UInt8(ascii: "e") { digits.exponent += exponent(&cursor) }
    let magnitude = count <= 19 ? digits.value : long(first, cursor, digits)
    return (isNegative ? -magnitude : magnitude, cursor)
  }

  /// The digits of a number as a whole number, and the power of ten to multiply it with.
  private struct Digits {
    var number: UInt64 = 0
    var exponent = 0

    /// Takes all digits at the cursor, up to eight at once; more than 19 in all overflow, which `long` sees to.
    @inline(__always)
    mutating func read(_ cursor: inout UnsafePointer<UInt8>) {
      var count: Int
      repeat {
        let bytes = UInt64(
          littleEndian: UnsafeRawPointer(cursor).loadUnaligned(as: UInt64.self))
        // A byte is a digit when it is below 10 now; the others get their highest bit set.
        let digits = bytes ^ 0x3030_3030_3030_3030
        let others = (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080
        count = others.trailingZeroBitCount >> 3
        guard count > 0 else { return }
        // The digits go to the highest bytes, zeros before them.
        number = number &* wholePowers[count] &+ Self.value(digits << UInt64(64 - 8 * count))
        cursor += count
      } while count == 8
    }

    /// The number that eight digits are, the first in the lowest byte: pairs, then fours, then all.
    @inline(__always)
    private static func value(_ digits: UInt64) -> UInt64 {
      let pairs = digits &* 10 &+ digits >> 8
      let mask: UInt64 = 0x0000_00ff_0000_00ff
      let first = (pairs & mask) &* 0x000f_4240_0000_0064
      let second = (pairs >> 16 & mask) &* 0x0000_2710_0000_0001
      return (first &+ second) >> 32
    }

    /// The nearest double. Both are exact doubles in the short cases, so that one operation rounds rightly (W. D.
    /// Clinger, doi:10.1145/93542.93557).
    @inline(__always)
    var value: Double {
      if number < 1 << 53, -22...22 ~= exponent {
        let power = exactPowers[exponent < 0 ? -exponent : exponent]
        return exponent < 0 ? Double(number) / power : Double(number) * power
      }
      return nearest(number, exponent)
    }
  }

  /// Powers of ten that are doubles. Literals need no check, at each use, whether they are there yet.
  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
  private static let wholePowers: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// The exponent after an `e`; the cursor stays at the `e` if there is none.
  private static func exponent(_ cursor: inout UnsafePointer<UInt8>) -> Int {
    var next = cursor + 1
    let isNegative = next[0] == UInt8(ascii: "-")
    if isNegative || next[0] == UInt8(ascii: "+") { next += 1 }
    guard next[0] &- UInt8(ascii: "0") < 10 else { return 0 }
    var exponent = 0
    while next[0] &- UInt8(ascii: "0") < 10 {
      exponent = min(exponent * 10 + Int(next[0] &- UInt8(ascii: "0")), 100_000)
      next += 1
    }
    cursor = next
    return isNegative ? -exponent : exponent
  }

  /// A number of more than 19 digits, zeros included: rare, and left to the standard library.
  private static func long(
    _ first: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ digits: Digits
  ) -> Double {
    let text = String(
      decoding: UnsafeBufferPointer(start: first, count: end - first), as: UTF8.self)
    return Double(text) ?? .nan
  }

  private static func infinity(
    _ first: UnsafePointer<UInt8>, _ isNegative: Bool
  ) -> (value: Double, end: UnsafePointer<UInt8>)? {
    for word in ["infinity", "inf"] {
      // The comparison ends at the first byte that differs, and so before the end of the bytes.
      let matches = word.utf8.enumerated().allSatisfy { first[$0] | 0x20 == $1 }
      if matches { return (isNegative ? -.infinity : .infinity, first + word.utf8.count) }
    }
    return nil
  }
}
