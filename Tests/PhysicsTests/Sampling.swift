import Glibc

/// Reproducible random numbers (SplitMix64, doi:10.1145/2714064.2660195).
struct Sampler {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + uniform() * (range.upperBound - range.lowerBound)
  }

  mutating func logUniform(_ range: ClosedRange<Double>) -> Double {
    exp(uniform(log(range.lowerBound)...log(range.upperBound)))
  }
}

/// Eight-point Gauss-Legendre quadrature on equal panels, with nodes from Newton's method on the
/// Legendre polynomial.
struct GaussLegendre {
  private let nodes: [(x: Double, weight: Double)] = (1...8).map { k in
    var x = cos(.pi * (Double(k) - 0.25) / 8.5)
    var slope = 1.0
    for _ in 0..<20 {
      var (p, q) = (1.0, 0.0)
      for n in 1...8 {
        (p, q) = (((2 * Double(n) - 1) * x * p - (Double(n) - 1) * q) / Double(n), p)
      }
      slope = 8 * (x * p - q) / (x * x - 1)
      x -= p / slope
    }
    return (x, 2 / ((1 - x * x) * slope * slope))
  }

  func integral(_ a: Double, _ b: Double, panels: Int, of f: (Double) -> Double) -> Double {
    let half = (b - a) / Double(2 * panels)
    return (0..<panels).reduce(0) { sum, panel in
      let centre = a + half * Double(2 * panel + 1)
      return sum + nodes.reduce(0) { $0 + $1.weight * f(centre + half * $1.x) } * half
    }
  }

  /// From 0 to `b` of a function that varies on the scale `scale` near 0 and on powers of ten
  /// beyond.
  func integral(to b: Double, scale: Double, panels: Int, of f: (Double) -> Double) -> Double {
    integral(0, log1p(b / scale), panels: panels) { s in f(scale * expm1(s)) * scale * exp(s) }
  }
}

/// Whether two numbers agree within a relative tolerance.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  a == b || abs(a - b) <= tolerance * max(abs(a), abs(b))
}

/// Where `f` changes sign between `a` and `b`, by bisection in the logarithm.
func root(_ a: Double, _ b: Double, of f: (Double) -> Double) -> Double {
  var (low, high) = (a, b)
  let sign = f(low) > 0
  for _ in 0..<200 {
    let middle = (low * high).squareRoot()
    if (f(middle) > 0) == sign { low = middle } else { high = middle }
  }
  return low
}
