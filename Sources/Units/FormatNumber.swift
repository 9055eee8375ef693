import Decimals

/// A number as text, with at most `digits` significant digits and none that say nothing.
///
/// Plain where 1e-4 <= |x| < 1e7 (`0.31`, `2500`), else with an exponent (`2.9e-11`); whole
/// numbers below 1e15 stand in full. `nan`, `∞` and `-∞` otherwise. The same on every machine, in
/// every locale.
package func formatNumber(_ x: Double, digits: Int = 6) -> String {
  guard x.isFinite else { return x.isNaN ? "nan" : x < 0 ? "-∞" : "∞" }
  guard x != 0 else { return "0" }
  if x.magnitude < 1e15, let whole = Int(exactly: x) { return "\(whole)" }
  let decimal = DecimalDigits(x.magnitude, rounding: digits)
  let isPlain = (-4..<7).contains(decimal.exponent)
  return (x < 0 ? "-" : "") + (isPlain ? decimal.plain : decimal.scientific)
}

extension DecimalDigits {
  private func text(_ range: Range<Int>) -> String {
    range.map { digits.indices.contains($0) ? "\(digits[$0])" : "0" }.joined()
  }

  fileprivate var scientific: String {
    let tail = digits.count > 1 ? "." + text(1..<digits.count) : ""
    return "\(text(0..<1))\(tail)e\(exponent)"
  }

  fileprivate var plain: String {
    if exponent < 0 {
      return "0." + String(repeating: "0", count: -exponent - 1) + text(0..<digits.count)
    }
    let whole = text(0..<(exponent + 1))
    return digits.count > exponent + 1 ? whole + "." + text((exponent + 1)..<digits.count) : whole
  }
}
