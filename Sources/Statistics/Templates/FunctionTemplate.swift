/// Contents of bins that are known only by their values, such as a rate whose parameters stand within an integral.
///
/// First derivatives are differences of fourth order; second ones are left out, which makes a fit slower but not worse.
package struct FunctionTemplate: Template {
  package typealias Evaluate = @Sendable (_ parameters: [Double]) throws -> [Double]

  package let binCount: Int
  package var parameters: [Int]
  private let ranges: [ClosedRange<Double>]
  private let steps: [Double]
  private let function: Evaluate

  /// - Parameters:
  ///   - ranges: where the function may be called, for each parameter; in the fit's coordinates, as all values here.
  ///   - scales: over which lengths the function changes; the differences are taken over a thousandth of that.
  ///   - function: the contents of all bins.
  package init(
    parameters: [Int], ranges: [ClosedRange<Double>], scales: [Double], binCount: Int,
    _ function: @escaping Evaluate
  ) {
    self.parameters = parameters
    self.ranges = ranges
    self.binCount = binCount
    self.function = function
    steps = scales.map { 1e-3 * $0 }
  }

  package var workingRows: Int { 0 }
  package var firstBinNotFinite: Int? { nil }

  package func evaluate(
    at point: UnsafePointer<Double>, _ order: DerivativeOrder, into rows: TemplateRows
  ) throws {
    let here = parameters.indices.map { point[$0] }
    let values = try function(here)
    for bin in 0..<min(binCount, values.count) { rows.values[bin] = values[bin] }
    guard order > .value else { return }
    for i in parameters.indices {
      let stencil = Self.stencil(at: here[i], steps[i], within: ranges[i])
      let slopes = rows.derivative(i)
      slopes.update(repeating: 0, count: binCount)
      for (steps, weight) in stencil.points {
        var there = here
        there[i] += steps * stencil.step
        let values = steps == 0 ? values : try function(there)
        for bin in 0..<min(binCount, values.count) {
          slopes[bin] += weight / stencil.step * values[bin]
        }
      }
    }
  }

  /// Central differences, or those of one side near an end of the range.
  private static func stencil(
    at x: Double, _ step: Double, within range: ClosedRange<Double>
  ) -> (step: Double, points: [(steps: Double, weight: Double)]) {
    let fitsBelow = x - 2 * step >= range.lowerBound
    let fitsAbove = x + 2 * step <= range.upperBound
    if fitsBelow, fitsAbove {
      return (step, [(-2, 1.0 / 12), (-1, -2.0 / 3), (1, 2.0 / 3), (2, -1.0 / 12)])
    }
    return (
      fitsBelow ? -step : step, [(0, -25.0 / 12), (1, 4), (2, -3), (3, 4.0 / 3), (4, -1.0 / 4)]
    )
  }

  package func addCurvature(
    at point: UnsafePointer<Double>, weights: UnsafePointer<Double>, rows: TemplateRows,
    _ add: (_ p: Int, _ q: Int, _ sum: Double) -> Void
  ) {}
}
