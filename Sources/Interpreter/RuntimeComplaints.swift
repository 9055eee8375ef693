import Columns
import Syntax
import Units

/// The wording of what can go wrong while a cell runs.
extension Diagnostic {
  static func notFinite(
    _ operation: RowOperation, _ operands: [Double], _ span: Span
  ) -> Diagnostic {
    let (message, advice): (String, String?)
    switch operation {
    case .divide where operands[1] == 0: (message, advice) = ("division by zero", nil)
    case .log, .log10:
      let what = operands[0] == 0 ? "zero" : "a negative number"
      (message, advice) = ("the logarithm of \(what)", "only positive numbers have one")
    case .sqrt:
      (message, advice) = ("the square root of a negative number", "use `abs` if the sign is noise")
    case .asin, .acos:
      (message, advice) = ("\(formatNumber(operands[0])) is outside -1..1", nil)
    case .power where operands[0] < 0 && operands[1] != operands[1].rounded():
      (message, advice) = ("a negative number to a power that is not whole", nil)
    case .power where operands[0] == 0: (message, advice) = ("division by zero", nil)
    default: (message, advice) = ("the result is too large for a number", nil)
    }
    return Diagnostic("E30", message, [Label(span)], help: advice.map { [Help($0)] } ?? [])
  }

  static func callNotFinite(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E30", "`\(name)` has no finite value here", [Label(span)],
      help: [Help("`help(\(name))` says where it is valid")])
  }

  static func rangeNotFinite(_ span: Span) -> Diagnostic {
    Diagnostic("E30", "the ends of a range must be finite", [Label(span)])
  }

  static func rangeBackwards(_ span: Span) -> Diagnostic {
    Diagnostic(
      "E35", "the range runs backwards", [Label(span)],
      help: [Help("the smaller end stands first: `a..b`")])
  }

  static func rangeNotWhole(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E27", "`\(name)` steps through whole numbers, and the range has other ends", [Label(span)],
      help: [Help("say how many values: `grid(a..b, 10)`")])
  }

  static func tooManyElements(_ limit: Int, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E41", "this makes more than \(limit / 1_000_000) million elements", [Label(span)],
      help: [Help("sum or integrate instead of keeping them all")])
  }

  /// - Parameter position: where the index stands.
  static func indexOutside(_ index: Double, count: Int, _ position: Span) -> Diagnostic {
    let last = index < 0 ? max(0, Double(count) + index.rounded()) : Double(count - 1)
    let help =
      count == 0
      ? Help("the list is empty")
      : Help(
        "elements are counted from 0: `[0]` to `[\(count - 1)]`",
        [Edit(position, formatNumber(min(last, Double(count - 1))))])
    return Diagnostic(
      "E32", "there is no element \(formatNumber(index)) in a list of \(count)", [Label(position)],
      help: [help])
  }

  /// The same, seen from a cell that runs a curve of another cell.
  func moved(to span: Span, from cell: Int) -> Diagnostic {
    Diagnostic(
      code, message + " (in a curve of cell \(cell))", [Label(span)],
      help: help.map { Help($0.message) })
  }
}
