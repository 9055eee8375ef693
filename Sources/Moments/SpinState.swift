import Glibc

/// The vector w of a rotation exp(-i w·σ) of the two helicity states.
struct SpinRotation {
  var x: Double
  var y: Double
  var z: Double

  static func + (a: SpinRotation, b: SpinRotation) -> SpinRotation {
    SpinRotation(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z)
  }

  static func * (factor: Double, a: SpinRotation) -> SpinRotation {
    SpinRotation(x: factor * a.x, y: factor * a.y, z: factor * a.z)
  }

  func cross(_ other: SpinRotation) -> SpinRotation {
    SpinRotation(
      x: y * other.z - z * other.y, y: z * other.x - x * other.z, z: x * other.y - y * other.x)
  }

  var angle: Double { (x * x + y * y + z * z).squareRoot() }
}

/// The amplitudes of a neutrino to be left- and right-handed.
struct SpinState {
  var left: Complex
  var right: Complex

  static let left = SpinState(left: Complex(1), right: .zero)

  /// exp(-i w·σ) = cos|w| - i sin|w| w·σ/|w|, which keeps the norm.
  func turned(by w: SpinRotation) -> SpinState {
    let angle = w.angle
    guard angle > 0 else { return self }
    let (c, s) = (cos(angle), sin(angle) / angle)
    let diagonal = Complex(c, -s * w.z)
    let flip = Complex(-s * w.y, -s * w.x)
    return SpinState(
      left: diagonal * left + flip * right,
      right: diagonal.conjugate * right - flip.conjugate * left)
  }

  /// Relative to the norm, so that rounding in many steps does not add up.
  var rightProbability: Double {
    right.squaredModulus / (left.squaredModulus + right.squaredModulus)
  }

  func distance(to other: SpinState) -> Double {
    ((left - other.left).squaredModulus + (right - other.right).squaredModulus).squareRoot()
  }
}
