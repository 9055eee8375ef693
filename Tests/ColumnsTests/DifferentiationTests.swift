import Columns
import Testing

@Suite struct DifferentiationTests {
  /// The value, first and second derivative of an operation applied to functions of the uniform.
  private func jet(
    _ at: Double, _ make: (inout RowProgramBuilder, Operand) -> Operand
  ) throws -> [Double] {
    var builder = RowProgramBuilder()
    let value = make(&builder, builder.uniform(0))
    let slope = try builder.derivative(of: value, uniform: 0) ?? builder.constant(0)
    let curvature = try builder.derivative(of: slope, uniform: 0) ?? builder.constant(0)
    let program = builder.build(results: [value, slope, curvature])
    return try RowMachine().run(program, inputs: [], uniforms: [at], count: 1).map { $0[0] }
  }

  static let operations = RowOperation.allCases.filter {
    ![.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or, .not]
      .contains($0)
  }

  @Test(arguments: operations)
  func `derivatives are the limits of differences`(_ operation: RowOperation) throws {
    // Within the domain of every operation, and away from jumps and kinks.
    func make(_ builder: inout RowProgramBuilder, _ p: Operand) -> Operand {
      let square = builder.apply(.multiply, p, p)
      switch operation.arity {
      case 1: return builder.apply(operation, square)
      case 2: return builder.apply(operation, builder.apply(.add, square, p), p)
      default: return builder.apply(operation, builder.apply(.less, p, square), p, square)
      }
    }
    let (point, step) = (0.62, 1e-4)
    let here = try jet(point, make)
    let (above, below) = (try jet(point + step, make), try jet(point - step, make))
    for order in 0..<2 {
      let difference = (above[order] - below[order]) / (2 * step)
      #expect((here[order + 1] - difference).magnitude < 1e-6 * max(1, difference.magnitude))
    }
  }

  @Test func `a column is a constant, and another uniform too`() throws {
    var builder = RowProgramBuilder()
    let product = builder.apply(.multiply, builder.input(0), builder.uniform(1))
    #expect(try builder.derivative(of: product, uniform: 0) == nil)
    #expect(try builder.derivative(of: product, uniform: 1) == builder.input(0))
  }

  @Test func `a kernel has no derivative`() throws {
    var builder = RowProgramBuilder()
    let kernel = BlockKernel(name: "f") { _, _, _ in }
    let value = builder.call(kernel, [builder.uniform(0)])
    #expect(throws: DifferentiationError.kernel("f")) {
      try builder.derivative(of: value, uniform: 0)
    }
    #expect(try builder.derivative(of: value, uniform: 1) == nil)
  }
}
