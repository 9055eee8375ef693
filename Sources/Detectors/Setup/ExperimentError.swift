/// What is wrong with the description of an experiment, and in which entry.
///
/// Energies are in MeV, unless a light yield makes the reconstructed ones numbers of photo-electrons.
package struct ExperimentError: Error, Sendable, Equatable {
  package let entry: Entry
  package let problem: Problem

  init(_ entry: Entry, _ problem: Problem) {
    self.entry = entry
    self.problem = problem
  }

  /// The entries of an `experiment` by their names in the language.
  package enum Entry: String, Sendable {
    case target, exposure, flux, channels, bins, threshold, efficiency, resolution, quenching
    case background
    case lightYield = "light_yield"
    case minimumRecoil = "minimum_recoil"
    case recoilEfficiency = "recoil_efficiency"
    case timeBins = "time_bins"
    case timeEfficiency = "time_efficiency"
    case discrimination
    case interaction
  }

  /// The values that a quantity may have.
  package enum Domain: String, Sendable {
    case fraction = "between 0 and 1"
    case positive = "positive"
    case notNegative = "not negative"
    case finite = "finite"

    func contains(_ x: Double) -> Bool {
      switch self {
      case .fraction: x >= 0 && x <= 1
      case .positive: x > 0 && x < .infinity
      case .notNegative: x >= 0 && x < .infinity
      case .finite: x.isFinite
      }
    }
  }

  package enum Problem: Sendable, Equatable {
    /// Fewer than two edges, no channel, no component.
    case missing
    /// The edge in this place is not above the one before.
    case notRising(at: Int)
    /// A number outside of its domain.
    case number(Double, Domain)
    /// A value of a function outside of its domain.
    case value(Double, at: Double, Domain)
    /// A function gave another number of values than it was asked for.
    case count(given: Int, expected: Int)
    /// The threshold leaves no bin.
    case aboveBins(threshold: Double, last: Double)
    /// The visible energy falls as the recoil energy rises, at this recoil energy.
    case falling(at: Double)
    /// No recoil energy gives this visible energy.
    case unreachable(visible: Double)
    /// Nothing is known of the target's electrons.
    case electronsUnknown
    /// Bins in electron-equivalent energy need the quenching of nuclear recoils.
    case quenchingNeeded
    /// Electron recoils have no nuclear-recoil energy.
    case electronsOnNuclearScale
    /// A flux per time needs an exposure of mass × time, a fluence one of mass.
    case exposureKind(needsTime: Bool)
    /// The rate grows without limit towards recoils of no energy, which this bin would still see: a
    /// lowest recoil energy is needed.
    case divergent(bin: Int)
    /// More photo-electrons than there is any use in counting one by one.
    case tooManyPhotoelectrons(Double)
    /// With bins of time every component of the flux must say when it arrives.
    case arrivalUnknown(component: String)
    /// A background with bins of discrimination must be given in them too.
    case backgroundShape
  }
}
