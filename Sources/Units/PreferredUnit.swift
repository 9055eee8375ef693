/// The unit for a quantity about which nothing but its dimension and size is known.
///
/// - Parameter magnitude: the value in internal units; only its order counts.
package func preferredUnit(for dimension: Dimension, magnitude: Double) -> Unit {
  if dimension.isNone { return .plain }
  if let ladder = ladders.first(where: { $0.dimension == dimension }) {
    let units = ladder.names.compactMap(UnitCatalogue.unit(named:))
    let fitting = units.last { magnitude.magnitude >= $0.scale * 0.9999999 }
    let smallest = magnitude == 0 || !magnitude.isFinite ? units.last : units.first
    if let unit = fitting ?? smallest { return unit }
  }
  return shortestProduct(for: dimension.withoutScale)
}

/// Units in rising order: the largest that does not exceed the quantity is taken.
private let ladders: [(dimension: Dimension, names: [String])] = [
  (.energy, ["eV", "keV", "MeV", "GeV"]),
  (.electronEquivalentEnergy, ["eVee", "keVee", "MeVee"]),
  (.nuclearRecoilEnergy, ["eVnr", "keVnr", "MeVnr"]),
  (.length, ["fm", "nm", "μm", "mm", "cm", "m", "km"]),
  (.time, ["ns", "μs", "ms", "s", "d", "yr"]),
]

/// Of the products of MeV or kg, cm, s, K and one of e, μB and T, the one with the smallest
/// exponents.
private func shortestProduct(for dimension: Dimension) -> Unit {
  var best: (unit: Unit, weight: Rational)?
  for mass in ["MeV", "kg"] {
    for charge in ["e", "muB", "T"] {
      guard let candidate = product(for: dimension, mass: mass, charge: charge) else { continue }
      let weight = candidate.factors.reduce(Rational.zero) {
        $0 + max($1.exponent, -$1.exponent)
      }
      if best.map({ weight < $0.weight }) ?? true { best = (candidate, weight) }
    }
  }
  return best?.unit ?? .plain
}

/// `dimension` as a product with the given units for its charge and its mass.
private func product(for dimension: Dimension, mass: String, charge: String) -> Unit? {
  var (result, rest) = (Unit.plain, dimension)
  let steps: [(name: String, exponent: (Dimension) -> Rational)] = [
    (charge, { $0.charge }), (mass, { $0.mass }), ("cm", { $0.length }), ("s", { $0.time }),
    ("K", { $0.temperature }),
  ]
  for step in steps {
    guard let unit = UnitCatalogue.unit(named: step.name) else { return nil }
    let power = unit.raised(to: step.exponent(rest) / step.exponent(unit.dimension))
    result = result * power
    rest = rest / power.dimension
  }
  return result
}
