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

  /// All of them.
  package var count: Double { shells.reduce(0) { $0 + $1.count } }

  /// Z_eff(T) = Σ n_i θ(T - B_i), the electrons that a recoil of energy `T` in MeV may free.
  ///
  /// Source: K. A. Kouzakov, A. I. Studenikin, Adv. High Energy Phys. 2014 (2014) 569409,
  /// arXiv:1406.4999.
  package func count(freedBy T: Double) -> Double {
    shells.reduce(0) { T >= $1.binding ? $0 + $1.count : $0 }
  }

  /// The electrons of two atoms, as in a compound, whose bonds are neglected.
  package static func + (a: ElectronShells, b: ElectronShells) -> ElectronShells {
    ElectronShells(a.shells + b.shells)
  }

  /// The electrons of so many atoms.
  package static func * (atoms: Double, shells: ElectronShells) -> ElectronShells {
    ElectronShells(
      shells.shells.map { Shell(binding: $0.binding, count: atoms * $0.count) })
  }
}
