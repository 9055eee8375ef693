import Testing
import Units

/// Reads a unit or records a failure.
func unit(_ text: String) throws -> Unit { try Unit(reading: text) }

/// How many `target` one `source` is.
private func ratio(_ source: String, _ target: String) throws -> Double {
  let (source, target) = (try unit(source), try unit(target))
  try #require(source.dimension.isCompatible(with: target.dimension), "\(source) \(target)")
  return source.scale / target.scale
}

@Suite struct UnitScales {
  /// Exact by the definition of the SI of 2019, of the litre-free customary units, or by prefix.
  @Test(
    arguments: [
      ("keV", "eV", 1e3), ("GeV", "MeV", 1e3), ("J", "eV", 1 / 1.602176634e-19),
      ("C", "e", 1 / 1.602176634e-19), ("kg", "g", 1e3), ("t", "kg", 1e3), ("tonne", "kg", 1e3),
      ("kt", "t", 1e3), ("barn", "cm^2", 1e-24), ("pb", "cm²", 1e-36), ("fm²", "mb", 10),
      ("yr", "d", 365.25), ("d", "h", 24), ("h", "min", 60), ("min", "s", 60),
      ("year", "s", 31_557_600),
      ("T", "gauss", 1e4), ("km", "cm", 1e5), ("m", "fm", 1e15), ("kg*m^2/s^2", "J", 1),
      ("J/s", "W", 1), ("GW*d", "J", 8.64e13), ("A*s", "C", 1), ("V*C", "J", 1), ("Hz", "s^-1", 1),
      ("V*s/m^2", "T", 1), ("kg/(A*s^2)", "T", 1), ("%", "ppm", 1e4), ("mrad", "rad", 1e-3),
      ("deg", "rad", Double.pi / 180), ("MeV/c^2", "MeV", 1), ("MeV/c", "keV", 1e3),
      ("u", "MeV", 931.49410372), ("keVee", "eV", 1e3),
      ("events/(t*yr*keV)", "events/(t·yr·MeV)", 1e3),
      ("A*m^2", "J/T", 1), ("keV^0.5", "eV^0.5", 31.622776601683793),
    ] as [(String, String, Double)])
  func `one unit in another`(_ source: String, _ target: String, _ expected: Double) throws {
    #expect(abs(try ratio(source, target) / expected - 1) < 4e-16 * 4)
  }

  @Test func `powers of ten are exact`() throws {
    #expect(try unit("cm^2/keV").scale == 1e3)
    #expect(try unit("keV^3").scale == 1e-9)
    #expect(try unit("fm^2").scale == 1e-26)
    #expect(try unit("GeV^-1").scale == 1e-3)
  }

  /// CODATA 2022: 9.2740100657(29)e-24 J/T and 5.7883817982(18)e-5 eV/T.
  @Test func `the Bohr magneton in J per T and eV per T`() throws {
    #expect(abs(try ratio("muB", "eV/T") / 5.7883817982e-5 - 1) < 1e-15)
    #expect(abs(try ratio("muB", "J/T") / 9.2740100657e-24 - 1) < 1e-10)
  }

  /// muB = e hbar / 2 m_e, with hbar exact and m_e = 9.1093837139(28)e-31 kg (CODATA 2022).
  @Test func `the Bohr magneton from the electron mass`() throws {
    let hbar = 6.62607015e-34 / (2 * Double.pi) * (try unit("J*s").scale)
    let moment = try unit("e").scale * hbar / (2 * 9.1093837139e-31 * (try unit("kg").scale))
    #expect(abs(try unit("muB").scale / moment - 1) < 1e-9)
  }
}

@Suite struct UnitNames {
  @Test(
    arguments: [
      ("μeV", "mueV"), ("µeV", "mueV"), ("μ_B", "muB"), ("mu_B", "muB"), ("μB", "muB"),
      ("mub", "mub"),
      ("metre", "m"), ("meter", "m"), ("barn", "b"), ("event", "events"), ("year", "yr"),
      ("T", "T"),
      ("mT", "mT"), ("min", "min"), ("d", "d"), ("h", "h"), ("t", "t"), ("G", "G"), ("PE", "PE"),
      ("POT", "POT"), ("%", "%"), ("mus", "mus"), ("mum", "mum"), ("kg", "kg"), ("pc", "pc"),
    ] as [(String, String)])
  func `a name and its ASCII spelling`(_ name: String, _ ascii: String) throws {
    let unit = try #require(UnitCatalogue.unit(named: name))
    #expect(unit.ascii == ascii)
  }

  @Test(arguments: [
    "Mev", "ktesla", "mbarn", "megatonne", "kPOT", "kmin", "Te", "muBB", "", "k", "mu", "in", "x",
    "as", "cd",
  ])
  func `not a unit`(_ name: String) { #expect(UnitCatalogue.unit(named: name) == nil) }

  @Test func `every name offered is a unit`() {
    for name in UnitCatalogue.names { #expect(UnitCatalogue.unit(named: name) != nil, "\(name)") }
    #expect(Set(UnitCatalogue.names).count == UnitCatalogue.names.count)
  }

  @Test(
    arguments: [
      ("Mev", ["MeV"]), ("mev", ["MeV"]), ("kev", ["keV"]), ("KeV", ["keV"]), ("GEV", ["GeV"]),
      ("cm2", ["cm^2"]),
      ("seconds", ["second"]), ("years", ["year"]), ("tesl", ["tesla"]),
      ("Muons", []), ("zzzzzzzz", []), ("", []), ("2", []),
    ] as [(String, [String])])
  func `did you mean`(_ name: String, _ expected: [String]) {
    #expect(UnitCatalogue.suggestions(for: name) == expected)
  }

  @Test(arguments: [
    "cm^2/", "/keV", "cm^", "cm^x", "(keV", "keV)", "events/(t*yr", "cm^^2", "1/keV",
    "keV^0.123456",
  ])
  func `malformed units`(_ text: String) {
    #expect(throws: Unit.ReadingError.malformed) { try Unit(reading: text) }
  }

  @Test func `an unknown unit is named`() {
    #expect(throws: Unit.ReadingError.unknownUnit("Mev")) { try Unit(reading: "cm^2/Mev") }
  }
}

@Suite struct UnitSpellings {
  @Test(
    arguments: [
      ("cm^2/keV", "cm²/keV", "cm^2/keV", #"\mathrm{cm^{2}/keV}"#),
      (
        "events/(t*yr*keV)", "events/(t·yr·keV)", "events/(t*yr*keV)",
        #"\mathrm{events/(t\,yr\,keV)}"#
      ),
      ("events/t/yr", "events/(t·yr)", "events/(t*yr)", #"\mathrm{events/(t\,yr)}"#),
      ("keV^-3", "keV⁻³", "keV^-3", #"\mathrm{keV^{-3}}"#),
      ("muB", "μB", "muB", #"\mathrm{\mu_{B}}"#),
      ("keV^0.5", "keV^0.5", "keV^0.5", #"\mathrm{keV^{0.5}}"#),
      ("μeV", "μeV", "mueV", #"\mathrm{\mu eV}"#),
      ("cm^-2/s", "cm⁻²·s⁻¹", "cm^-2*s^-1", #"\mathrm{cm^{-2}\,s^{-1}}"#), ("", "", "", ""),
      ("%", "%", "%", #"\mathrm{\%}"#),
    ] as [(String, String, String, String)])
  func `symbol, ASCII and LaTeX`(_ text: String, _ symbol: String, _ ascii: String, _ latex: String)
    throws
  {
    let unit = try unit(text)
    #expect(unit.symbol == symbol)
    #expect(unit.ascii == ascii)
    #expect(unit.latex == latex)
    #expect(try Unit(reading: ascii) == unit)
    #expect(try Unit(reading: symbol) == unit)
  }

  @Test func `a scaled unit`() throws {
    let display = DisplayUnit(scale: 1e-12, unit: try unit("muB"))
    #expect(display.symbol == "1e-12 μB")
    #expect(display.ascii == "1e-12 muB")
    #expect(display.factor == 1e-12 * (try unit("muB").scale))
    #expect(DisplayUnit(unit: try unit("keV")).symbol == "keV")
  }

  @Test(
    arguments: [
      ("MeV^2*fm^2/MeV^2/keV", "cm²/keV"), ("MeV*keV", "MeV²"), ("keV/MeV", ""), ("keV", "keV"),
      ("fm^2", "cm²"),
      ("m^2/cm", "m"), ("barn", "b"), ("m^-2*s^-1", "cm⁻²·s⁻¹"), ("MeV/c^2", "MeV"),
      ("%*keV", "keV"),
      ("%", "%"),
      ("GeV*rad^2", "GeV·rad²"), ("deg*rad", "deg²"), ("Hz*yr", ""),
      ("events/(t*yr*keV)*keVee*kg*d", "events"),
      ("muB/muB", ""), ("J/(C*V)", ""), ("MeV^0.5*keV^0.5", "MeV"), ("events", "events"),
      ("muB^2*cm^2/keV", "μB²·cm²/keV"),
      ("b/fm", "b^0.5"),
    ] as [(String, String)])
  func `simplified`(_ text: String, _ expected: String) throws {
    #expect(try unit(text).simplified().symbol == expected)
  }
}
