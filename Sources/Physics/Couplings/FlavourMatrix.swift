/// A number for each flavour.
package struct PerFlavour: Sendable, Equatable {
  package var electron: Double
  package var muon: Double
  package var tau: Double

  package init(electron: Double, muon: Double, tau: Double) {
    self.electron = electron
    self.muon = muon
    self.tau = tau
  }

  /// The same for every flavour.
  package init(all value: Double) { self.init(electron: value, muon: value, tau: value) }

  /// For one flavour alone; 0 for the others.
  package init(_ flavour: Flavour, _ value: Double) {
    self.init(all: 0)
    self[flavour] = value
  }

  package subscript(_ flavour: Flavour) -> Double {
    get {
      switch flavour {
      case .electron: electron
      case .muon: muon
      case .tau: tau
      }
    }
    set {
      switch flavour {
      case .electron: electron = newValue
      case .muon: muon = newValue
      case .tau: tau = newValue
      }
    }
  }
}

/// A property of neutrinos in the flavour basis: what a flavour keeps, and what turns it into another.
///
/// The matrix is hermitian, and a cross-section needs only the moduli off its diagonal.
package struct FlavourMatrix: Sendable, Equatable {
  package var diagonal: PerFlavour
  /// The moduli of the elements off the diagonal, each under the flavour that it leaves out:
  /// `transitions.tau` is that of e and μ.
  package var transitions: PerFlavour

  package init(_ diagonal: PerFlavour, transitions: PerFlavour = PerFlavour(all: 0)) {
    self.diagonal = diagonal
    self.transitions = transitions
  }

  package static let zero = FlavourMatrix(PerFlavour(all: 0))

  /// The moduli of the elements that lead from one flavour to the other two.
  package func transitions(from flavour: Flavour) -> [Double] {
    Flavour.allCases.filter { $0 != flavour }.map { transitions[$0] }
  }

  static func * (scale: Double, matrix: FlavourMatrix) -> FlavourMatrix {
    var result = matrix
    for flavour in Flavour.allCases {
      result.diagonal[flavour] *= scale
      result.transitions[flavour] *= scale
    }
    return result
  }
}
