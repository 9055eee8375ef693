/// Scattering through the dipole portal into a heavy neutrino, alike for every flavour, for neutrinos
/// and antineutrinos. It adds to the weak one without interference.
package struct PortalInteraction: Interaction {
  package let portal: DipolePortal
  /// As which nuclei are taken; electrons have spin half.
  package let nuclearSpin: Spin
  /// Which neutrinos have the coupling; all alike if nil.
  package let flavour: Flavour?

  package init(_ portal: DipolePortal, nuclearSpin: Spin = .half, of flavour: Flavour? = nil) {
    self.portal = portal
    self.nuclearSpin = nuclearSpin
    self.flavour = flavour
  }

  package func onElectron(T: Double, neutrino: Neutrino) -> RecoilLaw {
    couples(neutrino) ? portal.onElectron(T: T) : .zero
  }

  package func onNucleus(_ nucleus: Nucleus, T: Double, neutrino: Neutrino) -> RecoilLaw {
    couples(neutrino) ? portal.onNucleus(nucleus, T: T, spin: nuclearSpin) : .zero
  }

  private func couples(_ neutrino: Neutrino) -> Bool {
    flavour == nil || flavour == neutrino.flavour
  }

  package func minimumEnergy(T: Double, mass: Double) -> Double {
    PortalKinematics(mass: mass, heavyMass: portal.heavyMass).minimumEnergy(T: T)
  }
}
