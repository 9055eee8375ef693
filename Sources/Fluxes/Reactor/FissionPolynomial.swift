internal import Numerics

/// The antineutrinos of a fission per MeV, above 2 MeV: exp(a₀ + a₁E + a₂E² + …) with E in MeV, times
/// a factor.
struct FissionPolynomial {
  let coefficients: [Double]
  var factor = 1.0

  func value(at energy: Double) -> Double {
    factor * exponential(coefficients.reversed().reduce(0) { $0 * energy + $1 })
  }
}

extension FissionPolynomial {
  /// P. Huber, arXiv:1106.0687; U238, of which he says nothing, of Mueller et al.
  static func huber(_ isotope: FissileIsotope) -> FissionPolynomial {
    switch isotope {
    case .uranium235: .init(coefficients: [4.367, -4.577, 2.100, -0.5294, 0.06185, -0.002777])
    case .uranium238: mueller(.uranium238)
    case .plutonium239: .init(coefficients: [4.757, -5.392, 2.563, -0.6596, 0.07820, -0.003536])
    case .plutonium241: .init(coefficients: [2.990, -2.882, 1.278, -0.3343, 0.03905, -0.001754])
    }
  }

  /// Th. A. Mueller et al., arXiv:1101.2663.
  static func mueller(_ isotope: FissileIsotope) -> FissionPolynomial {
    switch isotope {
    case .uranium235: .init(coefficients: [3.217, -3.111, 1.395, -0.3690, 0.04445, -0.002053])
    case .uranium238:
      .init(coefficients: [0.4833, 0.1927, -0.1283, -0.006762, 0.002233, -0.0001536])
    case .plutonium239: .init(coefficients: [6.413, -7.432, 3.535, -0.8820, 0.1025, -0.004550])
    case .plutonium241: .init(coefficients: [3.251, -3.204, 1.428, -0.3675, 0.04254, -0.001896])
    }
  }

  /// V. Kopeikin et al., arXiv:2103.01684: the β spectrum of U235 that Huber converts, divided by the
  /// 1.054 by which it is too high beside that of Pu239, and their U238, of which this is our fit.
  static func kopeikin(_ isotope: FissileIsotope) -> FissionPolynomial {
    switch isotope {
    case .uranium235:
      .init(coefficients: huber(.uranium235).coefficients, factor: 1 / 1.054)
    case .uranium238:
      .init(coefficients: [2.964, -2.962, 1.477, -0.4029, 0.04858, -0.002207])
    case .plutonium239, .plutonium241: huber(isotope)
    }
  }

  /// P. Vogel and J. Engel, doi:10.1103/PhysRevD.39.3378.
  static func vogelEngel(_ isotope: FissileIsotope) -> FissionPolynomial {
    switch isotope {
    case .uranium235: .init(coefficients: [0.870, -0.160, -0.0910])
    case .uranium238: .init(coefficients: [0.976, -0.162, -0.0790])
    case .plutonium239: .init(coefficients: [0.896, -0.239, -0.0981])
    case .plutonium241: .init(coefficients: [0.793, -0.080, -0.1085])
    }
  }
}
