/// How the reconstructed energies of recoils with the same visible energy are spread about their
/// mean.
package enum Resolution {
  /// A normal distribution; it has a part below zero.
  case gaussian(Width)
  /// A gamma distribution: positive, with a tail to high energies.
  case gamma(Width)
  /// The reconstructed energy is a number of photo-electrons with Poisson's distribution.
  case poisson

  /// The standard deviation, in the unit of the reconstructed energy.
  package struct Width {
    /// What the standard deviation is a function of.
    package enum Argument: Sendable {
      /// The visible energy in MeV.
      case visible
      /// The mean reconstructed energy, in photo-electrons where there is a light yield.
      case reconstructed
    }

    let curve: Curve
    let argument: Argument

    package init(_ curve: Curve, of argument: Argument = .visible) {
      self.curve = curve
      self.argument = argument
    }
  }

  var shape: Kernel.Shape {
    switch self {
    case .gaussian: .gaussian
    case .gamma: .gamma
    case .poisson: .poisson
    }
  }

  /// The standard deviations for these energies.
  func widths(visible: [Double], means: [Double]) throws -> [Double] {
    switch self {
    case .gaussian(let width), .gamma(let width):
      try width.curve.values(
        at: width.argument == .visible ? visible : means, .resolution, .notNegative)
    case .poisson: means.map { $0.squareRoot() }
    }
  }
}
