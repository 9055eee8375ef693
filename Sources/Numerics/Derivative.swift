/// The derivative of a function, and how good it is.
package struct Derivative: Sendable, Equatable {
  package var value: Double
  /// An estimate of the error.
  package var error: Double
}

/// Why there is no derivative.
package enum DerivativeError: Error, Sendable, Equatable {
  /// The function has no finite value here or close by.
  case notFinite(at: Double)
  /// The slopes on the two sides differ.
  case kink(left: Double, right: Double)
}

/// Derivatives by central differences over steps in powers of two, extrapolated to a step of zero (C. J. F. Ridders,
/// doi:10.1016/S0141-1195(82)80057-0), with all points evaluated in one block.
package struct Differentiator: Sendable {
  private static let stepCount = 16
  private static let fewestSteps = 6

  package init() {}

  /// - Parameter scale: a length over which the function changes, for a point at 0; elsewhere the first step is a tenth
  ///   of the point's distance from 0.
  /// - Throws: `DerivativeError`, and what the function throws.
  package func derivative(
    at point: Double, scale: Double = 1, _ function: BlockFunction
  ) throws -> Derivative {
    let first = 0.1 * (point == 0 ? scale : point).magnitude
    // Steps that lead exactly to a double.
    let steps = (0..<Self.stepCount).map { (point + first / Double(1 << $0)) - point }
    let points = [point] + steps.map { point - $0 } + steps.map { point + $0 }
    let values = try evaluate(function, at: points)
    let samples = zip(steps, zip(values[1...], values[(1 + steps.count)...])).map {
      Sample(step: $0, below: $1.0, above: $1.1)
    }
    // A gap further away does not matter.
    let near = Array(samples.suffix(while: \.isUsable))
    guard values[0].isFinite, near.count >= Self.fewestSteps else {
      let bad = points.indices.last { !values[$0].isFinite } ?? 0
      throw DerivativeError.notFinite(at: values[0].isFinite ? points[bad] : point)
    }
    try refuseKink(value: values[0], near)
    return extrapolated(near)
  }

  /// The function at equal steps below and above the point.
  private struct Sample {
    var step: Double
    var below: Double
    var above: Double

    /// The error of the difference quotient from rounding.
    var noise: Double { max(below.ulp, above.ulp) / step }

    var isUsable: Bool { step > 0 && below.isFinite && above.isFinite }
  }

  /// Neville's scheme in the square of the step; the entry that differs least from its neighbours counts.
  private func extrapolated(_ samples: [Sample]) -> Derivative {
    var best = Derivative(value: .nan, error: .infinity)
    var previous: [Double] = []
    for sample in samples {
      var row = [(sample.above - sample.below) / (2 * sample.step)]
      var factor = 4.0
      for (order, older) in previous.enumerated() {
        let next = row[order] + (row[order] - older) / (factor - 1)
        let change = max((next - row[order]).magnitude, (next - older).magnitude)
        let error = max(change, sample.noise)
        if error < best.error { best = Derivative(value: next, error: error) }
        row.append(next)
        factor *= 4
      }
      previous = row
    }
    return best
  }

  /// At a kink the slopes of the two sides stay apart however small the step.
  private func refuseKink(value: Double, _ samples: [Sample]) throws {
    func slopes(_ i: Int) -> (left: Double, right: Double) {
      let (wide, narrow) = (samples[i - 1], samples[i])
      return (
        (3 * value - 4 * narrow.below + wide.below) / (2 * narrow.step),
        (4 * narrow.above - 3 * value - wide.above) / (2 * narrow.step)
      )
    }
    let last = samples.count - 1
    let (coarse, fine) = (slopes(last - 4), slopes(last))
    let gap = (fine.right - fine.left).magnitude
    let noise = 64 * value.ulp / samples[last].step
    let negligible = 1e-6 * max(fine.left.magnitude, fine.right.magnitude)
    if gap > max(noise, negligible), gap > 0.5 * (coarse.right - coarse.left).magnitude {
      throw DerivativeError.kink(left: fine.left, right: fine.right)
    }
  }
}

extension Array {
  /// The longest tail whose elements all satisfy the condition.
  fileprivate func suffix(while condition: (Element) -> Bool) -> ArraySlice<Element> {
    let start = lastIndex { !condition($0) }.map { $0 + 1 } ?? startIndex
    return self[start...]
  }
}
