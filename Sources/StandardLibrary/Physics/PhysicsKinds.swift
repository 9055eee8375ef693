import Semantics
import Units

/// The kinds of the physics values, as the checker knows them.
extension ObjectKind {
  /// A material: electrons, an element, a compound or a nuclide.
  static let target = ObjectKind("target")

  /// - Parameters:
  ///   - dimension: of its integral, 1/(area·time), or 1/area where it is that of a whole exposure.
  ///   - moments: those that scattering of these neutrinos measures.
  static func flux(_ dimension: Dimension, measuring moments: [MomentKind]) -> ObjectKind {
    var kind = ObjectKind("flux", y: NumberKind(dimension))
    kind.moments = moments
    return kind
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

extension MomentKind {
  /// The moment of the flavour that the argument `nu` of a call names: ν_e unless given.
  static func ofFlavour(_ call: LibraryCall) -> [MomentKind] {
    let name = call.value("nu").map(\.constantString) ?? Flavour.electron.rawValue
    // A name that is not known before the cell runs may be any flavour.
    guard let name else { return Flavour.allCases.map { .effective($0) } }
    return Flavour(rawValue: name).map { [.effective($0)] } ?? []
  }
}
