/// Charges, charge radii and anapole moments of neutrinos: what they add to the weak interaction.
///
/// What keeps the flavour is coherent with the weak interaction. This is its interference and its
/// pure term, so that it adds to `weak` as every interaction does; alone it may be negative. What
/// changes the flavour has a pure term only. A Majorana neutrino has no diagonal charge or charge
/// radius, only a diagonal anapole moment, which acts in the same way.
///
/// Two of these do not add: a charge interferes with a charge radius. Give both to one.
///
/// Source: C. Giunti, A. Studenikin, Rev. Mod. Phys. 87 (2015) 531, arXiv:1403.6344; on nuclei
/// arXiv:2205.09484. The binding of electrons enhances the scattering of a charge at the energies of
/// inner shells (J.-W. Chen et al., doi:10.1103/PhysRevD.90.011301), which is not
/// contained here: limits on charges from it are conservative.
package struct ElectricInteraction: Interaction {
  /// In units of e.
  package var charges: FlavourMatrix
  /// ⟨r²⟩ in cm², beyond what the weak couplings contain.
  package var radiiSquared: FlavourMatrix
  /// What it interferes with.
  package var weak: WeakInteraction

  package init(
    charges: FlavourMatrix = .zero, radiiSquared: FlavourMatrix = .zero,
    weak: WeakInteraction = WeakInteraction()
  ) {
    self.charges = charges
    self.radiiSquared = radiiSquared
    self.weak = weak
  }

  /// Anapole moments in cm²: as charge radii of -6 times as much.
  package init(anapoles: FlavourMatrix, weak: WeakInteraction = WeakInteraction()) {
    self.init(radiiSquared: -6 * anapoles, weak: weak)
  }

  package func onElectron(T: Double, neutrino: Neutrino) -> RecoilLaw {
    let couplings = weak.electrons.couplings(neutrino.flavour)
    let diagonal = ElectronScattering.electric(
      neutrino, form(neutrino.flavour), couplings: couplings)
    return forms(changing: neutrino.flavour).reduce(diagonal.law(T: T)) { sum, form in
      sum + ElectronScattering.flavourChanging(form).law(T: T)
    }
  }

  /// With g_V^p → g_V^p - Q, the opposite sign of that on electrons.
  package func onNucleus(_ nucleus: Nucleus, T: Double, neutrino: Neutrino) -> RecoilLaw {
    let (flavour, mass) = (neutrino.flavour, nucleus.nuclide.mass)
    let couplings = weak.nucleons.couplings(flavour)
    let scattering = { (proton: Double, neutron: Double) in
      CoherentScattering.weak(nucleus, T: T, protonCoupling: proton, neutronCoupling: neutron)
    }
    let shifted = couplings.proton - form(flavour).coupling(T: T, mass: mass)
    let diagonal =
      scattering(shifted, couplings.neutron) - scattering(couplings.proton, couplings.neutron)
    return forms(changing: flavour).reduce(diagonal) { sum, form in
      sum + scattering(form.coupling(T: T, mass: mass), 0)
    }
  }

  private func form(_ flavour: Flavour) -> ChargeFormFactor {
    ChargeFormFactor(
      charge: charges.diagonal[flavour], radiusSquared: radiiSquared.diagonal[flavour])
  }

  private func forms(changing flavour: Flavour) -> [ChargeFormFactor] {
    zip(charges.transitions(from: flavour), radiiSquared.transitions(from: flavour))
      .filter { $0.0 != 0 || $0.1 != 0 }
      .map { ChargeFormFactor(charge: $0.0, radiusSquared: $0.1) }
  }
}
