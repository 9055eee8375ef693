/// What happened in a simulated event, with its name in the column `truth`.
package enum EventKind: String, Sendable, CaseIterable {
  /// Weak ν-e elastic scattering.
  case elastic = "nu-e"
  /// ν-e elastic scattering by a magnetic moment.
  case magnetic = "nu-e mag"
  case electronCharged = "nue CC"
  case muonCharged = "numu CC"
  case neutral = "NC"
  /// Pseudo-data of all kinds.
  case data

  /// The kinds that a data set consists of.
  static let simulated: [EventKind] = [
    .elastic, .magnetic, .electronCharged, .muonCharged, .neutral,
  ]

  var isElastic: Bool { self == .elastic || self == .magnetic }
}
