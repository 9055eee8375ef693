import Glibc

/// A complex number.
package struct Complex: Sendable, Equatable {
  package var real: Double
  package var imaginary: Double

  package static let zero = Complex(0)
  package static let i = Complex(0, 1)

  package init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// modulus · exp(i phase), the phase in rad.
  package init(modulus: Double, phase: Double) {
    self.init(modulus * cos(phase), modulus * sin(phase))
  }

  package var conjugate: Complex { Complex(real, -imaginary) }
  package var squaredModulus: Double { real * real + imaginary * imaginary }
  /// Without overflow or underflow of the square.
  package var modulus: Double { hypot(real, imaginary) }

  package static func + (a: Complex, b: Complex) -> Complex {
    Complex(a.real + b.real, a.imaginary + b.imaginary)
  }

  package static func - (a: Complex, b: Complex) -> Complex {
    Complex(a.real - b.real, a.imaginary - b.imaginary)
  }

  package static prefix func - (a: Complex) -> Complex { Complex(-a.real, -a.imaginary) }

  package static func * (a: Complex, b: Complex) -> Complex {
    Complex(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  package static func * (factor: Double, a: Complex) -> Complex {
    Complex(factor * a.real, factor * a.imaginary)
  }
}
