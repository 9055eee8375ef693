/// The double nearest to `number` times a power of ten, ties to even: the algorithm of M. Eisel and D. Lemire
/// (doi:10.1002/spe.2984), which N. Mushtak and D. Lemire showed to need no second way (doi:10.1002/spe.3198).
func nearest(_ number: UInt64, _ exponent: Int) -> Double {
  guard number != 0, exponent >= PowersOfFive.lowest else { return 0 }
  guard exponent <= PowersOfFive.highest else { return .infinity }
  let zeros = number.leadingZeroBitCount
  let product = product(number << UInt64(zeros), exponent)
  let carry = Int(product.high >> 63)
  // 54 bits: those of a double's significand, and one to round by.
  let shift = UInt64(carry + 9)
  var significand = product.high >> shift
  // The exponent of two is that of ten times log2(10), in 16-bit fixed point.
  var power = ((217_706 * exponent) >> 16) + 63 + carry - zeros + 1_023
  if power <= 0 { return subnormal(significand, power) }
  let isTie =
    product.low <= 1 && -4...23 ~= exponent && significand & 3 == 1
    && significand << shift == product.high
  if isTie { significand &= ~1 }
  significand = (significand + (significand & 1)) >> 1
  if significand >= 1 << 53 {
    significand = 1 << 52
    power += 1
  }
  if power >= 0x7ff { return .infinity }
  return Double(bitPattern: UInt64(power) << 52 | significand & ~(1 << 52))
}

/// The highest 128 bits of the number, whose highest bit is set, times the power of five; rarely the lower half of the
/// power matters.
private func product(_ number: UInt64, _ exponent: Int) -> (high: UInt64, low: UInt64) {
  let power = PowersOfFive.table[exponent - PowersOfFive.lowest]
  var first = number.multipliedFullWidth(by: power.high)
  if first.high & 0x1ff == 0x1ff {
    let second = number.multipliedFullWidth(by: power.low)
    let (low, overflow) = first.low.addingReportingOverflow(second.high)
    first = (first.high + (overflow ? 1 : 0), low)
  }
  return (first.high, first.low)
}

private func subnormal(_ significand: UInt64, _ power: Int) -> Double {
  if power <= -63 { return 0 }
  let shifted = significand >> UInt64(1 - power)
  // A carry into bit 52 is the smallest normal number, and its bits are right as they are.
  return Double(bitPattern: (shifted + (shifted & 1)) >> 1)
}
