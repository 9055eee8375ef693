/// The nuclei of a target, each with the distribution of its protons and neutrons.
package struct TargetNuclei: Sendable {
  package struct Part: Sendable {
    package let nucleus: Nucleus
    /// Nuclei of it per unit of the target.
    package let count: Double

    package init(_ nucleus: Nucleus, count: Double) {
      self.nucleus = nucleus
      self.count = count
    }
  }

  package let parts: [Part]

  /// Nuclei with radii of their own.
  package init(_ parts: [Part]) { self.parts = parts }

  /// - Parameters:
  ///   - protonRadius: of every nuclide, in fm; the charge radius of each unless given.
  ///   - neutronRadius: of every nuclide, in fm; that of its protons unless given.
  /// - Throws: for a radius that the shape cannot have.
  package init(
    _ target: Target, shape: FormFactor.Shape = .helm, protonRadius: Double? = nil,
    neutronRadius: Double? = nil
  ) throws(ScatteringArgumentError) {
    for (radius, argument) in [(protonRadius, "R_p"), (neutronRadius, "R_n")] {
      guard let radius else { continue }
      try FormFactor.validate(shape, radius: radius, argument: argument)
    }
    parts = target.nuclides.map { part in
      let protons = FormFactor(shape, radius: protonRadius ?? part.nuclide.chargeRadius)
      let neutrons = neutronRadius.map { FormFactor(shape, radius: $0) } ?? protons
      return Part(
        Nucleus(part.nuclide, protons: protons, neutrons: neutrons), count: part.count)
    }
  }

  /// dσ/dT per unit of the target in cm²/MeV: the sum over its nuclei, each within its own kinematic
  /// range, for a neutrino of energy `E` that turns into one of mass `heavyMass`.
  package func differential(
    T: Double, E: Double, heavyMass: Double = 0, law: (Nucleus) -> RecoilLaw
  ) -> Double {
    if T.isNaN || E.isNaN { return .nan }
    return parts.reduce(0) { sum, part in
      let mass = part.nucleus.nuclide.mass
      let kinematics = PortalKinematics(mass: mass, heavyMass: heavyMass)
      if T < 0 || E <= 0 || E < kinematics.minimumEnergy(T: T) { return sum }
      return sum + part.count * law(part.nucleus).value(E: E)
    }
  }

  /// The largest recoil that any of its nuclei gets; `nil` if E is below all thresholds.
  package func maximumRecoil(E: Double, heavyMass: Double = 0) -> Double? {
    parts.compactMap { part in
      PortalKinematics(mass: part.nucleus.nuclide.mass, heavyMass: heavyMass)
        .recoils(E: E)?.upperBound
    }.max()
  }
}
