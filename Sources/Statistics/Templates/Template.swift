package import Columns

/// What a sample predicts in the bins of its channel, before the factors on it.
package protocol Template: Sendable {
  var binCount: Int { get }
  /// The parameters that it depends on, each once, as places in the model.
  var parameters: [Int] { get set }
  /// Rows of memory that it wants beside those of the values and of the first derivatives.
  var workingRows: Int { get }
  /// The first bin with a number that is not finite, as far as that can be known beforehand.
  var firstBinNotFinite: Int? { get }

  /// Parameters of which the values are a linear function, all of them together.
  var linearParameters: [Int] { get }

  /// Fills the rows with the values in the bins, and up to the order asked for with what the derivatives need.
  /// - Parameter point: the values of its parameters, in the order of `parameters`.
  func evaluate(at point: UnsafePointer<Double>, _ order: DerivativeOrder, into rows: TemplateRows)
    throws

  /// Reports Σ weight·∂²value/∂p∂q over the bins for pairs of places in `parameters`, each pair once and in any order;
  /// pairs that are left out are 0. Called after `evaluate` to second order, with the rows as it left them.
  func addCurvature(
    at point: UnsafePointer<Double>, weights: UnsafePointer<Double>, rows: TemplateRows,
    _ add: (_ p: Int, _ q: Int, _ sum: Double) -> Void)
}

extension Template {
  package var linearParameters: [Int] { [] }

  /// The values in the bins.
  /// - Parameter point: the values of its parameters, in the order of `parameters`.
  package func values(at point: [Double]) throws -> [Double] {
    let scratch = Scratch()
    let stride = Scratch.stride(of: binCount)
    let rows = TemplateRows(
      start: scratch.take((1 + parameters.count + workingRows) * stride), stride: stride,
      parameterCount: parameters.count, machine: RowMachine())
    // A pointer to no numbers may be none.
    try (point + [0]).withUnsafeBufferPointer { point in
      if let start = point.baseAddress { try evaluate(at: start, .value, into: rows) }
    }
    return Array(UnsafeBufferPointer(start: rows.values, count: binCount))
  }
}

/// How many derivatives are asked for.
package enum DerivativeOrder: Int, Sendable, Comparable {
  case value
  case gradient
  /// The Hessian without the second derivatives of what is expected in the bins, which is positive definite.
  case information
  case hessian

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The memory that a template fills: a row of values, one for the derivatives in each parameter, then its own.
package struct TemplateRows {
  let start: UnsafeMutablePointer<Double>
  let stride: Int
  let parameterCount: Int
  /// For formulas.
  package let machine: RowMachine

  package var values: UnsafeMutablePointer<Double> { start }

  package func derivative(_ parameter: Int) -> UnsafeMutablePointer<Double> {
    start + (1 + parameter) * stride
  }

  package func working(_ row: Int) -> UnsafeMutablePointer<Double> {
    start + (1 + parameterCount + row) * stride
  }
}
