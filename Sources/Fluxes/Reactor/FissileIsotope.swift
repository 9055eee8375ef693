/// An isotope whose fission heats a reactor.
package enum FissileIsotope: String, CaseIterable, Sendable {
  case uranium235 = "U235"
  case uranium238 = "U238"
  case plutonium239 = "Pu239"
  case plutonium241 = "Pu241"

  /// The heat of a fission, with that of the neutron captures, in MeV.
  ///
  /// Source: X. B. Ma et al., arXiv:1212.6625, confirmed by its use in public codes.
  package var energyPerFission: Double {
    switch self {
    case .uranium235: 202.36
    case .uranium238: 205.99
    case .plutonium239: 211.12
    case .plutonium241: 214.26
    }
  }
}

/// The share of each isotope in a reactor's fissions.
package struct FissionFractions: Sendable, Equatable {
  package let shares: [FissileIsotope: Double]

  /// Those of the Dresden-II boiling-water reactor, near to those of any power reactor
  /// (arXiv:2205.09484).
  package static let powerReactor = FissionFractions(
    unchecked: [
      .uranium235: 0.58, .uranium238: 0.08, .plutonium239: 0.29, .plutonium241: 0.05,
    ])

  /// - Throws: `FluxError.fractions` unless the shares are not negative and add up to 1 within 1 %.
  package init(_ shares: [FissileIsotope: Double]) throws(FluxError) {
    let sum = shares.values.sorted().reduce(0, +)
    guard shares.values.allSatisfy({ $0 >= 0 }), abs(sum - 1) <= 0.01 else {
      throw .fractions(sum: sum)
    }
    self.init(unchecked: shares)
  }

  private init(unchecked shares: [FissileIsotope: Double]) { self.shares = shares }

  package func share(of isotope: FissileIsotope) -> Double { shares[isotope] ?? 0 }

  /// The mean heat of a fission in MeV.
  package var energyPerFission: Double {
    FissileIsotope.allCases.reduce(0) { $0 + share(of: $1) * $1.energyPerFission }
  }
}
