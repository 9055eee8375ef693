/// Runs row programs, block by block, in an arena that is reused; one for each thread.
package final class RowMachine {
  /// The rows of a block: few enough that the registers stay in the cache.
  package static let blockLength = 2048
  /// Registers lie a few cache lines further apart than a block, so that they do not share the cache's sets.
  private static let registerStride = blockLength + 24

  private var arena = Arena()
  private var scalars: [Double] = []

  package init() {}

  deinit { arena.free() }

  /// Evaluates the program for rows `0..<count`.
  ///
  /// - Parameters:
  ///   - inputs: the columns, `count` rows each.
  ///   - results: where each result goes, `count` numbers each; they overlap nothing.
  ///   - interrupted: called once per block; throws to end the run.
  package func run(
    _ program: RowProgram, inputs: [RowInput], uniforms: [Double] = [], count: Int,
    results: [UnsafeMutablePointer<Double>], interrupted: () throws -> Void
  ) throws {
    precondition(
      inputs.count >= program.inputCount && uniforms.count >= program.uniformCount
        && results.count >= program.resultCount)
    let widened = program.inputs.filter { if case .doubles = inputs[$0] { false } else { true } }
    let registers = program.registerCount + (widened.isEmpty ? 0 : program.inputCount)
    arena.reserve(registers * Self.registerStride)
    try computeScalars(program, uniforms: uniforms)
    for start in stride(from: 0, to: count, by: Self.blockLength) {
      try interrupted()
      let rows = Rows(
        start: start, count: min(Self.blockLength, count - start), inputs: inputs, results: results,
        firstWidened: program.registerCount)
      for column in widened {
        inputs[column].widen(
          start..<start + rows.count, to: register(program.registerCount + column))
      }
      for instruction in program.instructions { try execute(instruction, rows) }
      for copy in program.copies {
        Block(result: results[copy.result] + start, count: rows.count)
          .fill(operand(copy.source, rows)) { $0 }
      }
    }
  }

  /// As `run` over columns of doubles.
  package func run(
    _ program: RowProgram, inputs: [UnsafePointer<Double>], uniforms: [Double] = [], count: Int,
    results: [UnsafeMutablePointer<Double>], interrupted: () throws -> Void
  ) throws {
    try run(
      program, inputs: inputs.map { .doubles($0) }, uniforms: uniforms, count: count,
      results: results, interrupted: interrupted)
  }

  /// Evaluates over arrays of at least `count` numbers; an array for each result.
  package func run(
    _ program: RowProgram, inputs: [[Double]], uniforms: [Double] = [], count: Int,
    interrupted: () throws -> Void = {}
  ) throws -> [[Double]] {
    precondition(inputs.allSatisfy { $0.count >= count })
    return try withPointers(to: inputs) { inputs in
      try makeArrays(program.resultCount, count: count) { results in
        try run(
          program, inputs: inputs, uniforms: uniforms, count: count, results: results,
          interrupted: interrupted)
      }
    }
  }

  /// The rows of one block.
  private struct Rows {
    var start: Int
    var count: Int
    var inputs: [RowInput]
    var results: [UnsafeMutablePointer<Double>]
    /// The register of the first column, for columns that are not stored as doubles.
    var firstWidened: Int
  }

  /// Computes the numbers that are the same in all rows, and spreads those that kernels read.
  private func computeScalars(_ program: RowProgram, uniforms: [Double]) throws {
    scalars.removeAll(keepingCapacity: true)
    for scalar in program.scalars {
      switch scalar {
      case .constant(let value): scalars.append(value)
      case .uniform(let index): scalars.append(uniforms[index])
      case .computed(let action, let operands):
        scalars.append(try action.evaluate(operands.map { scalars[$0] }))
      }
    }
    for (register, scalar) in program.spreads {
      self.register(register).update(repeating: scalars[scalar], count: Self.blockLength)
    }
  }

  private func execute(_ instruction: Instruction, _ rows: Rows) throws {
    let destination: UnsafeMutablePointer<Double>
    switch instruction.destination {
    case .result(let index): destination = rows.results[index] + rows.start
    case .register(let index): destination = register(index)
    case .column, .scalar: return
    }
    switch instruction.action {
    case .operation(let operation):
      let places = instruction.operands
      var a = operand(places[0], rows)
      var b = places.count > 1 ? operand(places[1], rows) : .scalar(.nan)
      if operation.isComparison {
        a = comparand(a, of: places[1], rows)
        b = comparand(b, of: places[0], rows)
      }
      operation.apply(
        a, b, places.count > 2 ? operand(places[2], rows) : .scalar(.nan),
        to: destination, count: rows.count)
    case .kernel(let kernel):
      let inputs = instruction.operands.compactMap { operand($0, rows).pointer }
      try kernel.evaluate(inputs, destination, rows.count)
    }
  }

  @inline(__always)
  private func operand(_ place: Place, _ rows: Rows) -> BlockOperand {
    switch place {
    case .register(let index): .block(register(index))
    case .column(let index):
      if case .doubles(let start) = rows.inputs[index] {
        .block(start + rows.start)
      } else {
        .block(register(rows.firstWidened + index))
      }
    case .scalar(let index): .scalar(scalars[index])
    case .result(let index): .block(rows.results[index] + rows.start)
    }
  }

  /// What a number is compared as with what stands in `place`.
  private func comparand(_ operand: BlockOperand, of place: Place, _ rows: Rows) -> BlockOperand {
    guard case .scalar(let value) = operand, case .column(let index) = place else { return operand }
    return .scalar(rows.inputs[index].comparand(value))
  }

  @inline(__always)
  private func register(_ index: Int) -> UnsafeMutablePointer<Double> {
    arena.start + index * Self.registerStride
  }
}
