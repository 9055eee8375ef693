/// What a detector is made of: nuclides with their numbers per unit (an atom of an element, a formula
/// unit of a compound), and the electrons of those atoms.
package struct Target: Sendable {
  package struct Part: Sendable {
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
