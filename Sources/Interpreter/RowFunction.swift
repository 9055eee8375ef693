import Columns
import Semantics
package import Syntax

/// The compiled form of an abstraction: a program of the row machine, and what to evaluate by the tree
/// before it runs.
struct RowFunction {
  /// A number that is the same in all rows.
  enum Uniform {
    case value(Node)
    /// The code of a string in the dictionary of the parameter in this slot; -1 when it is not there.
    case code(of: Node, slot: Int)
  }

  /// Kept alive, since it is known by its identity.
  let abstraction: Abstraction
  let program: RowProgram
  /// Slots to fill before the uniforms are evaluated, in order.
  let prelude: [(slot: Int, value: Node)]
  let uniforms: [Uniform]
  /// Whether a value of the environment is built into the program, as an option of a function in it.
  let dependsOnEnvironment: Bool
}

/// A closure in the hands of the evaluator that runs it, a block of numbers at a time.
package final class BlockFunction {
  /// Where to point when something is wrong with it, in the cell that runs.
  package let span: Span
  private let closure: Closure
  private let environment: Environment
  private let program: RowProgram
  private let uniforms: [Double]
  private let evaluator: Evaluator

  /// - Parameter site: what to point at when the closure comes from another cell.
  package init(_ closure: Closure, evaluator: Evaluator, site: Span) throws {
    self.closure = closure
    self.evaluator = evaluator
    let isForeign = closure.environment.cell != evaluator.environment.cell
    span = isForeign ? site : closure.abstraction.span
    (program, environment, uniforms) = try evaluator.running(closure, at: site) {
      let function = try evaluator.rowFunction(closure.abstraction)
      for (slot, value) in function.prelude {
        evaluator.setSlot(slot, try evaluator.evaluate(value))
      }
      let uniforms = try function.uniforms.map { try evaluator.number(of: $0) }
      return (function.program, evaluator.environment, uniforms)
    }
  }

  /// Fills `result[0..<count]` from `count` numbers for each parameter.
  package func evaluate(
    _ inputs: [UnsafePointer<Double>], into result: UnsafeMutablePointer<Double>, count: Int
  ) throws {
    try evaluator.running(
      Closure(abstraction: closure.abstraction, environment: environment), at: span
    ) {
      try evaluator.withMachine { machine in
        try machine.run(
          program, inputs: inputs, uniforms: uniforms, count: count, results: [result],
          interrupted: evaluator.surroundings.interrupted)
      }
    }
  }

  /// Fills one buffer from another of the same length, for a function of one number.
  package func fill(
    _ xs: UnsafeBufferPointer<Double>, _ ys: UnsafeMutableBufferPointer<Double>
  ) throws {
    guard let input = xs.baseAddress, let output = ys.baseAddress else { return }
    try evaluate([input], into: output, count: min(xs.count, ys.count))
  }

  /// The values at these points, for a function of one number.
  package func callAsFunction(_ points: [Double]) throws -> [Double] {
    try withPointers(to: [points]) { inputs in
      try makeArrays(1, count: points.count) { results in
        try evaluate(inputs, into: results[0], count: points.count)
      }
    }[0]
  }
}
