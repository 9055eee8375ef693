/// Runs a program over ranges of rows on several threads; every row gets the same bits as on one.
package enum ParallelRows {
  /// Rows that one thread does at a time.
  static let chunkLength = 32 * RowMachine.blockLength

  /// As `RowMachine.run`, on up to `threads` threads; `interrupted` is called from all of them.
  package static func run(
    _ program: RowProgram, inputs: [RowInput], uniforms: [Double] = [], count: Int,
    results: [UnsafeMutablePointer<Double>], threads: Int,
    interrupted: @Sendable () throws -> Void
  ) throws {
    let memory = Results(pointers: results)
    let chunks = (count + chunkLength - 1) / chunkLength
    try concurrently(tasks: chunks, threads: threads, state: { RowMachine() }) { machine, chunk in
      let start = chunk * chunkLength
      try machine.run(
        program, inputs: inputs.map { $0.advanced(by: start) }, uniforms: uniforms,
        count: min(chunkLength, count - start), results: memory.pointers.map { $0 + start },
        interrupted: interrupted)
    }
  }

  /// As `run` over columns of at least `count` rows; an array for each result.
  package static func run(
    _ program: RowProgram, columns: [ColumnData], uniforms: [Double] = [], count: Int, threads: Int,
    interrupted: @Sendable () throws -> Void
  ) throws -> [[Double]] {
    precondition(columns.allSatisfy { $0.count >= count })
    return try withInputs(of: columns) { inputs in
      try makeArrays(program.resultCount, count: count) { results in
        try run(
          program, inputs: inputs, uniforms: uniforms, count: count, results: results,
          threads: threads, interrupted: interrupted)
      }
    }
  }

  /// Each thread writes its own rows of the results.
  private struct Results: @unchecked Sendable {
    var pointers: [UnsafeMutablePointer<Double>]
  }
}
