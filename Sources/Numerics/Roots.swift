/// Why an equation has no one root.
package enum RootError: Error, Sendable, Equatable {
  /// The function does not change its sign; its values at the ends of the range (NaN where it has none).
  case noRoot(valueAtLow: Double, valueAtHigh: Double)
  /// All of the roots found, in order.
  case severalRoots([Double])
}

/// Roots of functions of one number, by a scan of the whole axis and then a closer look at each change of sign.
///
/// Two roots within 1/1024 of the axis of each other may be missed, and so may one where the function touches zero
/// without crossing it. Poles and jumps are not roots, and neither are stretches where the function is zero.
package struct RootFinder: Sendable {
  /// The parts of the axis that are scanned for a change of sign.
  package var intervals = 1024

  package init() {}

  /// The one root on the axis, to the spacing of doubles.
  /// - Throws: `RootError`, and what the closures throw.
  package func root(
    on axis: Axis, interrupted: () throws -> Void, _ function: BlockFunction
  ) throws -> Double {
    let points = axis.grid(intervals + 1)
    let scan = try Scan(points: points, values: evaluate(function, at: points))
    let roots = try roots(scan, interrupted, function)
    if roots.count > 1 { throw RootError.severalRoots(roots) }
    guard let root = roots.first else {
      throw RootError.noRoot(valueAtLow: scan.values[0], valueAtHigh: scan.values[intervals])
    }
    return root
  }

  /// All roots on the axis, in order.
  package func roots(
    on axis: Axis, interrupted: () throws -> Void, _ function: BlockFunction
  ) throws -> [Double] {
    let points = axis.grid(intervals + 1)
    return try roots(
      Scan(points: points, values: evaluate(function, at: points)), interrupted, function)
  }

  /// The function at the points of a grid.
  private struct Scan {
    var points: [Double]
    var values: [Double]

    /// Whether the function is zero at one point and not at its neighbours.
    func hasLoneZero(at i: Int) -> Bool {
      values[i] == 0 && (i == 0 || values[i - 1] != 0)
        && (i == values.count - 1 || values[i + 1] != 0)
    }
  }

  private func roots(
    _ scan: Scan, _ interrupted: () throws -> Void, _ function: BlockFunction
  ) throws -> [Double] {
    var roots: [Double] = []
    for i in scan.points.indices {
      if scan.hasLoneZero(at: i) { roots.append(scan.points[i]) }
      guard i + 1 < scan.points.count, isCrossing(scan.values[i], scan.values[i + 1]) else {
        continue
      }
      let bracket = Bracket(
        low: scan.points[i], high: scan.points[i + 1], valueAtLow: scan.values[i],
        valueAtHigh: scan.values[i + 1])
      if let root = try bracket.root(interrupted, function) { roots.append(root) }
    }
    return roots
  }
}

/// Two points between which a function changes its sign.
private struct Bracket {
  var low: Double
  var high: Double
  var valueAtLow: Double
  var valueAtHigh: Double

  /// Parts that a bracket is divided into at a time: as cheap in a block as a few single points.
  private static let parts = 64

  /// A continuous function hardly changes between neighbouring doubles; one that changes by more than this
  /// part of its change over the whole bracket jumps there.
  private static let largestStep = 1e-3

  /// The root, to the spacing of doubles; `nil` if the function has a pole, a jump or a gap there.
  func root(_ interrupted: () throws -> Void, _ function: BlockFunction) throws -> Double? {
    var bracket = self
    while bracket.high > bracket.low.nextUp.nextUp {
      try interrupted()
      let points = bracket.points
      if points.isEmpty { break }
      let values =
        [bracket.valueAtLow] + (try evaluate(function, at: points)) + [bracket.valueAtHigh]
      if let zero = points.indices.first(where: { values[$0 + 1] == 0 }) { return points[zero] }
      let ends = [bracket.low] + points + [bracket.high]
      guard let i = ends.indices.dropLast().first(where: { isCrossing(values[$0], values[$0 + 1]) })
      else { return nil }
      bracket = Bracket(
        low: ends[i], high: ends[i + 1], valueAtLow: values[i], valueAtHigh: values[i + 1])
    }
    guard bracket.step.isFinite, bracket.step <= Self.largestStep * step else { return nil }
    return bracket.valueAtLow.magnitude < bracket.valueAtHigh.magnitude ? bracket.low : bracket.high
  }

  /// How much the function changes over the bracket.
  private var step: Double { (valueAtHigh - valueAtLow).magnitude }

  /// Points strictly between the ends.
  private var points: [Double] {
    let step = (high - low) / Double(Self.parts)
    return (1..<Self.parts).map { low + step * Double($0) }.filter { low < $0 && $0 < high }
  }
}

private func isCrossing(_ a: Double, _ b: Double) -> Bool {
  (a < 0 && b > 0) || (a > 0 && b < 0)
}
