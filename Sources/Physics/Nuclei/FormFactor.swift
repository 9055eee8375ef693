import Glibc

/// The Fourier transform of a spherical distribution in a nucleus, with F(0) = 1 and
/// F = 1 - q²R²/6 + … for a distribution of root mean square radius R.
package struct FormFactor: Sendable, Equatable {
  /// The choices for `form_factor =` in the language.
  package enum Shape: String, CaseIterable, Sendable {
    /// F = 3 j₁(qR₀)/(qR₀) · exp(-q²s²/2), R₀² = 5/3 (R² - 3 s²), s = 0.9 fm: a uniform sphere
    /// with a Gaussian surface.
    ///
    /// Source: R. H. Helm, Phys. Rev. 104 (1956) 1466, doi:10.1103/PhysRev.104.1466.
    case helm
    /// F = 3 j₁(qR_A)/(qR_A) / (1 + q²a²), R_A² = 5/3 (R² - 6 a²), a = 0.7 fm: a uniform sphere
    /// with a Yukawa surface.
    ///
    /// Source: S. Klein, J. Nystrand, Phys. Rev. C 60 (1999) 014903, arXiv:hep-ph/9902259.
    case kleinNystrand = "klein_nystrand"
    /// F = 1: all at one point, of whatever radius.
    case point
  }

  package let shape: Shape
  /// The root mean square radius in fm.
  package let radius: Double
  /// s or a, in fm.
  private let surface: Double
  /// The radius of the uniform sphere, R₀ or R_A, in fm.
  private let sphere: Double

  /// A nucleus no larger than the surface, as hydrogen is, is all surface: s² = R²/3, or a² = R²/6.
  /// `validate` refuses such radii.
  package init(_ shape: Shape, radius: Double) {
    self.shape = shape
    self.radius = radius
    let least = shape.leastRadius
    let surfacePart = min(radius, least) / (shape == .helm ? 3 : 6).squareRoot()
    surface = surfacePart
    sphere = (5.0 / 3 * max(0, radius * radius - least * least)).squareRoot()
  }

  /// F at the momentum transfer `q` in MeV.
  package func value(q: Double) -> Double {
    let q = q / Constants.hbarc.value
    let surface = q * surface
    return switch shape {
    case .helm: Self.uniformSphere(q * sphere) * exp(-surface * surface / 2)
    case .kleinNystrand: Self.uniformSphere(q * sphere) / (1 + surface * surface)
    case .point: 1
    }
  }

  /// 3 j₁(x)/x = 3 (sin x - x cos x)/x³. Below 1/2, where that would lose digits, its power series
  /// 1 - x²/10 (1 - x²/28 (1 - x²/54 (…))) with denominators 2k (2k + 3).
  private static func uniformSphere(_ x: Double) -> Double {
    let square = x * x
    if square >= 0.25 || square.isNaN { return 3 * (sin(x) - x * cos(x)) / (square * x) }
    var series = 1.0
    for denominator in [238.0, 180, 130, 88, 54, 28, 10] {
      series = 1 - square / denominator * series
    }
    return series
  }

  /// Throws unless a distribution of that shape can have that radius, in fm.
  ///
  /// - Parameter argument: what the radius is called in the language: `R_p`.
  package static func validate(
    _ shape: Shape, radius: Double, argument: String
  ) throws(ScatteringArgumentError) {
    if !(radius > 0) || radius.isInfinite {
      throw ScatteringArgumentError(argument: argument, message: "must be a positive length")
    }
    guard radius <= shape.leastRadius else { return }
    let least = shape == .helm ? "√3 s = 1.559 fm" : "√6 a = 1.715 fm"
    throw ScatteringArgumentError(
      argument: argument,
      message: "must be above \(least), the radius of the surface alone of \"\(shape.rawValue)\"; "
        + "give a larger one, or take \"point\"")
  }
}

extension FormFactor.Shape {
  /// The root mean square radius of the surface without a sphere within it, in fm: √3 s or √6 a.
  var leastRadius: Double {
    switch self {
    case .helm: 0.9 * 3.0.squareRoot()
    case .kleinNystrand: 0.7 * 6.0.squareRoot()
    case .point: 0
    }
  }
}
