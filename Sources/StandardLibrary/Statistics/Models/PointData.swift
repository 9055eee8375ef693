import Columns
import Interpreter
import Semantics
import Syntax

/// Points that a curve is fitted to: `points(t, x, y, sigma)`, in base units.
struct PointData {
  /// For each variable of the curve, its value at all points.
  let predictors: [[Double]]
  let values: [Double]
  /// Nil where they are not known.
  let errors: [Double]?

  /// - Parameters:
  ///   - call: of `points`.
  ///   - variableCount: how many of the columns are variables of the curve.
  ///   - arguments: of the model's block.
  init(
    _ call: Call, variableCount: Int, _ arguments: CallArguments, _ evaluator: Evaluator
  ) throws {
    guard let node = call.node("table"), case .table(let table) = try evaluator.evaluate(node)
    else { throw Diagnostic("E51", "points without a table", [.init(call.span)]) }
    var columns: [[Double]] = []
    for (_, argument, span) in call.arguments.rest {
      guard case .row(let body) = argument else { continue }
      let column = try arguments.rows(body, over: table).machineInput
      if let row = column.firstIndex(where: { !$0.isFinite }) {
        throw Diagnostic(
          "E35", "row \(row + 1) of the data has no number in this column", [.init(span)],
          help: [.init("leave such rows out: `table |> where(y > 0)`")])
      }
      columns.append(column)
    }
    guard columns.count > variableCount else {
      throw Diagnostic("E51", "points without values", [.init(call.span)])
    }
    predictors = Array(columns[..<variableCount])
    values = columns[variableCount]
    errors = columns.count > variableCount + 1 ? columns[variableCount + 1] : nil
    if let row = errors?.firstIndex(where: { $0 <= 0 }) {
      throw Diagnostic(
        "E35", "the error in row \(row + 1) of the data is not positive",
        [.init(call.arguments.rest[variableCount + 1].span)])
    }
    if values.isEmpty { throw Diagnostic("E35", "there are no points", [.init(call.span)]) }
  }
}
