/// An external function over blocks, such as a cross-section: fills `output[0..<count]` from as many numbers of
/// each input.
///
/// It must be pure: the same inputs give the same outputs, each output from the inputs at its own place.
package struct BlockKernel: Sendable {
  package typealias Evaluate =
    @Sendable (
      _ inputs: [UnsafePointer<Double>], _ output: UnsafeMutablePointer<Double>, _ count: Int
    ) throws -> Void

  package let name: String
  package let evaluate: Evaluate
  /// Copies of one kernel are the same function; two kernels never are, whatever their names.
  let identity = Identity()

  final class Identity: Sendable {}

  package init(name: String, evaluate: @escaping Evaluate) {
    self.name = name
    self.evaluate = evaluate
  }
}

/// A value in a program under construction: a column, a number for the whole run, or a result.
package struct Operand: Sendable, Equatable {
  let index: Int
}

/// Where a running program finds a value.
enum Place: Sendable, Equatable {
  /// A block of the arena.
  case register(Int)
  /// A column of the input.
  case column(Int)
  /// A number that is the same in all rows.
  case scalar(Int)
  /// The block in the caller's memory of a result.
  case result(Int)
}

enum Action: Sendable {
  case operation(RowOperation)
  case kernel(BlockKernel)

  /// The action on single numbers.
  func evaluate(_ operands: [Double]) throws -> Double {
    switch self {
    case .operation(let operation):
      return operation.evaluate(operands)
    case .kernel(let kernel):
      var result = 0.0
      try withPointers(to: operands.map { [$0] }) { try kernel.evaluate($0, &result, 1) }
      return result
    }
  }
}

/// One step of a program.
struct Instruction: Sendable {
  var action: Action
  var operands: [Place]
  var destination: Place
}

/// A row expression, compiled; immutable, and shared freely between threads.
package struct RowProgram: Sendable {
  /// A number that is the same in all rows: known now, given at run time, or computed once a run.
  enum Scalar: Sendable {
    case constant(Double)
    case uniform(Int)
    case computed(Action, [Int])
  }

  /// Each computed scalar needs only earlier ones.
  let scalars: [Scalar]
  /// What is done for each block of rows.
  let instructions: [Instruction]
  let registerCount: Int
  /// Registers that hold a scalar in every row, for kernels to read.
  let spreads: [(register: Int, scalar: Int)]
  /// Where each result is found, when no instruction writes it there: a column, a scalar, or another result.
  let copies: [(result: Int, source: Place)]
  /// The columns that it reads.
  package let inputs: [Int]
  package let uniformCount: Int
  package let resultCount: Int

  /// One more than the greatest column that it reads.
  package var inputCount: Int { (inputs.max() ?? -1) + 1 }
}
