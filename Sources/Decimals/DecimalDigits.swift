/// The decimal digits of a finite number: sign, digits without leading or trailing zeros, and the
/// power of ten of the first digit. Zero has no digits.
package struct DecimalDigits: Sendable {
  package var isNegative: Bool
  package var digits: [UInt8]
  package var exponent: Int

  /// The shortest digits that read back as `value`, rounded half up to at most `count` of them.
  package init(_ value: Double, rounding count: Int) {
    isNegative = value < 0
    digits = []
    exponent = -1
    guard value.isFinite, value != 0 else { return }
    read(value.magnitude.description)
    round(to: max(count, 1))
  }

  /// Reads what `Double.description` writes: `12.5`, `1e-45`, `1.25e+300`.
  private mutating func read(_ text: String) {
    var seenPoint = false
    var bytes = text.utf8[...]
    while let byte = bytes.popFirst(), byte != UInt8(ascii: "e") {
      if byte == UInt8(ascii: ".") {
        seenPoint = true
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      if !seenPoint && (!digits.isEmpty || digit != 0) { exponent += 1 }
      if seenPoint && digits.isEmpty && digit == 0 { exponent -= 1 }
      if !digits.isEmpty || digit != 0 { digits.append(digit) }
    }
    exponent += Int(String(bytes) ?? "") ?? 0
    trim()
  }

  private mutating func round(to count: Int) {
    guard digits.count > count else { return }
    let carries = digits[count] >= 5
    digits.removeSubrange(count...)
    guard carries else { return trim() }
    while digits.last == 9 { digits.removeLast() }
    if let last = digits.indices.last {
      digits[last] += 1
    } else {
      digits = [1]
      exponent += 1
    }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
  }
}
