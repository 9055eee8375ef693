internal import CLinear

/// What a sample is when a nuisance parameter is at -1 and at 1.
package struct ShapeVariation: Sendable, Equatable {
  package var parameter: Int
  package var low: [Double]
  package var high: [Double]
  package var interpolation: ShapeInterpolation

  package init(
    _ parameter: Int, low: [Double], high: [Double],
    _ interpolation: ShapeInterpolation = .polynomial
  ) {
    self.parameter = parameter
    self.low = low
    self.high = high
    self.interpolation = interpolation
  }
}

/// Contents of bins with shifts added by nuisance parameters, HistFactory's `histosys`.
package struct HistogramTemplate: Template {
  package let contents: [Double]
  package var parameters: [Int] = []
  /// One for each parameter and interpolation.
  private var variations: [Variation] = []
  /// For each variation two rows: half the difference of what the sample is at 1 and at -1, and how far the mean of those is
  /// above the contents.
  private var shapes: [Double] = []

  private struct Variation {
    var place: Int
    var interpolation: ShapeInterpolation
    /// Whether no variation before this one has the same parameter.
    var isFirst: Bool
  }

  /// - Parameter variations: with as many bins as there are contents.
  package init(_ contents: [Double], _ variations: [ShapeVariation] = []) {
    self.contents = contents
    for variation in variations {
      let odd = contents.indices.map { 0.5 * (variation.high[$0] - variation.low[$0]) }
      let even = contents.indices.map {
        0.5 * (variation.high[$0] + variation.low[$0]) - contents[$0]
      }
      add(variation.parameter, variation.interpolation, odd + even)
    }
  }

  /// The template of both samples together: the same sum, since contents and shifts add.
  func merged(with other: HistogramTemplate) -> HistogramTemplate {
    var result = HistogramTemplate(contents.indices.map { contents[$0] + other.contents[$0] })
    for template in [self, other] {
      for (i, variation) in template.variations.enumerated() {
        let rows = template.shapes[2 * i * binCount..<2 * (i + 1) * binCount]
        result.add(
          template.parameters[variation.place], variation.interpolation, Array(rows))
      }
    }
    return result
  }

  private mutating func add(
    _ parameter: Int, _ interpolation: ShapeInterpolation, _ rows: [Double]
  ) {
    let place = parameters.firstIndex(of: parameter) ?? parameters.count
    let isFirst = place == parameters.count
    if isFirst { parameters.append(parameter) }
    let known = variations.firstIndex { $0.place == place && $0.interpolation == interpolation }
    if let known {
      for (i, value) in rows.enumerated() { shapes[2 * known * binCount + i] += value }
    } else {
      variations.append(
        Variation(place: place, interpolation: interpolation, isFirst: isFirst))
      shapes += rows
    }
  }

  /// What it was made of.
  var shapeVariations: [ShapeVariation] {
    variations.enumerated().map { i, variation in
      let odd = shapes[2 * i * binCount..<(2 * i + 1) * binCount]
      let even = shapes[(2 * i + 1) * binCount..<2 * (i + 1) * binCount]
      let middle = zip(contents, even).map { $0 + $1 }
      return ShapeVariation(
        parameters[variation.place], low: zip(middle, odd).map { $0 - $1 },
        high: zip(middle, odd).map { $0 + $1 }, variation.interpolation)
    }
  }

  package var binCount: Int { contents.count }
  package var workingRows: Int { 0 }
  package var firstBinNotFinite: Int? {
    contents.indices.first { bin in
      !contents[bin].isFinite
        || stride(from: bin, to: shapes.count, by: binCount).contains { !shapes[$0].isFinite }
    }
  }

  package func evaluate(
    at point: UnsafePointer<Double>, _ order: DerivativeOrder, into rows: TemplateRows
  ) {
    let values = rows.values
    for i in 0..<binCount { values[i] = contents[i] }
    shapes.withUnsafeBufferPointer { shapes in
      guard var odd = shapes.baseAddress else { return }
      for variation in variations {
        let (evenWeight, oddWeight) = ShapeInterpolation.weights(
          at: point[variation.place], variation.interpolation)
        let even = odd + binCount
        cl_accumulate(oddWeight.value, odd, evenWeight.value, even, values, binCount)
        if order > .value {
          let slopes = rows.derivative(variation.place)
          if variation.isFirst {
            cl_combine(oddWeight.slope, odd, evenWeight.slope, even, slopes, binCount)
          } else {
            cl_accumulate(oddWeight.slope, odd, evenWeight.slope, even, slopes, binCount)
          }
        }
        odd += 2 * binCount
      }
    }
  }

  package func addCurvature(
    at point: UnsafePointer<Double>, weights: UnsafePointer<Double>, rows: TemplateRows,
    _ add: (_ p: Int, _ q: Int, _ sum: Double) -> Void
  ) {
    shapes.withUnsafeBufferPointer { shapes in
      guard var even = shapes.baseAddress.map({ $0 + binCount }) else { return }
      for variation in variations {
        let curvature = ShapeInterpolation.weights(
          at: point[variation.place], variation.interpolation
        ).even.curvature
        if curvature != 0 {
          add(variation.place, variation.place, curvature * dot(weights, even, binCount))
        }
        even += 2 * binCount
      }
    }
  }
}
