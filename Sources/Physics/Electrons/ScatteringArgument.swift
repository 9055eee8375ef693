/// Why arguments make no sense, as distinct from lying outside the kinematic range.
package struct ScatteringArgumentError: Error, Equatable, Sendable {
  /// The argument's name in the language.
  package let argument: String
  /// What is wrong, such as "must not be negative".
  package let message: String
}

extension ElectronScattering {
  /// Throws if an energy, an angle or a threshold is one that no experiment has.
  package static func validate(
    _ variable: RecoilVariable, _ x: Double, E: Double, threshold: Double = 0
  ) throws(ScatteringArgumentError) {
    try validate(E: E, threshold: threshold)
    if variable == .cosTheta, x.magnitude > 1 {
      throw ScatteringArgumentError(
        argument: variable.rawValue, message: "must lie between -1 and 1")
    }
    if variable != .cosTheta, x < 0 {
      throw ScatteringArgumentError(
        argument: variable.rawValue, message: "must not be negative")
    }
  }

  /// The same for a total cross-section.
  package static func validate(
    E: Double, threshold: Double = 0
  ) throws(ScatteringArgumentError) {
    if E <= 0 { throw ScatteringArgumentError(argument: "E", message: "must be positive") }
    if threshold < 0 {
      throw ScatteringArgumentError(argument: "threshold", message: "must not be negative")
    }
  }
}
