import Decimals

/// Numbers as a figure writes them. (`Tables` formats whole columns and `Units` quantities; a figure
/// needs ticks, whose digits are known integers, and a few plain numbers for its description.)
enum NumberText {
  /// The exact text of `mantissa` × 10^`exponent`, with a proper minus sign, and thin spaces from
  /// 10 000 on.
  static func fixed(mantissa: Int, exponent: Int) -> String {
    var digits = String(mantissa.magnitude)
    if exponent > 0 && mantissa != 0 { digits += String(repeating: "0", count: exponent) }
    let decimals = max(0, -exponent)
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let fraction = digits.suffix(decimals)
    let text = grouped(digits.dropLast(decimals)) + (decimals > 0 ? ".\(fraction)" : "")
    return mantissa < 0 ? "−" + text : text
  }

  /// `10⁻⁵`, or `2×10⁻⁵`.
  static func power(mantissa: Int = 1, exponent: Int) -> String {
    (mantissa == 1 ? "10" : "\(mantissa)×10") + superscript(exponent)
  }

  /// A number in plain characters to three digits: `0.25`, `1e-45`.
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let number = DecimalDigits(value, rounding: 3)
    let sign = number.isNegative ? "-" : ""
    let mantissa = number.digits.reduce(0) { 10 * $0 + Int($1) }
    let lowest = number.exponent + 1 - number.digits.count
    guard mantissa != 0 else { return "0" }
    if (-3..<5).contains(number.exponent) {
      let plain = fixed(mantissa: mantissa, exponent: lowest).filter { $0 != thinSpace }
      return sign + plain
    }
    let digits = fixed(mantissa: mantissa, exponent: 1 - number.digits.count)
    return "\(sign)\(digits)e\(number.exponent)"
  }

  private static func superscript(_ exponent: Int) -> String {
    let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
    return (exponent < 0 ? "⁻" : "")
      + String(String(exponent.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] })
  }

  private static let thinSpace: Character = "\u{2009}"

  private static func grouped(_ digits: Substring) -> String {
    guard digits.count >= 5 else { return String(digits) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text.append(thinSpace) }
      text.append(digit)
    }
    return text
  }
}
