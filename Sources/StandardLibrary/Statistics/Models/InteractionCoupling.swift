import Physics

/// How the rate of an interaction depends on its coupling: as the square, and where it interferes with the weak
/// one linearly too.
struct InteractionCoupling {
  let argument: String
  /// A coupling of a sensible size, in base units.
  let unit: Double
  var interferes = false

  static let of = [
    "nu_magnetic": InteractionCoupling(
      argument: "mu", unit: 1e-11 * Constants.bohrMagneton.internalValue),
    "dipole_portal": InteractionCoupling(argument: "coupling", unit: 1e-12),
    "nu_millicharge": InteractionCoupling(argument: "q", unit: 1e-13, interferes: true),
    "nu_charge_radius": InteractionCoupling(argument: "r2", unit: 1e-32, interferes: true),
    "nu_anapole": InteractionCoupling(argument: "a", unit: 1e-33, interferes: true),
  ]
}
