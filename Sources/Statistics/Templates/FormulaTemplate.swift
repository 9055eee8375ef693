package import Columns

/// A formula of parameters and of columns with exact derivatives: its value in each bin, or the sum of its values at
/// several points of each bin, as a quadrature has them.
package struct FormulaTemplate: Template {
  package let binCount: Int
  package var parameters: [Int]
  /// For each point of a bin the columns, with a number for each bin.
  private let points: [[[Double]]]
  /// The programs for the values; these and the first derivatives; and the second ones too.
  private let programs: [RowProgram]
  private let linearPlaces: [Int]

  /// - Parameters:
  ///   - parameters: their places in the model; the uniform number i of the formula is the i-th of them, squared if the
  ///     model is given its square.
  ///   - points: for each point of a bin the formula's inputs, with a number for each bin; one point without inputs for a
  ///     formula of parameters alone.
  ///   - value: the formula, made by `builder`.
  /// - Throws: if the formula is known by its values alone.
  package init(
    parameters: [Int], points: [[[Double]]], binCount: Int, _ value: Operand,
    builder: RowProgramBuilder
  ) throws(DifferentiationError) {
    self.parameters = parameters
    self.points = points
    self.binCount = binCount
    var builder = builder
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
  private var curvatureCount: Int { parameters.count * (parameters.count + 1) / 2 }
  /// The second derivatives; and, to sum over points, what one of them contributes.
  package var workingRows: Int {
    curvatureCount + (points.count > 1 ? 1 + parameters.count + curvatureCount : 0)
  }
  package var firstBinNotFinite: Int? {
    (0..<binCount).first { bin in
      points.contains { columns in columns.contains { !$0[bin].isFinite } }
    }
  }

  package func evaluate(
    at point: UnsafePointer<Double>, _ order: DerivativeOrder, into rows: TemplateRows
  ) throws {
    let program = programs[order == .value ? 0 : order < .hessian ? 1 : 2]
    let uniforms = parameters.indices.map { point[$0] }
    for (index, columns) in points.enumerated() {
      let target = index == 0 ? rows.start : rows.working(curvatureCount)
      let results = (0..<program.resultCount).map { target + $0 * rows.stride }
      try withPointers(to: columns) { inputs in
        try rows.machine.run(
          program, inputs: inputs, uniforms: uniforms, count: binCount, results: results,
          interrupted: {})
      }
      guard index > 0 else { continue }
      for (row, result) in results.enumerated() {
        add(1, result, to: rows.start + row * rows.stride, binCount)
      }
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
