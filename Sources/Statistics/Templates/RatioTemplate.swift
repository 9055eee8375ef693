/// How many times its nominal contents a sample is, in each bin, at some values of a nuisance parameter.
package struct RatioVariation: Sendable, Equatable {
  package var parameter: Int
  /// Values of the parameter, ascending, at least three.
  package var shifts: [Double]
  /// For each shift, the ratio to the nominal in each bin.
  package var ratios: [[Double]]

  package init(_ parameter: Int, shifts: [Double], ratios: [[Double]]) {
    self.parameter = parameter
    self.shifts = shifts
    self.ratios = ratios
  }
}

/// Contents of bins times interpolated ratios, as CAFAna's `PredictionInterp` has them: a cubic between two shifts with
/// the slopes of the neighbours' differences, a parabola in the outer intervals and beyond, the product over the
/// parameters, and never less than 0.
package struct RatioTemplate: Template {
  package let contents: [Double]
  package var parameters: [Int]
  private let curves: [Curve]

  /// - Parameter variations: one for each parameter, with as many bins as there are contents.
  package init(_ contents: [Double], _ variations: [RatioVariation]) {
    self.contents = contents
    parameters = variations.map(\.parameter)
    curves = variations.map { Curve($0, binCount: contents.count) }
  }

  package var binCount: Int { contents.count }
  /// For each parameter the first and second derivatives of its ratio, over the ratio.
  package var workingRows: Int { 2 * parameters.count }
  package var firstBinNotFinite: Int? {
    contents.indices.first { i in
      !contents[i].isFinite || curves.contains { !$0.isFinite(bin: i) }
    }
  }

  package func evaluate(
    at point: UnsafePointer<Double>, _ order: DerivativeOrder, into rows: TemplateRows
  ) {
    let values = rows.values
    for i in 0..<binCount { values[i] = contents[i] }
    for (place, curve) in curves.enumerated() {
      curve.multiply(
        values, at: point[place], relativeSlopes: rows.working(2 * place),
        relativeCurvatures: rows.working(2 * place + 1))
    }
    guard order > .value else { return }
    for place in curves.indices {
      product(
        values, rows.working(2 * place), into: rows.derivative(place), binCount)
    }
  }

  package func addCurvature(
    at point: UnsafePointer<Double>, weights: UnsafePointer<Double>, rows: TemplateRows,
    _ add: (_ p: Int, _ q: Int, _ sum: Double) -> Void
  ) {
    for p in curves.indices {
      add(p, p, dot(weights, rows.values, rows.working(2 * p + 1), binCount))
      for q in p + 1..<max(curves.count, p + 1) {
        add(p, q, dot(weights, rows.derivative(p), rows.working(2 * q), binCount))
      }
    }
  }
}

extension RatioTemplate {
  /// The interpolated ratios of all bins for one parameter.
  fileprivate struct Curve {
    private let shifts: [Double]
    private let binCount: Int
    /// For each interval and bin the coefficients of 1, t, t², t³, with t the way along the interval, 0…1.
    private let coefficients: [[SIMD4<Double>]]

    init(_ variation: RatioVariation, binCount: Int) {
      shifts = variation.shifts
      self.binCount = binCount
      coefficients = variation.shifts.indices.dropLast().map { interval in
        (0..<binCount).map { bin in
          Self.cubic(variation.shifts, variation.ratios.map { $0[bin] }, interval)
        }
      }
    }

    private static func cubic(_ xs: [Double], _ ys: [Double], _ i: Int) -> SIMD4<Double> {
      let width = xs[i + 1] - xs[i]
      let rise = ys[i + 1] - ys[i]
      func slope(_ j: Int) -> Double {
        (ys[j + 1] - ys[j - 1]) / (xs[j + 1] - xs[j - 1]) * width
      }
      if i == 0 { return SIMD4(ys[0], 2 * rise - slope(1), slope(1) - rise, 0) }
      let left = slope(i)
      if i == xs.count - 2 { return SIMD4(ys[i], left, rise - left, 0) }
      let right = slope(i + 1)
      return SIMD4(ys[i], left, 3 * rise - 2 * left - right, left + right - 2 * rise)
    }

    func isFinite(bin: Int) -> Bool {
      coefficients.allSatisfy { $0[bin].sum().isFinite }
    }

    /// Multiplies the values by the ratios. Where a ratio is clipped, values and derivatives are 0.
    func multiply(
      _ values: MutableNumbers, at x: Double, relativeSlopes: MutableNumbers,
      relativeCurvatures: MutableNumbers
    ) {
      let interval = (shifts.firstIndex { $0 > x } ?? shifts.count) - 1
      let i = min(max(interval, 0), coefficients.count - 1)
      let width = shifts[i + 1] - shifts[i]
      let t = (x - shifts[i]) / width
      for bin in 0..<binCount {
        let c = coefficients[i][bin]
        let ratio = c[0] + t * (c[1] + t * (c[2] + t * c[3]))
        let perRatio = ratio > 0 ? 1 / ratio : 0
        values[bin] *= max(ratio, 0)
        relativeSlopes[bin] = (c[1] + t * (2 * c[2] + t * 3 * c[3])) / width * perRatio
        relativeCurvatures[bin] = (2 * c[2] + 6 * c[3] * t) / (width * width) * perRatio
      }
    }
  }
}
