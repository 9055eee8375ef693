package import Columns

/// A formula of parameters and of columns, evaluated for each bin or point, with exact derivatives.
package struct FormulaTemplate: Template {
  package let binCount: Int
  package var parameters: [Int]
  private let columns: [[Double]]
  /// The programs for the values; these and the first derivatives; and the second ones too.
  private let programs: [RowProgram]
  private let linearPlaces: [Int]

  /// - Parameters:
  ///   - parameters: their places in the model; the uniform number i of the formula is the i-th of them, squared if the
  ///     model is given its square.
  ///   - columns: the formula's inputs, with a number for each bin.
  ///   - binCount: the number of bins of a formula without columns.
  ///   - formula: builds the formula.
  /// - Throws: `DifferentiationError`, and what the closure throws.
  package init(
    parameters: [Int], columns: [[Double]], binCount: Int,
    _ formula: (inout RowProgramBuilder) throws -> Operand
  ) throws {
    self.parameters = parameters
    self.columns = columns
    self.binCount = columns.map(\.count).min() ?? binCount
    var builder = RowProgramBuilder()
    let value = try formula(&builder)
    let zero = builder.constant(0)
    var slopes: [Operand] = []
    for i in parameters.indices {
      slopes.append(try builder.derivative(of: value, uniform: i) ?? zero)
    }
    var curvatures: [Operand] = []
    for i in parameters.indices {
      for j in i..<parameters.count {
        curvatures.append(try builder.derivative(of: slopes[i], uniform: j) ?? zero)
      }
    }
    linearPlaces = Self.linearPlaces(parameters.count) { curvatures[$0] == zero }
    programs = [
      builder.build(results: [value]), builder.build(results: [value] + slopes),
      builder.build(results: [value] + slopes + curvatures),
    ]
  }

  /// Places one after the other such that no second derivative in any two of them differs from 0.
  private static func linearPlaces(
    _ count: Int, isZero: (_ element: Int) -> Bool
  ) -> [Int] {
    (0..<count).reduce(into: []) { places, j in
      // Element (i, j) of an upper triangle, row by row.
      let isLinear = (places + [j]).allSatisfy { i in isZero(i * count - i * (i + 1) / 2 + j) }
      if isLinear { places.append(j) }
    }
  }

  package var linearParameters: [Int] { linearPlaces.map { parameters[$0] } }
  package var workingRows: Int { parameters.count * (parameters.count + 1) / 2 }
  package var firstBinNotFinite: Int? {
    (0..<binCount).first { bin in columns.contains { !$0[bin].isFinite } }
  }

  package func evaluate(
    at point: UnsafePointer<Double>, _ order: DerivativeOrder, into rows: TemplateRows
  ) throws {
    let program = programs[order == .value ? 0 : order < .hessian ? 1 : 2]
    let results = (0..<program.resultCount).map { rows.start + $0 * rows.stride }
    try withPointers(to: columns) { inputs in
      try rows.machine.run(
        program, inputs: inputs, uniforms: parameters.indices.map { point[$0] }, count: binCount,
        results: results, interrupted: {})
    }
  }

  package func addCurvature(
    at point: UnsafePointer<Double>, weights: UnsafePointer<Double>, rows: TemplateRows,
    _ add: (_ p: Int, _ q: Int, _ sum: Double) -> Void
  ) {
    var row = 0
    for p in parameters.indices {
      for q in p..<parameters.count {
        add(p, q, dot(weights, rows.working(row), binCount))
        row += 1
      }
    }
  }
}
