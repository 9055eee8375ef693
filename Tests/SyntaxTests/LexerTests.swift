import Testing

@testable import Syntax

@Suite struct LexerTests {
  private func words(_ source: String) -> [String] {
    let text = SourceText(source)
    return tokens(of: text).map { "\($0.kind) \(text.text($0.span))" }
  }

  @Test(arguments: [
    ("3 MeV", "number 3,unit MeV"),
    ("3MeV", "number 3,unit MeV"),
    ("90%", "number 90,unit %"),
    ("1e-45 cm^2/keV", "number 1e-45,unit cm^2/keV"),
    ("1.16 t*yr", "number 1.16,unit t*yr"),
    ("10 events/(t*yr*keV)", "number 10,unit events/(t*yr*keV)"),
    ("0.31 keV^0.5 * x", "number 0.31,unit keV^0.5,operator *,name x"),
    ("5 cm²", "number 5,unit cm²"),
    ("5 cm⁻²·s^-1", "number 5,unit cm⁻²·s^-1"),
    ("10 m / s", "number 10,unit m,operator /,name s"),
    ("10 m/s", "number 10,unit m/s"),
    ("2 keV*x", "number 2,unit keV*x"),
    ("2 keV/2", "number 2,unit keV,operator /,number 2"),
    ("1 keV*(a+b)", "number 1,unit keV,operator *,bracket (,name a,operator +,name b,bracket )"),
    ("1..30 keV", "number 1,operator ..,number 30,unit keV"),
    ("0.1 keV..1 MeV", "number 0.1,unit keV,operator ..,number 1,unit MeV"),
    ("keV^2..x", "name keV,operator ^,number 2,operator ..,name x"),
    ("5 keV^2..9", "number 5,unit keV^2,operator ..,number 9"),
    ("5.1 ± 0.3 keV", "number 5.1,operator ±,number 0.3,unit keV"),
    ("-185 cm < x", "operator -,number 185,unit cm,operator <,name x"),
    ("0 in x", "number 0,keyword in,name x"),
    ("1 if", "number 1,keyword if"),
    ("x as 1e-12 muB", "name x,keyword as,number 1e-12,unit muB"),
    ("x as GeV^-1", "name x,keyword as,unit GeV^-1"),
    (
      "f(T: keV, E: MeV)",
      "name f,bracket (,name T,operator :,unit keV,operator ,,name E,operator :,unit MeV,bracket )"
    ),
    ("3 eV", "number 3,unit eV"),
    ("3eV", "number 3,unit eV"),
    ("3e5eV", "number 3e5,unit eV"),
  ])
  func unitWords(_ source: String, _ expected: String) {
    #expect(words(source).joined(separator: ",") == expected)
  }

  @Test(arguments: [
    ("events/(t*yr*keV)", "[events t^-1 yr^-1 keV^-1]"),
    ("a/b/c*d", "[a b^-1 c^-1 d]"),
    ("keV^0.5", "[keV^1/2]"),
    ("keV^1.25", "[keV^5/4]"),
    ("cm^-2", "[cm^-2]"),
    ("1/2", nil),
    ("m⁻³/s", "[m^-3 s^-1]"),
    ("x/keV^-0.5", "[x keV^1/2]"),
    ("μ_B", "[mu_B]"),
    ("\u{B5}m", "[mum]"),
    ("%", "[%]"),
  ])
  func unitFactors(_ unit: String, _ expected: String?) {
    guard let expected else { return #expect(!parse("x as \(unit)").diagnostics.isEmpty) }
    #expect(UnitScanner.scan(SourceText(unit), at: 0).unit.dump() == expected)
  }

  @Test(arguments: [
    ("12", 12), ("1_000", 1000), ("0.31", 0.31), ("1e-11", 1e-11), ("1E+3", 1000),
    ("2.5e2", 250), ("007", 7), ("4.9e-324", .leastNonzeroMagnitude),
    ("1.7976931348623157e308", .greatestFiniteMagnitude),
  ])
  func numbers(_ source: String, _ value: Double) {
    #expect(tokens(of: SourceText(source)).map(\.value) == [value])
    #expect(parse(source).diagnostics == [])
  }

  @Test(arguments: [
    ("μ", "mu"), ("\u{B5}", "mu"), ("ν_e", "nu_e"), ("Δm", "Deltam"), ("θ", "theta"),
    ("x₁₀", "x10"), ("Ω", "Omega"), ("\u{2126}", "Omega"), ("ς", "sigma"), ("café", "café"),
    ("λ_x", "lambda_x"),
  ])
  func names(_ written: String, _ text: String) throws {
    let (program, diagnostics) = parse(written)
    #expect(diagnostics == [])
    guard case .expression(let shown) = try #require(program.statements.first).form,
      case .name(let name) = shown.form
    else { return #expect(Bool(false), "not a name") }
    #expect(name.text == text)
    #expect(name.written == written)
  }

  /// Composed or not, it is one name.
  @Test func canonicalEquivalence() {
    #expect(Name.asciiSpelling(of: "caf\u{E9}") == Name.asciiSpelling(of: "cafe\u{301}"))
    #expect(parse("cafe\u{301} = 1").program.dump() == parse("caf\u{E9} = 1").program.dump())
  }

  /// All 24 letters, both cases, go there and back.
  @Test func greekLetters() throws {
    #expect(Name.greekLetterNames.count == 48)
    for name in Name.greekLetterNames {
      let letter = try #require(Name.greekLetter(named: name))
      #expect(Name.asciiSpelling(of: letter) == name)
    }
    #expect(Name.greekLetter(named: "Theta") == "Θ")
    #expect(Name.greekLetter(named: "x") == nil)
  }

  @Test func tokensOfEveryKind() {
    let source = "y = f(\"a {b}\") # end\nif x ≠ 2 keV"
    #expect(
      words(source) == [
        "name y", "operator =", "name f", "bracket (", "string \"a ", "bracket {", "name b",
        "bracket }", "string \"", "bracket )", "comment # end", "keyword if", "name x",
        "operator ≠", "number 2", "unit keV",
      ])
  }

  @Test func matchingBracketsKnowEachOther() {
    let all = tokens(of: SourceText("f([1], {")).filter { $0.kind == .bracket }
    #expect(all.map { $0.partner != nil } == [false, true, true, false])
  }
}
