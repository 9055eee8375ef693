/// The electrons of an atom or a molecule, shell by shell.
package struct ElectronShells: Sendable, Equatable {
  package struct Shell: Sendable, Equatable {
    /// The energy that frees an electron, in MeV; 0 for one taken as free.
    package let binding: Double
    package let count: Double

    package init(binding: Double, count: Double) {
      self.binding = binding
      self.count = count
    }
  }

  /// By falling binding energy.
  package let shells: [Shell]

  package init(_ shells: [Shell]) { self.shells = shells.sorted { $0.binding > $1.binding } }
}
