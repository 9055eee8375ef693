/// Runs a program over ranges of rows on several threads; every row gets the same bits as on one.
package enum ParallelRows {
  /// Rows that one thread does at a time.
  static let chunkLength = 32 * RowMachine.blockLength

  /// As `RowMachine.run`, on up to `threads` threads; `interrupted` is called from all of them.
  package static func run(
    _ program: RowProgram, inputs: [UnsafePointer<Double>], uniforms: [Double] = [], count: Int,
    results: [UnsafeMutablePointer<Double>], threads: Int,
    interrupted: @Sendable () throws -> Void
  ) throws {
    let memory = Memory(inputs: inputs, results: results)
    let chunks = (count + chunkLength - 1) / chunkLength
    try concurrently(tasks: chunks, threads: threads, state: { RowMachine() }) { machine, chunk in
      let start = chunk * chunkLength
      try machine.run(
        program, inputs: memory.inputs.map { $0 + start }, uniforms: uniforms,
        count: min(chunkLength, count - start), results: memory.results.map { $0 + start },
        interrupted: interrupted)
    }
  }

  /// As `run` over arrays of at least `count` numbers; an array for each result.
  package static func run(
    _ program: RowProgram, inputs: [[Double]], uniforms: [Double] = [], count: Int, threads: Int,
    interrupted: @Sendable () throws -> Void
  ) throws -> [[Double]] {
    precondition(inputs.allSatisfy { $0.count >= count })
    return try withPointers(to: inputs) { inputs in
      try makeArrays(program.resultCount, count: count) { results in
        try run(
          program, inputs: inputs, uniforms: uniforms, count: count, results: results,
          threads: threads, interrupted: interrupted)
      }
    }
  }

  /// Threads read all of the inputs, and each writes its own rows of the results.
  private struct Memory: @unchecked Sendable {
    var inputs: [UnsafePointer<Double>]
    var results: [UnsafeMutablePointer<Double>]
  }
}
