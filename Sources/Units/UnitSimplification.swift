// The unit that a computed quantity is shown in.

extension Unit {
  /// The same dimension with one unit for each kind of quantity: MeV·keV is MeV²,
  /// MeV²·fm²/MeV²/keV is cm²/keV.
  ///
  /// Of several units of one kind the first written stays; a length squared is always cm²; what
  /// cancels goes, and so do percentages and the `c` of MeV/c² beside other units. The scale may
  /// change: convert the value anew.
  package func simplified() -> Unit {
    var remaining = factors.filter { $0.name != "c" }
    if remaining.contains(where: { $0.unit.tag != .factor }) {
      remaining.removeAll { $0.unit.tag == .factor }
    }
    var result: [Factor] = []
    while let first = remaining.first {
      let kin = remaining.filter { first.unit.isCommensurable(with: $0.unit) }
      remaining.removeAll { first.unit.isCommensurable(with: $0.unit) }
      if let factor = Self.united(kin) { result.append(factor) }
    }
    let unit = Unit(factors: result)
    return unit.dimension.isNone ? Unit(factors: result.filter { $0.unit.tag != nil }) : unit
  }

  /// One factor for several of one kind; `nil` when they cancel.
  private static func united(_ kin: [Factor]) -> Factor? {
    guard let first = kin.first else { return nil }
    let total = kin.reduce(Rational.zero) {
      $0 + $1.exponent * first.unit.exponent(of: $1.unit)
    }
    guard total != .zero else { return nil }
    if first.unit.dimension == .length, total == Rational(2) || total == Rational(-2) {
      return Factor(unit: UnitCatalogue.centimetre, exponent: total)
    }
    return Factor(unit: first.unit, exponent: total)
  }
}

extension NamedUnit {
  /// Whether one is a power of the other, as keV and J, or barn and cm.
  fileprivate func isCommensurable(with other: NamedUnit) -> Bool {
    if dimension.isNone || other.dimension.isNone {
      return name == other.name || (tag == .angle && other.tag == .angle)
    }
    return dimension.withoutScale.raised(to: exponent(of: other)) == other.dimension.withoutScale
  }

  /// The power of this unit that the other is, if they are commensurable: 2 for a barn seen from
  /// a metre.
  fileprivate func exponent(of other: NamedUnit) -> Rational {
    let own = [
      dimension.mass, dimension.length, dimension.time, dimension.charge, dimension.temperature,
    ]
    let others = [
      other.dimension.mass, other.dimension.length, other.dimension.time, other.dimension.charge,
      other.dimension.temperature,
    ]
    guard let place = own.firstIndex(where: { $0 != .zero }) else { return .one }
    return others[place] / own[place]
  }
}
