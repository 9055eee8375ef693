import Columns
package import Semantics

/// The compiled form of an abstraction: a program of the row machine, and what to evaluate by the tree
/// before it runs.
struct RowFunction {
  /// A number that is the same in all rows.
  enum Uniform {
    case value(Node)
    /// The code of a string in the dictionary of the parameter in this slot; -1 when it is not there.
    case code(of: Node, slot: Int)
  }

  let program: RowProgram
  /// Slots to fill before the uniforms are evaluated, in order.
  let prelude: [(slot: Int, value: Node)]
  let uniforms: [Uniform]
}

/// A function of one or several numbers, evaluated a block at a time, with everything else that it
/// depends on already fixed.
package final class BlockFunction {
  package let abstraction: Abstraction
  private let program: RowProgram
  private let uniforms: [Double]
  private let frame: [Value]
  private let dictionaries: [Int: [String]]
  private let evaluator: Evaluator

  /// - Parameter dictionaries: the strings of the parameters that are string columns, by slot.
  init(
    _ abstraction: Abstraction, dictionaries: [Int: [String]] = [:], evaluator: Evaluator
  ) throws {
    let function = evaluator.rowFunction(abstraction)
    self.abstraction = abstraction
    self.evaluator = evaluator
    self.dictionaries = dictionaries
    program = function.program
    evaluator.binderDepth += 1
    defer { evaluator.binderDepth -= 1 }
    for (slot, value) in function.prelude { evaluator.frame[slot] = try evaluator.evaluate(value) }
    uniforms = try function.uniforms.map { uniform in
      switch uniform {
      case .value(let node): return try evaluator.number(node)
      case .code(let node, let slot):
        let text = try evaluator.string(node)
        return dictionaries[slot]?.firstIndex(of: text).map(Double.init) ?? -1
      }
    }
    frame = evaluator.frame
  }

  /// Fills `result[0..<count]` from `count` numbers for each parameter.
  package func evaluate(
    _ inputs: [UnsafePointer<Double>], into result: UnsafeMutablePointer<Double>, count: Int
  ) throws {
    let (outerFrame, outerDictionaries) = (evaluator.frame, evaluator.dictionaries)
    evaluator.frame = frame
    evaluator.dictionaries = dictionaries
    evaluator.binderDepth += 1
    defer {
      evaluator.frame = outerFrame
      evaluator.dictionaries = outerDictionaries
      evaluator.binderDepth -= 1
    }
    try evaluator.withMachine { machine in
      try machine.run(
        program, inputs: inputs, uniforms: uniforms, count: count, results: [result],
        interrupted: evaluator.surroundings.interrupted)
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
