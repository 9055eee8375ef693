/// The units that the language knows.
///
/// Exact values are those of the SI of 2019; u and the Bohr magneton are CODATA 2022
/// (doi:10.1103/RevModPhys.97.025002).
package enum UnitCatalogue {
  /// A unit with the prefixes it takes; those in `rare` are read, but not offered.
  struct Entry: Sendable {
    let unit: NamedUnit
    let prefixes: [String]
    let rare: [String]

    init(_ unit: NamedUnit, prefixes: String = "", rare: String = "") {
      self.unit = unit
      self.prefixes = prefixes.split(separator: " ").map(String.init)
      self.rare = rare.split(separator: " ").map(String.init)
    }
  }

  static let centimetre = NamedUnit("cm", .length)

  /// e in C, times 10^19.
  private static let elementaryCharge = 1.602176634
  /// MeV in a joule, times 10^-13.
  private static let joule = 1 / elementaryCharge

  static let entries: [Entry] = energies + mechanics + electromagnetism + numbers

  private static let energies = [
    Entry(NamedUnit("eV", .energy, e: -6), prefixes: "k M G T", rare: "m mu n p f P E"),
    Entry(NamedUnit("eVee", .electronEquivalentEnergy, e: -6), prefixes: "k M G", rare: "m"),
    Entry(NamedUnit("eVnr", .nuclearRecoilEnergy, e: -6), prefixes: "k M G", rare: "m"),
    Entry(NamedUnit("J", .energy, joule, e: 13), rare: "m mu n p k M G T"),
    Entry(NamedUnit("u", .energy, 931.49410372)),
    Entry(NamedUnit("W", .power, joule, e: 13), prefixes: "k M G", rare: "m mu n T"),
  ]

  private static let mechanics = [
    Entry(NamedUnit("m", .length, e: 2), prefixes: "f n mu m c k", rare: "p a"),
    Entry(NamedUnit("b", .area, e: -24), prefixes: "m mu n p f a", rare: "z y k M"),
    Entry(NamedUnit("pc", .length, 3.0856775814913673, e: 18), prefixes: "k M", rare: "G"),
    Entry(NamedUnit("s", .time), prefixes: "n mu m", rare: "p f"),
    Entry(NamedUnit("min", .time, 60)),
    Entry(NamedUnit("h", .time, 3600)),
    Entry(NamedUnit("d", .time, 86400)),
    Entry(NamedUnit("yr", .time, 31_557_600), rare: "k M G"),
    Entry(NamedUnit("Hz", Dimension.none / .time), prefixes: "k M G", rare: "m mu"),
    Entry(NamedUnit("Bq", Dimension.none / .time), prefixes: "m mu", rare: "n k M G T"),
    Entry(NamedUnit("g", .mass, joule, e: 6), prefixes: "m k", rare: "n mu"),
    Entry(NamedUnit("t", .mass, joule, e: 12), prefixes: "k", rare: "M"),
    Entry(NamedUnit("K", .temperature), prefixes: "m", rare: "n mu k M G"),
  ]

  private static let electromagnetism = [
    Entry(NamedUnit("e", .charge)),
    Entry(NamedUnit("C", .charge, joule, e: 19), rare: "m mu n p f a"),
    Entry(NamedUnit("A", .current, joule, e: 19), rare: "k m mu n p"),
    Entry(NamedUnit("V", .voltage, e: -6), prefixes: "k", rare: "m mu n M G"),
    Entry(NamedUnit("T", .magneticField, e: -10), prefixes: "m mu n", rare: "p f k M G"),
    Entry(NamedUnit("G", .magneticField, e: -14), prefixes: "k mu", rare: "m n p M"),
    // eV/T is e cm²/s · 10^4
    Entry(NamedUnit("muB", .moment, 5.7883817982, e: -1, symbol: "μB")),
  ]

  private static let numbers = [
    Entry(NamedUnit("events", .none, tag: .count)),
    Entry(NamedUnit("counts", .none, tag: .count)),
    Entry(NamedUnit("PE", .none, tag: .count)),
    Entry(NamedUnit("POT", .none, tag: .count)),
    Entry(NamedUnit("rad", .none, tag: .angle), prefixes: "m", rare: "mu n"),
    Entry(NamedUnit("deg", .none, .pi / 180, tag: .angle)),
    Entry(NamedUnit("sr", .none, tag: .count)),
    Entry(NamedUnit("%", .none, e: -2, tag: .factor)),
    Entry(NamedUnit("ppm", .none, e: -6, tag: .factor)),
    Entry(NamedUnit("ppb", .none, e: -9, tag: .factor)),
    Entry(NamedUnit("c", .none, tag: .factor)),
  ]

  /// Long names and other spellings, which take no prefixes.
  static let aliases = [
    "mu_B": "muB", "tesla": "T", "gauss": "G", "tonne": "t", "gram": "g", "barn": "b",
    "metre": "m", "meter": "m", "second": "s", "minute": "min", "hour": "h", "day": "d",
    "year": "yr", "event": "events", "count": "counts", "joule": "J", "watt": "W", "volt": "V",
    "coulomb": "C", "ampere": "A", "kelvin": "K", "hertz": "Hz", "becquerel": "Bq",
    "parsec": "pc", "radian": "rad", "degree": "deg", "steradian": "sr", "percent": "%",
  ]

  /// The unit of that name, in Greek or ASCII spelling (`μs`, `mus`, `us`), with or without a prefix.
  package static func unit(named name: String) -> Unit? {
    let ascii = asciiSpelling(name)
    if let unit = namedUnits[aliases[ascii] ?? ascii] { return Unit(unit) }
    guard ascii.first == "u" else { return nil }
    return namedUnits["mu" + ascii.dropFirst()].map { Unit($0) }
  }

  /// `μ`, whether Greek letter or micro sign, as `mu`.
  static func asciiSpelling(_ name: String) -> String {
    var ascii = ""
    for scalar in name.unicodeScalars {
      if scalar == "\u{3BC}" || scalar == "\u{B5}" {
        ascii += "mu"
      } else {
        ascii.unicodeScalars.append(scalar)
      }
    }
    return ascii
  }

  /// Names worth completing, prefixed and long ones included, the most used first.
  package static let names: [String] =
    entries.flatMap { entry in
      (entry.prefixes + [""]).map { $0 + entry.unit.name }
    } + aliases.keys.sorted()

  private static let namedUnits: [String: NamedUnit] = {
    var units: [String: NamedUnit] = [:]
    for entry in entries {
      for prefix in Prefix.all where (entry.prefixes + entry.rare).contains(prefix.name) {
        let unit = entry.unit.prefixed(prefix)
        units[unit.name] = unit
      }
    }
    for entry in entries { units[entry.unit.name] = entry.unit }
    return units
  }()
}
