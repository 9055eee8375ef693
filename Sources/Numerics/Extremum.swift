/// Why there is no extremum.
package enum ExtremumError: Error, Sendable, Equatable {
  /// The function has no finite value on the axis.
  case noValue
}

/// The least or greatest value of a function, and where it is.
package struct Extremum: Sendable, Equatable {
  package enum Kind: Sendable { case minimum, maximum }

  package var point: Double
  package var value: Double
}

/// Extrema of functions of one number on an axis, by a scan of the whole axis and then a closer look at the best
/// places.
///
/// Where the function is smooth the point has about 8 digits, as many as its value decides. Of equal values the first
/// counts. An extremum narrower than 1/1024 of the axis may be missed. Points without a finite value are passed over.
package struct ExtremumFinder: Sendable {
  package var intervals = 1024
  /// The lowest dips of the scan that are looked at closely.
  private static let candidates = 4
  /// Parts that the surroundings of a candidate are divided into at a time.
  private static let parts = 64

  package init() {}

  /// - Throws: `ExtremumError`, and what the closures throw.
  package func find(
    _ kind: Extremum.Kind, on axis: Axis, interrupted: () throws -> Void,
    _ function: BlockFunction
  ) throws -> Extremum {
    let sign: Double = kind == .minimum ? 1 : -1
    func signed(_ points: [Double]) throws -> [Double] {
      try interrupted()
      return try evaluate(function, at: points).map { $0.isFinite ? sign * $0 : .infinity }
    }
    let points = axis.grid(intervals + 1)
    let values = try signed(points)
    var best: Extremum?
    for i in dips(values) {
      let surroundings = points[max(i - 1, 0)]...points[min(i + 1, intervals)]
      let start = Extremum(point: points[i], value: values[i])
      let found = try descend(from: start, in: surroundings, signed)
      if found.value < best?.value ?? .infinity { best = found }
    }
    guard var best else { throw ExtremumError.noValue }
    best.value *= sign
    return best
  }

  /// The places of the lowest values that are no higher than their neighbours, in order of place.
  private func dips(_ values: [Double]) -> [Int] {
    let dips = values.indices.filter { i in
      values[i] < .infinity && (i == 0 || values[i] < values[i - 1])
        && (i == values.count - 1 || values[i] <= values[i + 1])
    }
    return dips.sorted { (values[$0], $0) < (values[$1], $1) }.prefix(Self.candidates).sorted()
  }

  /// Closes in on the lowest point of the surroundings.
  private func descend(
    from start: Extremum, in surroundings: ClosedRange<Double>,
    _ values: ([Double]) throws -> [Double]
  ) throws -> Extremum {
    var best = start
    var (low, high) = (surroundings.lowerBound, surroundings.upperBound)
    while high - low > 1e-9 * max(low.magnitude, high.magnitude) {
      let step = (high - low) / Double(Self.parts)
      let points = (0...Self.parts).map { min(low + step * Double($0), high) }
      for (point, value) in zip(points, try values(points)) where value < best.value {
        best = Extremum(point: point, value: value)
      }
      guard step > 0 else { break }
      (low, high) = (max(low, best.point - step), min(high, best.point + step))
    }
    return best
  }
}
