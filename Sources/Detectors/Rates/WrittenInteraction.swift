package import Physics

/// An interaction by a cross-section that the user wrote.
package struct WrittenInteraction {
  package let channel: Channel
  private let differential: Differential

  /// dσ/dT in cm²/MeV of a neutrino on one electron, or on one nucleus, at each recoil energy T and
  /// neutrino energy E in MeV. It is asked only where elastic scattering is possible.
  package typealias Differential = (
    _ neutrino: Neutrino, _ nucleus: Nucleus?, _ T: [Double], _ E: [Double]
  ) throws -> [Double]

  package init(on channel: Channel, _ differential: @escaping Differential) {
    self.channel = channel
    self.differential = differential
  }

  func values(
    _ neutrino: Neutrino, _ nucleus: Nucleus?, _ recoils: [Double], _ energies: [Double]
  ) throws -> [Double] {
    if recoils.isEmpty { return [] }
    let values = try differential(neutrino, nucleus, recoils, energies)
    guard values.count == recoils.count else {
      throw ExperimentError(.interaction, .count(given: values.count, expected: recoils.count))
    }
    if let wrong = values.indices.first(where: { !values[$0].isFinite }) {
      throw ExperimentError(.interaction, .value(values[wrong], at: recoils[wrong], .finite))
    }
    return values
  }
}
