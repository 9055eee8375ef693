package import Fluxes
package import Physics

/// What recoils.
package enum Channel: String, CaseIterable, Sendable {
  case electron, nucleus
}

/// The description of an experiment, with the user's functions. Energies are in MeV, masses in
/// MeV s²/cm² (those of `Units`), times in s.
package struct ExperimentSetup {
  package var target: Target
  package var flux: Flux
  package var exposure: Exposure
  /// The edges of the bins of reconstructed energy; of photo-electrons where there is a light yield.
  package var bins: [Double]
  package var channels: [Channel] = [.electron]
  /// How the electrons of atoms answer.
  package var atomicResponse = AtomicResponse.stepped
  /// The nuclei of the target, if others than those of the default form factor.
  package var nuclei: TargetNuclei?
  /// On which scale the bins are; `nil` for plain energies, which are electron-equivalent if there is a
  /// quenching.
  package var scale: EnergyScale?
  package var quenching: Quenching?
  /// Photo-electrons per MeV of visible energy.
  package var lightYield: Double?
  package var resolution: Resolution?
  /// Nothing is counted below this reconstructed energy.
  package var threshold: Double?
  /// The part counted of events with a reconstructed energy.
  package var efficiency: Curve?
  /// The part seen of recoils with a recoil energy.
  package var recoilEfficiency: Curve?
  package var minimumRecoil: MinimumRecoil?
  package var time: TimeAxis?
  package var discrimination: Discrimination?
  package var backgrounds: [Background] = []

  package init(target: Target, flux: Flux, exposure: Exposure, bins: [Double]) {
    self.target = target
    self.flux = flux
    self.exposure = exposure
    self.bins = bins
  }

  package enum Exposure: Sendable, Equatable {
    /// Mass × time, for a flux that is a rate.
    case massTime(Double)
    /// A mass, for a flux that is a fluence.
    case mass(Double)

    var value: Double {
      switch self {
      case .massTime(let value), .mass(let value): value
      }
    }

    var hasTime: Bool {
      if case .massTime = self { true } else { false }
    }
  }

  package enum EnergyScale: Sendable {
    case electronEquivalent, nuclearRecoil
  }

  /// The least energy of a recoil that shows at all.
  package enum MinimumRecoil: Sendable, Equatable {
    case recoil(Double)
    /// Of the visible energy, such as the least that ionises.
    case visible(Double)
  }
}
