/// The weak neutral current, and for ν_e on electrons the charged one too.
package struct WeakInteraction: Interaction {
  package var electrons: ElectronCouplings.Order
  package var nucleons: NucleonCouplings.Order

  package init(
    electrons: ElectronCouplings.Order = .radiative, nucleons: NucleonCouplings.Order = .radiative
  ) {
    self.electrons = electrons
    self.nucleons = nucleons
  }

  package func onElectron(T: Double, neutrino: Neutrino) -> RecoilLaw {
    ElectronScattering.weak(neutrino, order: electrons).law(T: T)
  }

  package func onNucleus(_ nucleus: Nucleus, T: Double, neutrino: Neutrino) -> RecoilLaw {
    let couplings = nucleons.couplings(neutrino.flavour)
    return CoherentScattering.weak(
      nucleus, T: T, protonCoupling: couplings.proton, neutronCoupling: couplings.neutron)
  }
}
