import Columns
import Testing

struct RowMachineTests {
  /// A program of random operations on four columns and two uniforms, with every node's value for one row computed
  /// beside it, by the operations on single numbers.
  private struct RandomProgram {
    var program: RowProgram
    /// The value of each result for a row, from its columns.
    var expected: ([Double]) -> [Double]

    static let uniforms = [0.75, -3]

    init(seed: UInt64) {
      typealias Step = (operation: RowOperation, operands: [Int])
      var random = SplitMix(seed)
      var builder = RowProgramBuilder()
      var nodes = (0..<4).map { builder.input($0) } + (0..<2).map { builder.uniform($0) }
      nodes += [builder.constant(2), builder.constant(0.1)]
      var steps: [Step] = []
      for _ in 0..<40 {
        let operation = Self.operations[Int.random(in: 0..<Self.operations.count, using: &random)]
        let operands = (0..<operation.arity).map { _ in
          Int.random(in: 0..<nodes.count, using: &random)
        }
        let values = operands.map { nodes[$0] }
        switch values.count {
        case 1: nodes.append(builder.apply(operation, values[0]))
        case 2: nodes.append(builder.apply(operation, values[0], values[1]))
        default: nodes.append(builder.apply(operation, values[0], values[1], values[2]))
        }
        steps.append((operation, operands))
      }
      program = builder.build(results: nodes)
      expected = { row in
        var values = row + Self.uniforms + [2, 0.1]
        for step in steps {
          let operands = step.operands.map { values[$0] } + [.nan, .nan]
          values.append(step.operation.evaluate(operands[0], operands[1], operands[2]))
        }
        return values
      }
    }

    /// All but the logic, whose operands must be masks.
    static let operations = RowOperation.allCases.filter { ![.and, .or, .not].contains($0) }
  }

  private static func columns(_ number: Int, rows: Int) -> [[Double]] {
    var random = SplitMix(11)
    return (0..<number).map { _ in (0..<rows).map { _ in .random(in: -4...4, using: &random) } }
  }

  private func bits(_ columns: [[Double]]) -> [[UInt64]] {
    columns.map { $0.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern } }
  }

  @Test("random programs give the bits of single numbers", arguments: 0..<40)
  func randomPrograms(seed: UInt64) throws {
    let random = RandomProgram(seed: seed)
    let columns = Self.columns(4, rows: 50)
    let results = try RowMachine().run(
      random.program, inputs: columns, uniforms: RandomProgram.uniforms, count: 50)
    for row in 0..<50 {
      for (result, expected) in zip(results, random.expected(columns.map { $0[row] })) {
        #expect(
          result[row].bitPattern == expected.bitPattern || result[row].isNaN && expected.isNaN)
      }
    }
  }

  @Test("a row gives the same bits in any block and on any thread")
  func blocksAndThreads() throws {
    let random = RandomProgram(seed: 99)
    let rows = 150_001
    let columns = Self.columns(4, rows: rows)
    let whole = try RowMachine().run(
      random.program, inputs: columns, uniforms: RandomProgram.uniforms, count: rows)
    for threads in [1, 2, 5] {
      let parallel = try ParallelRows.run(
        random.program, columns: columns.map { .numbers($0) }, uniforms: RandomProgram.uniforms,
        count: rows, threads: threads, interrupted: {})
      #expect(bits(parallel) == bits(whole))
    }
    let tail = try RowMachine().run(
      random.program, inputs: columns.map { Array($0[2_047...]) },
      uniforms: RandomProgram.uniforms, count: 3)
    #expect(bits(tail) == bits(whole.map { Array($0[2_047..<2_050]) }))
  }

  @Test func oneMachineRunsManyPrograms() throws {
    let machine = RowMachine()
    let columns = Self.columns(4, rows: 3_000)
    for seed in UInt64(0)..<4 {
      let program = RandomProgram(seed: seed).program
      let reused = try machine.run(
        program, inputs: columns, uniforms: RandomProgram.uniforms, count: 3_000)
      let fresh = try RowMachine().run(
        program, inputs: columns, uniforms: RandomProgram.uniforms, count: 3_000)
      #expect(bits(reused) == bits(fresh))
    }
  }

  @Test func resultsMayBeColumnsNumbersAndEachOther() throws {
    var builder = RowProgramBuilder()
    let x = builder.input(0)
    let two = builder.constant(2)
    let double = builder.apply(.multiply, x, two)
    let four = builder.apply(.multiply, double, two)
    let uniform = builder.uniform(0)
    let program = builder.build(results: [double, x, two, double, four, uniform])
    let results = try RowMachine().run(program, inputs: [[1, 2, 3]], uniforms: [7], count: 3)
    #expect(results == [[2, 4, 6], [1, 2, 3], [2, 2, 2], [2, 4, 6], [4, 8, 12], [7, 7, 7]])
  }

  @Test func noRows() throws {
    var builder = RowProgramBuilder()
    let result = builder.apply(.exp, builder.input(0))
    let program = builder.build(results: [result])
    #expect(try RowMachine().run(program, inputs: [[]], count: 0) == [[]])
  }

  @Test func anInterruptEndsARunBetweenBlocks() {
    struct Interrupt: Error {}
    var builder = RowProgramBuilder()
    let result = builder.apply(.exp, builder.input(0))
    let program = builder.build(results: [result])
    let column = [Double](repeating: 1, count: 10 * RowMachine.blockLength)
    var calls = 0
    #expect(throws: Interrupt.self) {
      _ = try RowMachine().run(program, inputs: [column], count: column.count) {
        calls += 1
        if calls == 3 { throw Interrupt() }
      }
    }
    #expect(calls == 3)
    #expect(throws: Interrupt.self) {
      _ = try ParallelRows.run(
        program, columns: [.numbers(column)], count: column.count, threads: 2,
        interrupted: { throw Interrupt() })
    }
  }
}
