import Synchronization
import Testing

@testable import Columns

struct RowProgramBuilderTests {
  @Test func theSameOperationIsDoneOnce() {
    var builder = RowProgramBuilder()
    let x = builder.input(0)
    let y = builder.input(1)
    #expect(builder.apply(.multiply, x, y) == builder.apply(.multiply, y, x))
    #expect(builder.apply(.subtract, x, y) != builder.apply(.subtract, y, x))
    #expect(builder.constant(0) != builder.constant(-0.0))
    let sum = builder.apply(.add, builder.apply(.exp, x), builder.apply(.exp, x))
    #expect(builder.build(results: [sum]).instructions.count == 2)
  }

  @Test func constantsAreComputedAtOnce() {
    var builder = RowProgramBuilder()
    let two = builder.constant(2)
    #expect(builder.apply(.power, two, builder.constant(3)) == builder.constant(8))
    let x = builder.input(0)
    #expect(builder.apply(.multiply, x, builder.constant(1)) == x)
    #expect(builder.apply(.divide, x, builder.constant(1)) == x)
    #expect(builder.apply(.select, builder.constant(0), two, x) == x)
  }

  @Test func whatIsTheSameInAllRowsIsDoneOnceARun() throws {
    var builder = RowProgramBuilder()
    let exponential = builder.apply(.exp, builder.uniform(0))
    let result = builder.apply(.multiply, builder.input(0), exponential)
    let program = builder.build(results: [result])
    #expect(program.instructions.count == 1)
    let results = try RowMachine().run(program, inputs: [[1, 2]], uniforms: [0], count: 2)
    #expect(results == [[1, 2]])
  }

  @Test func whatNoResultNeedsIsLeftOut() {
    var builder = RowProgramBuilder()
    let x = builder.input(0)
    _ = builder.apply(.exp, builder.input(5))
    let result = builder.apply(.negate, x)
    let program = builder.build(results: [result])
    #expect(program.instructions.count == 1)
    #expect(program.inputCount == 1)
  }

  @Test func registersAreReused() {
    var builder = RowProgramBuilder()
    var value = builder.input(0)
    for _ in 0..<100 { value = builder.apply(.sin, value) }
    #expect(builder.build(results: [value]).registerCount == 2)
  }

  @Test func missingValuesPassNeitherACutNorItsComplement() throws {
    var builder = RowProgramBuilder()
    let x = builder.input(0)
    let low = builder.apply(.greater, x, builder.constant(1))
    let high = builder.apply(.lessOrEqual, x, builder.constant(2))
    let inside = builder.apply(.and, low, high)
    let program = builder.build(results: [inside, builder.apply(.not, inside)])
    let results = try RowMachine().run(program, inputs: [[1, 1.5, 2, 3, .nan]], count: 5)
    #expect(results == [[0, 1, 1, 0, 0], [1, 0, 0, 1, 0]])
  }

  @Test func kernelsSeeColumnsAndNumbersAsBlocks() throws {
    let kernel = BlockKernel(name: "a + 10 b") { inputs, output, count in
      for i in 0..<count { output[i] = inputs[0][i] + 10 * inputs[1][i] }
    }
    var builder = RowProgramBuilder()
    let x = builder.input(0)
    let mixed = builder.call(kernel, [x, builder.uniform(0)])
    let swapped = builder.call(kernel, [builder.uniform(0), builder.apply(.negate, x)])
    let program = builder.build(results: [mixed, builder.apply(.add, swapped, x)])
    let column = (0..<3_000).map(Double.init)
    let results = try RowMachine().run(program, inputs: [column], uniforms: [2], count: 3_000)
    #expect(results[0] == column.map { $0 + 20 })
    #expect(results[1] == column.map { 2 - 10 * $0 + $0 })
  }

  @Test func kernelsOfNumbersAreCalledOnceARun() throws {
    let counter = CallCounter()
    let kernel = BlockKernel(name: "square") { inputs, output, count in
      counter.count.add(1, ordering: .relaxed)
      for i in 0..<count { output[i] = inputs[0][i] * inputs[0][i] }
    }
    var builder = RowProgramBuilder()
    let square = builder.call(kernel, [builder.uniform(0)])
    #expect(square == builder.call(kernel, [builder.uniform(0)]))
    let result = builder.apply(.add, builder.input(0), square)
    let program = builder.build(results: [result])
    let column = [Double](repeating: 1, count: 5_000)
    let results = try RowMachine().run(program, inputs: [column], uniforms: [3], count: 5_000)
    #expect(results == [[Double](repeating: 10, count: 5_000)])
    #expect(counter.count.load(ordering: .relaxed) == 1)
  }

  private final class CallCounter: Sendable {
    let count = Atomic(0)
  }

  @Test func kernelsOfOneNameAreNotOneFunction() {
    let plus = BlockKernel(name: "f") { $1[0] = $0[0][0] + Double($2) }
    let minus = BlockKernel(name: "f") { $1[0] = $0[0][0] - Double($2) }
    var builder = RowProgramBuilder()
    let x = builder.input(0)
    #expect(builder.call(plus, [x]) != builder.call(minus, [x]))
  }

  @Test func anErrorOfAKernelEndsTheRun() {
    struct Failure: Error {}
    let kernel = BlockKernel(name: "fails") { _, _, _ in throw Failure() }
    var builder = RowProgramBuilder()
    let result = builder.call(kernel, [builder.input(0)])
    let program = builder.build(results: [result])
    #expect(throws: Failure.self) { _ = try RowMachine().run(program, inputs: [[1]], count: 1) }
  }
}
