import Semantics
import Units

/// The kinds of the physics values, as the checker knows them.
extension ObjectKind {
  /// A material: electrons, an element, a compound or a nuclide.
  static let target = ObjectKind("target")

  /// - Parameter dimension: of its integral, 1/(area·time), or 1/area where it is that of a whole exposure.
  static func flux(_ dimension: Dimension) -> ObjectKind {
    ObjectKind("flux", y: NumberKind(dimension))
  }

  static let interaction = ObjectKind("interaction")
}

extension Unit {
  /// What the core gives nuclear radii in.
  static let femtometre = UnitCatalogue.unit(named: "fm") ?? .plain
}

extension Dimension {
  /// That of a flux of neutrinos.
  static let particleFlux = Dimension.none / (.area * .time)
  /// That of all the neutrinos of an exposure.
  static let particleFluence = Dimension.none / .area
}
