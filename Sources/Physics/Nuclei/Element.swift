/// A natural element: its isotopes in their natural shares.
package struct Element: Sendable {
  package struct Isotope: Sendable, Equatable {
    package let nuclide: Nuclide
    /// The mass of the neutral atom in u.
    package let atomicMass: Double
    /// Its share of the element's atoms; those of an element add to 1.
    package let abundance: Double
  }

  /// `Xe`
  package let symbol: String
  /// `xenon`
  package let name: String
  package let Z: Int
  package let isotopes: [Isotope]

  /// The element of that symbol, if it is in the table.
  package static func named(_ symbol: some StringProtocol) -> Element? {
    all.first { $0.symbol == symbol }
  }

  /// The mean mass of its atoms in u.
  package var atomicMass: Double {
    isotopes.reduce(0) { $0 + $1.abundance * $1.atomicMass }
  }

  /// The isotope of that mass number, if there is one in nature.
  package func isotope(A: Int) -> Isotope? { isotopes.first { $0.nuclide.A == A } }

  /// - Parameters:
  ///   - nuclides: what its nuclides are called, where that is not the symbol.
  ///   - rows: the isotopes as in `all`; their percentages are divided by their sum.
  init(
    _ symbol: String, _ name: String, _ Z: Int, of nuclides: String? = nil,
    _ rows: [(A: Int, mass: Double, percent: Double, radius: Double)]
  ) {
    let whole = rows.reduce(0) { $0 + $1.percent }
    self.symbol = symbol
    self.name = name
    self.Z = Z
    isotopes = rows.map { row in
      Isotope(
        nuclide: Nuclide(
          name: "\(nuclides ?? symbol)\(row.A)", Z: Z, A: row.A,
          mass: Nuclide.mass(ofAtom: row.mass, Z: Z), chargeRadius: row.radius),
        atomicMass: row.mass, abundance: row.percent / whole)
    }
  }
}

extension Nuclide {
  /// The mass in MeV of the nucleus of an atom of that mass in u: without its Z electrons, whose
  /// binding is left out (2e-6 of the mass at most).
  package static func mass(ofAtom atomicMass: Double, Z: Int) -> Double {
    atomicMass * Constants.atomicMass.internalValue
      - Double(Z) * Constants.electronMass.internalValue
  }
}

extension Constants {
  /// What turns atomic masses into energies. In the language it is the unit `u`.
  package static let atomicMass = PhysicalConstant(
    "u", "atomic mass unit, as an energy", 1, uncertainty: 3.1e-10, unit: "u",
    source: codata, codataCopy)
}
