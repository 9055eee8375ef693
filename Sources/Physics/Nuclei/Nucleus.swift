/// One nuclide, as a target at rest.
package struct Nuclide: Sendable, Equatable {
  /// `Ar40`
  package let name: String
  package let Z: Int
  package let A: Int
  /// The mass of the nucleus, without electrons, in MeV.
  package let mass: Double
  /// The root mean square charge radius in fm.
  package let chargeRadius: Double

  package init(name: String, Z: Int, A: Int, mass: Double, chargeRadius: Double) {
    self.name = name
    self.Z = Z
    self.A = A
    self.mass = mass
    self.chargeRadius = chargeRadius
  }

  /// The number of neutrons.
  package var N: Int { A - Z }

  /// The momentum of a recoil of kinetic energy T, in MeV: q = √(2 M T + T²), for T >= 0. It is the
  /// momentum transfer that form factors depend on.
  package func momentum(T: Double) -> Double { (T * (T + 2 * mass)).squareRoot() }
}

/// A nuclide with the distribution of its protons and neutrons.
package struct Nucleus: Sendable, Equatable {
  package var nuclide: Nuclide
  package var protons: FormFactor
  package var neutrons: FormFactor

  package init(_ nuclide: Nuclide, protons: FormFactor, neutrons: FormFactor) {
    self.nuclide = nuclide
    self.protons = protons
    self.neutrons = neutrons
  }

  /// Both distributions of the nuclide's charge radius.
  package init(_ nuclide: Nuclide, shape: FormFactor.Shape = .helm) {
    let factor = FormFactor(shape, radius: nuclide.chargeRadius)
    self.init(nuclide, protons: factor, neutrons: factor)
  }
}
