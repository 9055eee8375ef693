import Glibc

/// A product of named units with exponents, such as cm²/keV.
///
/// Internally the program counts energies in MeV, lengths in cm, times in s, charges in e and
/// temperatures in K; particle masses and momenta are energies, laboratory masses are MeV s²/cm².
package struct Unit: Sendable, Equatable {
  package struct Factor: Sendable, Equatable {
    package let unit: NamedUnit
    package let exponent: Rational
    package var name: String { unit.name }
  }

  /// In the order they were written; each name once, no exponent 0.
  package let factors: [Factor]
  /// A number in this unit times `scale` is the value in internal units. Not finite, or 0, for
  /// exponents beyond all reason such as keV^200.
  package let scale: Double
  package let dimension: Dimension

  /// No unit at all: the number 1.
  package static let plain = Unit(factors: [])

  package init(_ unit: NamedUnit) {
    self.init(factors: [Factor(unit: unit, exponent: .one)])
  }

  init(factors: [Factor]) {
    self.factors = factors
    dimension = factors.reduce(.none) { $0 * $1.unit.dimension.raised(to: $1.exponent) }
    scale = Self.scale(of: factors)
  }

  package var isPlain: Bool { factors.isEmpty }

  package static func * (left: Unit, right: Unit) -> Unit {
    Unit(factors: merged(left.factors + right.factors))
  }

  package static func / (left: Unit, right: Unit) -> Unit {
    left * right.raised(to: Rational(-1))
  }

  package func raised(to exponent: Rational) -> Unit {
    Unit(
      factors: Self.merged(
        factors.map { Factor(unit: $0.unit, exponent: $0.exponent * exponent) }))
  }

  /// Equal names are put together, at the place of the first; what cancels is left out.
  private static func merged(_ factors: [Factor]) -> [Factor] {
    var merged: [Factor] = []
    for factor in factors {
      if let place = merged.firstIndex(where: { $0.name == factor.name }) {
        merged[place] = Factor(
          unit: factor.unit, exponent: merged[place].exponent + factor.exponent)
      } else {
        merged.append(factor)
      }
    }
    return merged.filter { $0.exponent != .zero }
  }

  private static func scale(of factors: [Factor]) -> Double {
    var decimal = Rational.zero
    var mantissa = 1.0
    for factor in factors {
      decimal = decimal + Rational(factor.unit.decimalExponent) * factor.exponent
      if factor.unit.mantissa != 1 {
        mantissa *= pow(factor.unit.mantissa, factor.exponent.doubleValue)
      }
    }
    return mantissa * powerOfTen(decimal)
  }

  /// Correctly rounded for whole exponents: read as a literal.
  private static func powerOfTen(_ exponent: Rational) -> Double {
    guard exponent.isWhole, let exact = Double("1e\(exponent.numerator)") else {
      return pow(10, exponent.doubleValue)
    }
    return exact
  }
}
