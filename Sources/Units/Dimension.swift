/// What kind of quantity a number is: exponents of the SI base dimensions, and of the two energy
/// scales of a detector.
///
/// An energy is mass·length²/time². `keVee` is an energy that carries `electronEquivalent` 1,
/// `keVnr` one that carries `nuclearRecoil` 1, so that the two can be told apart while `keV` fits
/// either.
package struct Dimension: Hashable, Sendable {
  package var mass: Rational
  package var length: Rational
  package var time: Rational
  package var charge: Rational
  package var temperature: Rational
  package var electronEquivalent: Rational
  package var nuclearRecoil: Rational

  package init(
    mass: Rational = .zero, length: Rational = .zero, time: Rational = .zero,
    charge: Rational = .zero, temperature: Rational = .zero, electronEquivalent: Rational = .zero,
    nuclearRecoil: Rational = .zero
  ) {
    self.mass = mass
    self.length = length
    self.time = time
    self.charge = charge
    self.temperature = temperature
    self.electronEquivalent = electronEquivalent
    self.nuclearRecoil = nuclearRecoil
  }

  package static let none = Dimension()
  package static let mass = Dimension(mass: .one)
  package static let length = Dimension(length: .one)
  package static let time = Dimension(time: .one)
  package static let charge = Dimension(charge: .one)
  package static let temperature = Dimension(temperature: .one)
  package static let area = length.raised(to: Rational(2))
  package static let volume = length.raised(to: Rational(3))
  package static let speed = length / time
  package static let energy = mass * speed.raised(to: Rational(2))
  package static let electronEquivalentEnergy = energy * Dimension(electronEquivalent: .one)
  package static let nuclearRecoilEnergy = energy * Dimension(nuclearRecoil: .one)
  package static let power = energy / time
  package static let current = charge / time
  package static let voltage = energy / charge
  /// That of the tesla.
  package static let magneticField = mass / (charge * time)
  /// A magnetic moment, that of the Bohr magneton: an energy per field.
  package static let moment = energy / magneticField
  /// Mass times time, as in t·yr.
  package static let exposure = mass * time

  package static func * (left: Dimension, right: Dimension) -> Dimension {
    left.combined(with: right) { $0 + $1 }
  }

  package static func / (left: Dimension, right: Dimension) -> Dimension {
    left.combined(with: right) { $0 - $1 }
  }

  package func raised(to exponent: Rational) -> Dimension {
    combined(with: self) { own, _ in own * exponent }
  }

  /// The same quantity without its energy scale: `keVee` becomes `keV`.
  package var withoutScale: Dimension {
    Dimension(mass: mass, length: length, time: time, charge: charge, temperature: temperature)
  }

  /// A bare number, as far as SI is concerned; keVee/keVnr is one too.
  package var isNone: Bool { withoutScale == .none }

  /// Whether two quantities may be added, compared, or converted into one another.
  ///
  /// The SI exponents must agree. A quantity without an energy scale fits any; two with scales
  /// must be on the same one (its exponent may differ: 0.3 keV^0.5 times the root of a keVee is
  /// an energy on the keVee scale).
  package func isCompatible(with other: Dimension) -> Bool {
    guard withoutScale == other.withoutScale else { return false }
    let (own, others) = (scales, other.scales)
    return own.isEmpty || others.isEmpty || (own == others && own != .both)
      || self == other
  }

  private struct Scales: OptionSet {
    let rawValue: Int
    static let electronEquivalent = Scales(rawValue: 1)
    static let nuclearRecoil = Scales(rawValue: 2)
    static let both: Scales = [.electronEquivalent, .nuclearRecoil]
  }

  private var scales: Scales {
    var present: Scales = []
    if electronEquivalent != .zero { present.insert(.electronEquivalent) }
    if nuclearRecoil != .zero { present.insert(.nuclearRecoil) }
    return present
  }

  private func combined(
    with other: Dimension, _ operation: (Rational, Rational) -> Rational
  ) -> Dimension {
    Dimension(
      mass: operation(mass, other.mass), length: operation(length, other.length),
      time: operation(time, other.time), charge: operation(charge, other.charge),
      temperature: operation(temperature, other.temperature),
      electronEquivalent: operation(electronEquivalent, other.electronEquivalent),
      nuclearRecoil: operation(nuclearRecoil, other.nuclearRecoil))
  }
}
