/// A number as text, with at most `digits` significant digits and none that say nothing.
///
/// Plain where 1e-4 <= |x| < 1e7 (`0.31`, `2500`), else with an exponent (`2.9e-11`); whole
/// numbers below 1e15 stand in full. `nan`, `∞` and `-∞` otherwise. The same on every machine, in
/// every locale.
package func formatNumber(_ x: Double, digits: Int = 6) -> String {
  guard x.isFinite else { return x.isNaN ? "nan" : x < 0 ? "-∞" : "∞" }
  guard x != 0 else { return "0" }
  if x.magnitude < 1e15, let whole = Int(exactly: x) { return "\(whole)" }
  let decimal = Decimal(x.magnitude).rounded(toDigits: max(1, digits))
  let isPlain = (-4..<7).contains(decimal.exponent)
  return (x < 0 ? "-" : "") + (isPlain ? decimal.plain : decimal.scientific)
}

/// The shortest decimal that reads back as a number: d.ddd · 10^exponent.
private struct Decimal {
  var digits: [UInt8]
  var exponent: Int

  /// Takes the digits from Swift's own description, which is the shortest; `value` is positive
  /// and finite.
  init(_ value: Double) {
    digits = []
    exponent = 0
    var (point, power): (Int?, Int) = (nil, 0)
    let text = "\(value)"
    let mantissa = text.prefix { $0 != "e" }
    if let written = Int(text.dropFirst(mantissa.count + 1)) { power = written }
    for byte in mantissa.utf8 {
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte - 48) }
    }
    let leadingZeros = digits.prefix { $0 == 0 }.count
    exponent = (point ?? digits.count) - 1 - leadingZeros + power
    digits.removeFirst(leadingZeros)
    trim()
  }

  private mutating func trim() {
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
  }

  /// Half is rounded up.
  func rounded(toDigits count: Int) -> Decimal {
    guard digits.count > count else { return self }
    var result = self
    let up = digits[count] >= 5
    result.digits.removeSubrange(count...)
    if up { result.increment() }
    result.trim()
    return result
  }

  private mutating func increment() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits = [1]
      exponent += 1
    }
  }

  private func text(_ range: Range<Int>) -> String {
    range.map { digits.indices.contains($0) ? "\(digits[$0])" : "0" }.joined()
  }

  var scientific: String {
    let tail = digits.count > 1 ? "." + text(1..<digits.count) : ""
    return "\(digits[0])\(tail)e\(exponent)"
  }

  var plain: String {
    if exponent < 0 {
      return "0." + String(repeating: "0", count: -exponent - 1) + text(0..<digits.count)
    }
    let whole = text(0..<(exponent + 1))
    return digits.count > exponent + 1 ? whole + "." + text((exponent + 1)..<digits.count) : whole
  }
}
