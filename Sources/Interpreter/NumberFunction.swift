/// A function of numbers that was given as an entry of a block. A value: it may be kept, and run by the
/// evaluator of a later cell.
package enum NumberFunction: Sendable {
  case constant(Double)
  case curve(any NumberCurve)
  case formula(Closure)

  /// Where its slope is known to jump.
  package var knots: [Double] {
    if case .curve(let curve) = self { curve.knots } else { [] }
  }
}

/// A curve of one number that needs no evaluator, such as a table with a rule for what is between.
package protocol NumberCurve: Sendable {
  /// Where its slope jumps.
  var knots: [Double] { get }
  func values(at points: [Double]) -> [Double]
}
