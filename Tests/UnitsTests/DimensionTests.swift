import Testing
import Units

@Suite struct RationalTests {
  @Test(
    arguments: [
      (0.5, "1/2"), (1.0 / 3, "1/3"), (2, "2"), (-1.5, "-3/2"), (5.0 / 12, "5/12"), (0, "0"),
    ] as [(Double, String)])
  func `a decimal as a fraction`(_ value: Double, _ expected: String) {
    #expect(Rational(approximating: value)?.description == expected)
  }

  @Test(arguments: [0.123456, .nan, .infinity, 1e300, -1e300, 1.0 / 13])
  func `no fraction`(_ value: Double) { #expect(Rational(approximating: value) == nil) }

  @Test func `arithmetic in lowest terms`() {
    #expect(Rational(1, 2) + Rational(1, 3) == Rational(5, 6))
    #expect(Rational(1, 2) - Rational(1, 2) == .zero)
    #expect(Rational(2, -4) == Rational(-1, 2))
    #expect(Rational(2, 3) * Rational(3, 4) == Rational(1, 2))
    #expect(Rational(2, 3) / Rational(4, 3) == Rational(1, 2))
    #expect(Rational(-1, 2) < Rational(1, 3))
    #expect(Rational(1, 2).doubleValue == 0.5)
  }

  @Test func `extremes do not trap`() {
    let extremes = [Int.min, Int.min + 1, -1, 0, 1, 3, Int.max - 1, Int.max]
    for a in extremes {
      for b in extremes {
        let value = Rational(a, b)
        for other in extremes.map({ Rational($0, 7) }) {
          #expect(value + other - other * value / other <= Rational(Int.max) * Rational(Int.max))
        }
      }
    }
  }
}

@Suite struct DimensionTests {
  @Test(
    arguments: [
      ("keV", "an energy"), ("cm^2/keV", "an area per energy"), ("km", "a length"),
      ("", "a number"),
      ("%", "a number"),
      ("muB", "a magnetic moment"), ("J/T", "a magnetic moment"), ("GeV^-1", "an inverse energy"),
      ("GeV^-2", "an inverse energy squared"),
      ("barn", "an area"), ("keVee", "an electron-equivalent energy"),
      ("keVnr", "a nuclear-recoil energy"),
      ("t*yr", "an exposure"), ("events/(t*yr*keV)", "an inverse exposure and energy"),
      ("m/s", "a speed"),
      ("cm^-2/s", "an inverse area and time"), ("MeV^2*cm", "a quantity in MeV²·cm"),
      ("keV^-3", "a quantity in MeV⁻³"),
      ("mT", "a magnetic field"), ("kg", "a mass"), ("e", "a charge"), ("GW", "a power"),
    ] as [(String, String)])
  func `in words`(_ text: String, _ expected: String) throws {
    #expect(try unit(text).dimension.phrase == expected)
  }

  @Test(
    arguments: [
      ("keV", "MeV", true), ("keV", "keVee", true), ("keVnr", "keV", true),
      ("keVee", "keVnr", false),
      ("keV", "cm", false),
      ("keVee^0.5", "keVee^0.5", true), ("keV^0.5*keVee^0.5", "keVee", true),
      ("keVee/keVnr", "%", true),
      ("keVnr*keVee/keVnr", "keVee", true), ("keVee/keVnr", "keVee/keV", false),
      ("keVee^-1", "MeV^-1", true),
    ] as [(String, String, Bool)])
  func `what may be added`(_ left: String, _ right: String, _ expected: Bool) throws {
    let (left, right) = (try unit(left).dimension, try unit(right).dimension)
    #expect(left.isCompatible(with: right) == expected)
    #expect(right.isCompatible(with: left) == expected)
  }

  @Test func `a ratio of energy scales is a number`() throws {
    #expect(try unit("keVee/keVnr").dimension.isNone)
    #expect(try unit("keVee/keVnr").dimension != .none)
    #expect(try unit("keVee").dimension.withoutScale == .energy)
  }

  @Test(
    arguments: [
      ("keV", 5.0, "keV"), ("keV", 0.5, "eV"), ("MeV", 1, "MeV"), ("GeV", 20, "GeV"),
      ("keVee", 3, "keVee"), ("cm^2", 1e-45, "cm²"),
      ("fm", 4.7, "fm"), ("km", 1, "km"), ("m", 1, "m"), ("muB", 1e-11, "μB"), ("kg", 5, "kg"),
      ("t*yr", 1, "kg·s"), ("K", 300, "K"),
      ("T", 2, "T"), ("e", 1e-13, "e"), ("s", 30, "s"), ("yr", 2, "yr"), ("GeV^-1", 1, "MeV⁻¹"),
      ("cm^2/keV", 1, "cm²/MeV"),
      ("", 3, ""), ("keV", 0, "GeV"),
    ] as [(String, Double, String)])
  func `preferred unit`(_ text: String, _ value: Double, _ expected: String) throws {
    let unit = try unit(text)
    let preferred = preferredUnit(for: unit.dimension, magnitude: value * unit.scale)
    #expect(preferred.symbol == expected)
    #expect(preferred.dimension == unit.dimension)
  }
}

@Suite struct FormatNumberTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (0.31, "0.31"), (2.9e-11, "2.9e-11"), (1e-4, "0.0001"),
      (9.9999e-5, "9.9999e-5"),
      (299_792_458, "299792458"), (1e15, "1e15"), (999_999_999_999_999, "999999999999999"),
      (1.0 / 3, "0.333333"),
      (2.0 / 3, "0.666667"), (9_999_999.5, "1e7"), (1_234_567.5, "1234570"), (-12.5, "-12.5"),
      (0.999_999_96, "1"),
      (137.035999177, "137.036"), (6.02214076e23, "6.02214e23"), (.leastNonzeroMagnitude, "5e-324"),
      (.nan, "nan"),
      (.infinity, "∞"),
      (-.infinity, "-∞"), (9.536743164e-7, "9.53674e-7"), (1e22, "1e22"), (0.1 + 0.2, "0.3"),
    ] as [(Double, String)])
  func `six digits`(_ x: Double, _ expected: String) { #expect(formatNumber(x) == expected) }

  @Test(
    arguments: [
      (2, 0.0123456, "0.012"), (1, 0.95, "1"), (17, 0.1, "0.1"),
      (12, 137.035999177, "137.035999177"), (0, 0.123, "0.1"),
    ] as [(Int, Double, String)])
  func `other digits`(_ digits: Int, _ x: Double, _ expected: String) {
    #expect(formatNumber(x, digits: digits) == expected)
  }

  @Test func `seventeen digits read back`() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<1000 {
      let x = Double(bitPattern: generator.next())
      if x.isFinite { #expect(Double(formatNumber(x, digits: 17)) == x) }
    }
  }
}
