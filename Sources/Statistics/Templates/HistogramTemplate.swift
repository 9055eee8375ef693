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
  /// One for each parameter and interpolation.
  private var variations: [Variation] = []
  package var parameters: [Int] = []

  /// Half the difference of what the sample is at 1 and at -1, and how far their mean is above the contents.
  private struct Variation {
    var place: Int
    var interpolation: ShapeInterpolation
    var odd: [Double]
    var even: [Double]

    func with(_ body: (_ odd: Numbers, _ even: Numbers) -> Void) {
      odd.withUnsafeBufferPointer { odd in
        even.withUnsafeBufferPointer { even in
          if let odd = odd.baseAddress, let even = even.baseAddress { body(odd, even) }
        }
      }
    }
  }

  /// - Parameter variations: with as many bins as there are contents.
  package init(_ contents: [Double], _ variations: [ShapeVariation] = []) {
    self.contents = contents
    for variation in variations {
      let odd = contents.indices.map { 0.5 * (variation.high[$0] - variation.low[$0]) }
      let even = contents.indices.map {
        0.5 * (variation.high[$0] + variation.low[$0]) - contents[$0]
      }
      add(variation.parameter, variation.interpolation, odd, even)
    }
  }

  /// The template of both samples together: the same sum, since contents and shifts add.
  func merged(with other: HistogramTemplate) -> HistogramTemplate {
    var result = HistogramTemplate(contents.indices.map { contents[$0] + other.contents[$0] })
    for template in [self, other] {
      for variation in template.variations {
        result.add(
          template.parameters[variation.place], variation.interpolation, variation.odd,
          variation.even)
      }
    }
    return result
  }

  private mutating func add(
    _ parameter: Int, _ interpolation: ShapeInterpolation, _ odd: [Double], _ even: [Double]
  ) {
    let place = parameters.firstIndex(of: parameter) ?? parameters.count
    if place == parameters.count { parameters.append(parameter) }
    let known = variations.firstIndex { $0.place == place && $0.interpolation == interpolation }
    if let known {
      for i in odd.indices {
        variations[known].odd[i] += odd[i]
        variations[known].even[i] += even[i]
      }
    } else {
      variations.append(
        Variation(place: place, interpolation: interpolation, odd: odd, even: even))
    }
  }

  package var binCount: Int { contents.count }
  package var workingRows: Int { 0 }
  package var firstBinNotFinite: Int? {
    contents.indices.first { i in
      !contents[i].isFinite || variations.contains { !($0.odd[i] + $0.even[i]).isFinite }
    }
  }

  package func evaluate(
    at point: UnsafePointer<Double>, _ order: DerivativeOrder, into rows: TemplateRows
  ) {
    let values = rows.values
    for i in 0..<binCount { values[i] = contents[i] }
    if order > .value {
      for place in parameters.indices {
        rows.derivative(place).update(repeating: 0, count: binCount)
      }
    }
    for variation in variations {
      let (even, odd) = ShapeInterpolation.weights(
        at: point[variation.place], variation.interpolation)
      variation.with { o, e in
        if order == .value {
          for i in 0..<binCount { values[i] += odd.value * o[i] + even.value * e[i] }
        } else {
          let slopes = rows.derivative(variation.place)
          for i in 0..<binCount {
            values[i] += odd.value * o[i] + even.value * e[i]
            slopes[i] += odd.slope * o[i] + even.slope * e[i]
          }
        }
      }
    }
  }

  package func addCurvature(
    at point: UnsafePointer<Double>, weights: UnsafePointer<Double>, rows: TemplateRows,
    _ add: (_ p: Int, _ q: Int, _ sum: Double) -> Void
  ) {
    for variation in variations {
      let even = ShapeInterpolation.weights(at: point[variation.place], variation.interpolation)
        .even
      guard even.curvature != 0 else { continue }
      variation.with { _, e in
        add(variation.place, variation.place, even.curvature * dot(weights, e, binCount))
      }
    }
  }
}
