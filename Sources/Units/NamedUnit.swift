/// One unit with a name, prefix included: `keV`, `cm`, `muB`.
package struct NamedUnit: Sendable, Equatable {
  /// What a unit without a dimension says about a number.
  package enum Tag: Sendable, Equatable {
    /// It counts something: events, photo-electrons, protons on target.
    case count
    /// It measures an angle.
    case angle
    /// It only scales: a percentage, or the `c` of MeV/c².
    case factor
  }

  /// The ASCII name, which is unique: `mueV`.
  package let name: String
  /// The name as shown: `μeV`.
  package let symbol: String
  /// The unit in internal units is `mantissa` · 10^`decimalExponent`: the power of ten apart, so
  /// that products of prefixed units keep it exact.
  package let mantissa: Double
  package let decimalExponent: Int
  package let dimension: Dimension
  /// For units without a dimension.
  package let tag: Tag?

  package init(
    _ name: String, _ dimension: Dimension, _ mantissa: Double = 1, e decimalExponent: Int = 0,
    symbol: String? = nil, tag: Tag? = nil
  ) {
    self.name = name
    self.symbol = symbol ?? name
    self.mantissa = mantissa
    self.decimalExponent = decimalExponent
    self.dimension = dimension
    self.tag = tag
  }

  func prefixed(_ prefix: Prefix) -> NamedUnit {
    NamedUnit(
      prefix.name + name, dimension, mantissa, e: decimalExponent + prefix.exponent,
      symbol: prefix.symbol + symbol, tag: tag)
  }
}

/// An SI prefix.
struct Prefix: Sendable {
  let name: String
  let symbol: String
  let exponent: Int

  private init(_ name: String, _ exponent: Int, symbol: String? = nil) {
    self.name = name
    self.symbol = symbol ?? name
    self.exponent = exponent
  }

  static let all = [
    Prefix("mu", -6, symbol: "μ"), Prefix("y", -24), Prefix("z", -21), Prefix("a", -18),
    Prefix("f", -15), Prefix("p", -12), Prefix("n", -9), Prefix("m", -3), Prefix("c", -2),
    Prefix("k", 3), Prefix("M", 6), Prefix("G", 9), Prefix("T", 12), Prefix("P", 15),
    Prefix("E", 18),
  ]
}
