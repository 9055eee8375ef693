package import Physics

/// A neutrino of definite mass, by its number in the language: `"1"`.
package enum MassState: String, CaseIterable, Sendable {
  case first = "1"
  case second = "2"
  case third = "3"

  /// Its row or column in a matrix.
  package var index: Int {
    switch self {
    case .first: 0
    case .second: 1
    case .third: 2
    }
  }
}

extension Flavour {
  /// Its row or column in a matrix: e, μ, τ.
  package var index: Int {
    switch self {
    case .electron: 0
    case .muon: 1
    case .tau: 2
    }
  }
}
