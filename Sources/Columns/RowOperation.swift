/// An operation of the row machine, element by element.
///
/// Masks are doubles, 0 or 1. A comparison with NaN is 0, `notEqual` included: a missing value passes no cut.
/// `min2` and `max2` of NaN and anything is NaN. A power with the exponent -4…4 or 1/2 is done by
/// multiplication, division and square root. The transcendental functions are within 1 ulp, with the same bits
/// on every processor and for every block length (see `CNumerics`).
package enum RowOperation: UInt8, Sendable, Equatable, CaseIterable {
  case add, subtract, multiply, divide, power, negate
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case and, or, not
  /// The second operand where the first is not 0, the third elsewhere.
  case select
  case min2, max2, atan2
  /// `round` takes halves away from zero.
  case absolute, floor, ceil, round, sqrt
  case exp, log, log10, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh

  /// The number of operands.
  package var arity: Int {
    switch self {
    case .add, .subtract, .multiply, .divide, .power, .less, .lessOrEqual, .greater,
      .greaterOrEqual,
      .equal, .notEqual, .and, .or, .min2, .max2, .atan2:
      return 2
    case .select:
      return 3
    default:
      return 1
    }
  }

  /// The operation on single numbers, with the same bits as in a block; operands beyond the arity are ignored.
  package func evaluate(_ a: Double, _ b: Double = .nan, _ c: Double = .nan) -> Double {
    withUnsafePointer(to: a) { a in
      withUnsafePointer(to: b) { b in
        withUnsafePointer(to: c) { c in
          var result = 0.0
          apply(.block(a), .block(b), .block(c), to: &result, count: 1)
          return result
        }
      }
    }
  }

  /// The operation on as many numbers as its arity.
  package func evaluate(_ operands: [Double]) -> Double {
    evaluate(
      operands[0], operands.count > 1 ? operands[1] : .nan, operands.count > 2 ? operands[2] : .nan)
  }

  /// Whether the result is the mask of a comparison of two numbers.
  package var isComparison: Bool { complement != nil }

  /// The comparison that holds where this one does not, on numbers that are not missing.
  var complement: RowOperation? {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .equal: .notEqual
    case .notEqual: .equal
    default: nil
    }
  }

  /// Whether the operands may change places without changing a bit of the result.
  var isCommutative: Bool {
    switch self {
    case .add, .multiply, .equal, .notEqual, .and, .or: true
    default: false
    }
  }
}
