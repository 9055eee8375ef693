import Decimals

/// How all numbers of one column are written, decided from the whole column so that its cells can be
/// compared at a glance: plain or with exponents, and with the same number of decimals as far as the
/// significant digits allow. (A formatter for single quantities, as `Units` has, cannot know that.)
struct NumberFormat: Sendable {
  private enum Style { case whole, plain, exponent }

  private let style: Style
  private let significant: Int
  private let decimals: Int

  /// Decides from the finite values of a column; at most `significant` digits (1 to 17).
  init(_ values: [Double], significant: Int) {
    let significant = min(max(significant, 1), 17)
    self.significant = significant
    let finite = values.filter(\.isFinite)
    guard !finite.allSatisfy({ $0 == $0.rounded() && $0.magnitude < 1e15 }) else {
      (style, decimals) = (.whole, 0)
      return
    }
    let numbers = finite.filter { $0 != 0 }.map { DecimalDigits($0, rounding: significant) }
    let orders = numbers.map(\.exponent)
    let isPlain = (orders.max() ?? 0) < 7 && (orders.min() ?? 0) >= -4
    style = isPlain ? .plain : .exponent
    let needed = numbers.map { $0.digits.count - 1 - (isPlain ? $0.exponent : 0) }
    decimals = max(0, needed.max() ?? 0)
  }

  /// A finite number as text in parts.
  func number(_ value: Double) -> NumberParts {
    let digits = DecimalDigits(value, rounding: style == .whole ? 17 : significant)
    let sign = digits.isNegative && !digits.digits.isEmpty
    guard style == .exponent else {
      let allowed = max(0, significant - 1 - digits.exponent)
      let count = digits.digits.isEmpty ? decimals : min(decimals, allowed)
      let parts = digits.split(decimals: count, order: digits.exponent)
      return NumberParts(isNegative: sign, whole: parts.whole, fraction: parts.fraction)
    }
    guard !digits.digits.isEmpty else {
      return NumberParts(isNegative: false, whole: "0", fraction: "")
    }
    let parts = digits.split(decimals: decimals, order: 0)
    return NumberParts(
      isNegative: sign, whole: parts.whole, fraction: parts.fraction, exponent: digits.exponent)
  }
}

/// A number as text, cut where columns align and where notations differ.
struct NumberParts: Sendable, Equatable {
  var isNegative: Bool
  var whole: String
  /// The digits behind the point; empty for none.
  var fraction: String
  /// The power of ten, if it is written.
  var exponent: Int?

  /// What stands left of the place where columns align.
  var beforePoint: String { (isNegative ? "-" : "") + whole }

  /// How many characters the exponent takes; 0 if there is none.
  var exponentWidth: Int { exponent.map { String($0).count } ?? 0 }

  /// `-2.9e-11`
  var plain: String { beforePoint + afterPoint }

  /// `.9e-11`
  var afterPoint: String {
    (fraction.isEmpty ? "" : "." + fraction) + (exponent.map { "e\($0)" } ?? "")
  }
}

extension DecimalDigits {
  /// The digits before and behind the point if the first digit stands for 10^`order`.
  fileprivate func split(decimals: Int, order: Int) -> (whole: String, fraction: String) {
    var text = digits.map { String($0) }.joined()
    if order < 0 { text = String(repeating: "0", count: -order) + text }
    let wholeCount = max(order, 0) + 1
    let missing = wholeCount + decimals - text.count
    if missing > 0 { text += String(repeating: "0", count: missing) }
    let whole = text.prefix(wholeCount)
    return (String(whole), String(text.dropFirst(wholeCount).prefix(decimals)))
  }
}
