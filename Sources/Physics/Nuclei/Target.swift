/// What a detector is made of: nuclides with their numbers per unit (an atom of an element, a formula
/// unit of a compound), and the electrons of those atoms.
package struct Target: Sendable {
  package struct Part: Sendable, Equatable {
    package var nuclide: Nuclide
    /// Atoms of it per unit of the target.
    package var count: Double

    package init(_ nuclide: Nuclide, count: Double) {
      self.nuclide = nuclide
      self.count = count
    }
  }

  /// `Xe`, `CsI`
  package let name: String
  package let nuclides: [Part]
  /// The mass of one unit, with its electrons, in u.
  package let atomicMass: Double
  /// The electrons of one unit by the energy that frees them.
  package let electrons: ElectronShells

  package init(name: String, nuclides: [Part], atomicMass: Double, electrons: ElectronShells) {
    self.name = name
    self.nuclides = nuclides
    self.atomicMass = atomicMass
    self.electrons = electrons
  }
}

extension Target {
  /// The nuclide (`Ar40`), natural element (`Xe`) or compound of natural elements (`CsI`, `C9H10`)
  /// of that name.
  ///
  /// A symbol with a mass number of one of its isotopes is the nuclide: `H2` is deuterium. `D` is
  /// that too, in compounds as well: `D2O`.
  package init(named name: String) throws(UnknownTarget) {
    let terms = try ChemicalFormula(reading: name).terms
    if terms.count == 1, let term = terms.first, term.isCounted,
      let isotope = term.element.isotope(A: term.count)
    {
      self.init(
        name: name, nuclides: [Part(isotope.nuclide, count: 1)],
        atomicMass: isotope.atomicMass, electrons: term.element.electrons)
    } else {
      self.init(name: name, terms)
    }
  }

  private init(name: String, _ terms: [ChemicalFormula.Term]) {
    let nuclides = terms.flatMap { term in
      term.element.isotopes.map { Part($0.nuclide, count: Double(term.count) * $0.abundance) }
    }
    self.init(
      name: name, nuclides: nuclides,
      atomicMass: terms.reduce(0) { $0 + Double($1.count) * $1.element.atomicMass },
      electrons: terms.reduce(ElectronShells([])) {
        $0 + Double($1.count) * $1.element.electrons
      })
  }
}

extension Element {
  /// The electrons of one atom.
  package var electrons: ElectronShells { .element(symbol, Z: Z) }
}
