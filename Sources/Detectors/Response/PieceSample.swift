internal import Numerics

/// A function at the points of a Gauss rule on a piece and next to both ends of it.
struct PieceSample {
  /// At `places`.
  let values: ArraySlice<Double>

  private static let rule = GaussLegendre(count: 8)
  private static let end = 1 - 1e-9
  /// Of -1…1, rising.
  static let places = [-end] + rule.nodes + [end]

  private var inner: ArraySlice<Double> { values.dropFirst().dropLast() }

  var mean: Double { zip(inner, Self.rule.weights).reduce(0) { $0 + $1.0 * $1.1 } / 2 }

  var magnitude: Double { values.reduce(0) { max($0, $1.magnitude) } }

  /// Whether the values lie on the straight line through the outermost.
  var isLinear: Bool {
    guard let first = values.first, let last = values.last else { return true }
    return zip(values, Self.places).allSatisfy { value, place in
      let line = first + (last - first) * (place + Self.end) / (2 * Self.end)
      return (value - line).magnitude <= 1e-12 * magnitude
    }
  }

  /// Whether the polynomial through the inner values tells those of the two halves, to 1e-5 of the
  /// scale, and its mean is theirs, to 1e-10.
  func agrees(withLeft left: PieceSample, right: PieceSample, scale: Double) -> Bool {
    let mean = (left.mean + right.mean) / 2
    guard (self.mean - mean).magnitude <= 1e-10 * scale else { return false }
    let others = [values.first, values.last].compactMap { $0 } + left.values + right.values
    return zip(others, Self.interpolation).allSatisfy { value, coefficients in
      let polynomial = zip(inner, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      return (value - polynomial).magnitude <= 1e-5 * scale
    }
  }

  /// What gives the polynomial through the inner values at both ends and at the places of the halves:
  /// Lagrange's polynomials there.
  private static let interpolation: [[Double]] = {
    let halves = places.map { ($0 - 1) / 2 } + places.map { ($0 + 1) / 2 }
    return ([-end, end] + halves).map { place in
      rule.nodes.map { node in
        rule.nodes.filter { $0 != node }.reduce(1) { $0 * (place - $1) / (node - $1) }
      }
    }
  }()
}
