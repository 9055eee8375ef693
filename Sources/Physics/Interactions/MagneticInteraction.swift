/// The effective magnetic moment of each flavour. It flips the helicity, and so adds to the weak
/// interaction without interference.
package struct MagneticInteraction: Interaction {
  /// In internal units, those of `muB`.
  package var moments: PerFlavour

  package init(moments: PerFlavour) { self.moments = moments }

  /// The same moment for every flavour, as the effective one of solar neutrinos is.
  package init(moment: Double) { self.init(moments: PerFlavour(all: moment)) }

  package func onElectron(T: Double, neutrino: Neutrino) -> RecoilLaw {
    ElectronScattering.magnetic(moment: moments[neutrino.flavour]).law(T: T)
  }

  package func onNucleus(_ nucleus: Nucleus, T: Double, neutrino: Neutrino) -> RecoilLaw {
    CoherentScattering.magnetic(nucleus, T: T, moment: moments[neutrino.flavour])
  }
}
