import Snapshots
import Testing

@testable import Syntax

/// Every code of `SyntaxCode`, as a user sees it, and what pasting its first advice gives.
@Suite struct DiagnosticTests {
  static let sources: [SyntaxCode: [String]] = [
    .unexpected: [
      "x = ", "x = (", "f(1, )) + 2", "x y", "2 keV x", "a b c", "x keV", "x cm^2/keV",
      "(a + b)(c + d)",
      "[1 2 3]", "[1 keV 2 keV]", "f(a b)", "y = x as keV * 2", "1..2..3", "f(x)?", "a + b?",
      "x = 1\nthen 2", "y = if a\n  then b else c", "x = a\n  < b", "+3", "x = +3", "f(2) = 3",
      "in = 3", "f(for = 3) + then", "()", "x |> 5", "simulation { a = 1 }",
      "m = model { signal counts(s) }", "s = selection { cut E > 5 keV }",
      "xe = experiment { mu ~ 1 }",
      "s = selection {\n  a 5\n  b = 2 2\n  c = \n}\nd = 4 4", "x = 1 2\ny = 3 4\nz = 5", "name? 5",
      "\"a\" \"b\"",
      "plot(f(x) for x)", "a.5", "x = 5 )", "f(,)",
    ],
    .unclosed: [
      "x = (1 + 2\ny = 3", "plot(line(f(T) for T in 1..2,\n  log = \"x\"", "x = (1 + [2)",
      "x = (1 + 2]",
      "x = 1)", "xe = experiment {\n  target = Xe\n", "t = \"abc", "plot(x, title = \"abc)",
      "t = \"a {x\"",
      "t = \"a {f(x}\"", "t = \"a {b\nc = 2",
    ],
    .leadingMinus: [
      "x = 1 keV\n  - 2 keV", "x = 1 # one\n-y as keV", "m = model {\n  a = 1\n  - 2\n}",
      "x = 1\n\n-3",
    ],
    .foreign: [
      "y = x**2 + z**2", "ok = a && b || !c", "ok = a & b | c", "ok = (a)&&(b)",
      "%matplotlib inline\nx = 1",
      "%%time", "!pip install numpy", "!ok", "import numpy as np\nx = 1", "from math import sqrt",
      "for x in [1, 2]:\n  print(x^2)\ny = 2", "for x in 1..3: x", "for x in xs\n  y = x\nend",
      "def f(x):\n  return x^2\ny = f(2)", "def f(x: float) -> float: return x*2",
      "def f(x):\n  y = x\n  return y", "function f(x)\n  x\nend", "let x = 5", "const y = 2 keV",
      "double z = 2", "f = lambda x: x^2", "f = lambda x, y: x + y", "solve(lambda x: x^2)",
      "f = x -> x^2",
      "f = (x, y) -> x + y", "g(x -> x)", "x := 5", "a = 1; b = 2;", "[1; 2]",
      "m = model { a ~ 1; b ~ 2 }",
      "if x: y = 2\nelse: y = 3", "while x < 3:\n  x = x + 1", "while (x): y", "x = a if c else b",
      "y = c ? a : b", "f(c ? 1 keV : 2 keV)", "[x for x in xs if x > 3]", "xs[1:3]", "r = [1:5]",
      "t = 'abc \"x\"'", "t = \"\"\"doc\"\"\"", "x = 5 // five", "x = 7 // 2", "/* note */",
      "x = True and False",
      "f\"{x}\"", "\"{x:.2f}\"", "d = {\"a\": 1}", "x = 7 % 2", "x = y % 2", "x += 1", "m.mu = 3",
      "xs[0] = 1",
      "a + b = 3", "y = if a = b then 1 else 2", "where(x.y = 3)", "?plot", "read \"a.csv\"",
      "return x",
      "x ≤ 3", "x <> y", "x => y", "x − y", "0.5–30 keV", "x = “a”", "x\u{A0}= 1", "class Model",
      "\\theta = 1",
      "f(x) {\n  x\n}", "print x", "if x > 0:\n  y = 2\nelse:\n  y = 3\nz = y", "p = (1, 2)",
      "c + y % 2",
      "a = 1;\nb = 2;", "x = f(a;b)", "y = 2 * x % 3",
    ],
    .bareFor: [
      "f(T) for T in 1 keV..2 keV", "y = x^2 for x in 1..3, y in 1..2", "(x for x in 1..3)",
      "m = model { a = x for x in 1..2 }",
    ],
    .unit: [
      "x as", "x as \"keV\"", "x as 5", "f(T: ) = T", "f(T: \"keV\") = T", "2 keV^x", "2 keV^(1/2)",
      "2 keV^12345", "2 sqrt(x)", "2 keV*sqrt(x)", "2(x + 1)", "x as (keV)",
    ],
    .limit: [
      String(repeating: "(", count: 100) + String(repeating: ")", count: 100),
      Array(repeating: "1", count: 300).joined(separator: "+"),
      String(repeating: "-", count: 100) + "1",
    ],
    .character: [
      "x = 5 $ 3", "x = `a`", "x = 3 €", "t = \"\\theta\"", "x = 1 + \\\n  2", "x = \u{1}1", "it's",
      "\\foo",
    ],
    .number: [
      ".5", "1.", "x = 1.keV", "1.2.3", "1__000", "1_", "1_.5", "1e999", "1e-999", "0x1F", "1,000",
      "x = 1 000",
      "x⁻ + 1",
    ],
  ]

  @Test(arguments: SyntaxCode.allCases)
  func snapshot(_ code: SyntaxCode) throws {
    let cases = Self.sources[code] ?? []
    try #require(!cases.isEmpty)
    let report = cases.map { Self.report(on: $0) }.joined(separator: "\n")
    try Fixture.snapshots.expect(report, "\(code.rawValue).txt")
  }

  /// Each case shows the code it stands under; where it cannot, it belongs elsewhere.
  @Test(arguments: SyntaxCode.allCases)
  func everyCaseHasAnError(_ code: SyntaxCode) {
    for source in Self.sources[code] ?? [] {
      #expect(!parse(source).diagnostics.isEmpty, "\(source)")
    }
    let shown = (Self.sources[code] ?? []).flatMap { parse($0).diagnostics.map(\.code) }
    #expect(shown.contains(code.rawValue))
  }

  private static func report(on text: String) -> String {
    let source = SourceText(text)
    let diagnostics = parse(source) { $0 == "keV" || $0 == "cm" }.diagnostics
    let shown = DiagnosticRenderer(source).text(diagnostics)
    let cut = text.count > 200 ? "\(text.prefix(60))…" : text
    guard let pasted = diagnostics.first?.help.first?.applied(to: source) else {
      return "======== \(cut)\n\(shown)\n"
    }
    let after = parse(pasted).diagnostics.map(\.code).joined(separator: " ")
    let verdict = after.isEmpty ? "repaired" : "then \(after)"
    return
      "======== \(cut)\n\(shown)\n-------- \(verdict)\n\(pasted.text(Span(0, pasted.bytes.count)))\n"
  }
}
