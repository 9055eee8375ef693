/// Scattering through the dipole portal into a heavy neutrino, alike for every flavour, for neutrinos
/// and antineutrinos. It adds to the weak one without interference.
package struct PortalInteraction: Interaction {
  package let portal: DipolePortal
  /// As which nuclei are taken; electrons have spin half.
  package let nuclearSpin: Spin

  package init(_ portal: DipolePortal, nuclearSpin: Spin = .half) {
    self.portal = portal
    self.nuclearSpin = nuclearSpin
  }

  package func onElectron(T: Double, neutrino: Neutrino) -> RecoilLaw {
    portal.onElectron(T: T)
  }

  package func onNucleus(_ nucleus: Nucleus, T: Double, neutrino: Neutrino) -> RecoilLaw {
    portal.onNucleus(nucleus, T: T, spin: nuclearSpin)
  }

  package func minimumEnergy(T: Double, mass: Double) -> Double {
    PortalKinematics(mass: mass, heavyMass: portal.heavyMass).minimumEnergy(T: T)
  }
}
