/// A function of numbers that was given as an entry of a block. A value: it may be kept, and run by the
/// evaluator of a later cell.
package enum NumberFunction: Sendable {
  case constant(Double)
  case curve(any NumberCurve)
  case formula(Closure)
}

/// A curve of one number that needs no evaluator, such as a table with a rule for what is between.
package protocol NumberCurve: Sendable {
  func values(at points: [Double]) -> [Double]
}

/// A value of the library with parts that can be named: `xe.exposure`.
package protocol MemberAccess: Sendable {
  /// The part with that name, in ASCII; the checker has made sure that there is one.
  func member(_ name: String) -> Value?
}
