// Dimensions in words, for diagnostics: "cannot add an energy and an area per energy".

extension Dimension {
  /// The dimension in words with its article, such as "an area per energy" or "an inverse
  /// length"; where there are none, "a quantity in MeV²·cm".
  package var phrase: String {
    if let name = Self.names.first(where: { $0.dimension == self })?.name { return name }
    if let inverse = Self.denominators.first(where: { self * $0.dimension == .none }) {
      return "an inverse \(inverse.name)"
    }
    for (name, dimension) in Self.denominators {
      let numerator = self * dimension
      if let top = Self.names.first(where: { $0.dimension == numerator }) {
        return "\(top.name) per \(name)"
      }
    }
    return withoutScale == self
      ? "a quantity in \(preferredUnit(for: self, magnitude: 1).symbol)" : withoutScale.phrase
  }

  private static let names: [(name: String, dimension: Dimension)] = [
    ("a number", .none), ("an energy", .energy),
    ("an electron-equivalent energy", .electronEquivalentEnergy),
    ("a nuclear-recoil energy", .nuclearRecoilEnergy),
    ("an area", .area), ("a length", .length), ("a volume", .volume), ("a time", .time),
    ("a mass", .mass), ("a charge", .charge), ("a temperature", .temperature),
    ("a magnetic moment", .moment), ("a magnetic field", .magneticField), ("a speed", .speed),
    ("a power", .power), ("a voltage", .voltage), ("an exposure", .exposure),
    ("an energy squared", energy.raised(to: Rational(2))),
  ]

  private static let denominators: [(name: String, dimension: Dimension)] = [
    ("energy", .energy), ("energy squared", energy.raised(to: Rational(2))),
    ("electron-equivalent energy", .electronEquivalentEnergy),
    ("nuclear-recoil energy", .nuclearRecoilEnergy),
    ("length", .length), ("area", .area), ("volume", .volume), ("time", .time), ("mass", .mass),
    ("area and time", area * .time), ("exposure", .exposure),
    ("exposure and energy", exposure * .energy), ("mass and energy", mass * .energy),
    ("area and energy", area * .energy), ("area, time and energy", area * .time * .energy),
    ("charge", .charge), ("temperature", .temperature), ("magnetic moment", .moment),
  ]
}
