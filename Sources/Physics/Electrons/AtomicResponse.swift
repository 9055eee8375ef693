/// How the binding of electrons changes scattering on them: an atom's cross-section, over that of
/// one free electron, at a recoil energy.
package enum AtomicResponse: Sendable, Equatable {
  /// All electrons are free and at rest.
  case free
  /// Each electron scatters as if it were free, once the recoil energy can free it.
  case stepped
  /// Stepping, times a ratio from a table, such as that of a calculation for the atom (relativistic
  /// random-phase approximation, arXiv:1610.04177: tens of per cent below some keV of Xe).
  case tabulated(AtomicRatio)

  /// The effective number of electrons at a recoil energy `T` in MeV.
  package func electrons(of shells: ElectronShells, T: Double) -> Double {
    switch self {
    case .free: shells.count
    case .stepped: shells.count(freedBy: T)
    case .tabulated(let ratio): ratio.value(T: T) * shells.count(freedBy: T)
    }
  }
}

/// The ratio of an atomic cross-section to stepping as a table in the recoil energy: linear between
/// its rows, and beyond its ends as at them.
package struct AtomicRatio: Sendable, Equatable {
  /// In MeV, rising.
  package let energies: [Double]
  package let ratios: [Double]

  /// - Throws: if a row makes no sense, with its number from 1.
  package init(energies: [Double], ratios: [Double]) throws(AtomicRatioError) {
    if energies.isEmpty || energies.count != ratios.count { throw .lengths }
    for row in energies.indices {
      let isAbove = row == 0 || energies[row] > energies[row - 1]
      guard energies[row] >= 0, energies[row].isFinite, isAbove else { throw .energy(row: row + 1) }
      guard ratios[row] >= 0, ratios[row].isFinite else { throw .ratio(row: row + 1) }
    }
    self.energies = energies
    self.ratios = ratios
  }

  func value(T: Double) -> Double {
    guard let above = energies.firstIndex(where: { $0 > T }) else {
      return ratios[ratios.count - 1]
    }
    if above == 0 { return ratios[0] }
    let share = (T - energies[above - 1]) / (energies[above] - energies[above - 1])
    return ratios[above - 1] + share * (ratios[above] - ratios[above - 1])
  }
}

/// Why a table is none of a ratio over energies.
package enum AtomicRatioError: Error, Equatable, Sendable {
  /// No rows, or not as many ratios as energies.
  case lengths
  /// An energy that is negative, not finite, or not above the one before it.
  case energy(row: Int)
  /// A ratio that is negative or not finite.
  case ratio(row: Int)

  /// For the user.
  package var message: String {
    switch self {
    case .lengths: "needs as many ratios as energies, at least one"
    case .energy(let row):
      "has an energy in row \(row) that is negative or not above the one before"
    case .ratio(let row): "has a ratio in row \(row) that is negative or not finite"
    }
  }
}
