/// How a neutrino scatters elastically off electrons and nuclei: one process, such as the weak one,
/// or that of a magnetic moment.
///
/// Energies are in MeV, cross-sections in cm². A process that changes the neutrino's state adds to
/// others without interference, so the rate of several is the sum of their rates.
package protocol Interaction: Sendable {
  /// dσ/dT on a free electron at rest, at one recoil energy `T`.
  func onElectron(T: Double, neutrino: Neutrino) -> RecoilLaw
  /// dσ/dT on a nucleus at rest, at one recoil energy `T`.
  func onNucleus(_ nucleus: Nucleus, T: Double, neutrino: Neutrino) -> RecoilLaw
  /// The least neutrino energy that gives a recoil `T` to a target of this mass.
  func minimumEnergy(T: Double, mass: Double) -> Double
}

extension Interaction {
  package func minimumEnergy(T: Double, mass: Double) -> Double {
    ElasticKinematics(mass: mass).minimumEnergy(T: T)
  }
}

/// dσ/dT in cm²/MeV at one recoil energy, as a function of the neutrino's energy E: a polynomial in
/// 1/E. Every cross-section of the field has this form; so a rate needs only three integrals of the
/// flux, those of φ, φ/E and φ/E² above E_min(T).
package struct RecoilLaw: Sendable, Equatable {
  package var constant: Double
  package var inverse: Double
  package var inverseSquare: Double

  package init(constant: Double = 0, inverse: Double = 0, inverseSquare: Double = 0) {
    self.constant = constant
    self.inverse = inverse
    self.inverseSquare = inverseSquare
  }

  package static let zero = RecoilLaw()

  /// dσ/dT for a neutrino of energy `E` that can give this recoil.
  package func value(E: Double) -> Double {
    constant + (inverse + inverseSquare / E) / E
  }

  package static func + (a: RecoilLaw, b: RecoilLaw) -> RecoilLaw {
    RecoilLaw(
      constant: a.constant + b.constant, inverse: a.inverse + b.inverse,
      inverseSquare: a.inverseSquare + b.inverseSquare)
  }

  package static func - (a: RecoilLaw, b: RecoilLaw) -> RecoilLaw { a + -1 * b }

  package static func * (scale: Double, law: RecoilLaw) -> RecoilLaw {
    RecoilLaw(
      constant: scale * law.constant, inverse: scale * law.inverse,
      inverseSquare: scale * law.inverseSquare)
  }
}
