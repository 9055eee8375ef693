import Testing

@testable import Syntax

/// Every rule of the grammar, as a tree.
@Suite struct GrammarTests {
  @Test(arguments: [
    ("x = 1", "(define x 1)"),
    ("f() = 2", "(define f() 2)"),
    ("f(T: keV, E: MeV = 5 MeV, n = 2) = T", "(define f(T[keV], E[MeV] = 5[MeV], n = 2) T)"),
    ("x", "x"),
    ("plot?", "(help plot)"),
    ("x == 5", "(compare x == 5)"),
    ("f(x) == 5", "(compare (call f x) == 5)"),
    ("x = 1\n\n# nothing\ny = 2", "(define x 1)\n(define y 2)"),
  ])
  func statements(_ source: String, _ tree: String) { expect(source, tree) }

  @Test(arguments: [
    ("1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"),
    ("a / b / c", "(/ (/ a b) c)"),
    ("a · b × c", "(* (* a b) c)"),
    ("-2^2", "(- (^ 2 2))"),
    ("2^-1", "(^ 2 (- 1))"),
    ("2^3^2", "(^ 2 (^ 3 2))"),
    ("E² + x⁻¹", "(+ (^ E 2) (^ x -1))"),
    ("- -x", "(- (- x))"),
    ("a and not b or c", "(or (and a (not b)) c)"),
    ("not not a", "(not (not a))"),
    ("a < b <= c != d", "(compare a < b <= c != d)"),
    ("0 keV..10 keV", "(.. 0[keV] 10[keV])"),
    ("1..n + 1", "(.. 1 (+ n 1))"),
    ("5 ± 1..7", "(.. (± 5 1) 7)"),
    ("5 +- 0.3 keV", "(± 5 0.3[keV])"),
    ("if a > 1 then b else if c then d else e", "(if (compare a > 1) b (if c d e))"),
    ("x as keV", "(as x [keV])"),
    ("a or b as 1e-12 muB", "(as (or a b) 1e-12[muB])"),
    ("x |> f |> g(1, n = 2) as keV |> h", "(pipe h (as (pipe g (pipe f x) 1 (n = 2)) [keV]))"),
    ("x as keV |> f", "(pipe f (as x [keV]))"),
  ])
  func operators(_ source: String, _ tree: String) { expect(source, tree) }

  @Test(arguments: [
    ("f(x)(1)", "nil"),
    ("m.mu.value", "(. (. m mu) value)"),
    ("xs[i + 1][2]", "(index (index xs (+ i 1)) 2)"),
    ("m.f(1)[2].g", "(. (index (call (. m f) 1) 2) g)"),
    ("xe with { a = 1, b = 2 }", "(with xe (= a 1) (= b 2))"),
    ("[]", "(list)"),
    ("[1, x, \"a\",]", "(list 1 x (string \"a\"))"),
    ("f(\n  1,\n  2,\n)", "(call f 1 2)"),
    ("true and false", "(and true false)"),
    ("(a)", "(paren a)"),
    ("f(in = 3)", "(call f (in = 3))"),
    ("[x^2 for x in 1..3]", "(list (for (^ x 2) (x in (.. 1 3))))"),
    ("f(x * y for x in a, y in b, n = 2)", "(call f (for (* x y) (x in a) (y in b)) (n = 2))"),
    ("sum(x for x in a, y)", "(call sum (for x (x in a)) y)"),
  ])
  func operands(_ source: String, _ tree: String) { expect(source, tree) }

  @Test(arguments: [
    ("selection { }", "(selection)"),
    ("experiment {\n\n  a = 1,\n  b = 2\n}", "(experiment (= a 1) (= b 2))"),
    (
      "model { s ~ 0..20, signal sig = s, background b = 2 }",
      "(model (~ s (.. 0 20)) (= signal sig s) (= background b 2))"
    ),
    ("interaction { dsigma(T, E) = T / E }", "(interaction (= dsigma(T, E) (/ T E)))"),
    ("flux { spectrum(E) = E\n cut = 1 }", "(flux (= spectrum(E) E) (= cut 1))"),
    ("model = 2", "(define model 2)"),
    ("f(model { a = 1\n b = 2 }, c)", "(call f (model (= a 1) (= b 2)) c)"),
  ])
  func blocks(_ source: String, _ tree: String) { expect(source, tree) }

  @Test(arguments: [
    (#""""#, "(string)"),
    (#""a \"b\" \\ \{c}""#, #"(string "a "b" \ {c}")"#),
    (#""μ = {mu}, {T as keV}!""#, #"(string "μ = " mu ", " (as T [keV]) "!")"#),
    (#""{f("x{1}")}""#, #"(string (call f (string "x" 1)))"#),
    (#""}""#, #"(string "}")"#),
  ])
  func strings(_ source: String, _ tree: String) { expect(source, tree) }

  /// Where a line break ends a statement and where it does not.
  @Test(arguments: [
    ("x = a +\n  b", "(define x (+ a b))"),
    ("x =\n  a", "(define x a)"),
    ("x = a\n  + b\n  * c", "(define x (+ a (* b c)))"),
    ("x = a\n  / b\n  ^ c", "(define x (/ a (^ b c)))"),
    ("x = a\n  and b\n  or c", "(define x (or (and a b) c))"),
    ("order = a\norder", "(define order a)\norder"),
    ("x\n  # why\n\n  |> f", "(pipe f x)"),
    ("(a\n- b)", "(paren (- a b))"),
    ("[a,\n -b]", "(list a (- b))"),
    ("if a then\n b else\n c", "(if a b c)"),
    ("model {\n a = 1 +\n 2\n b = c\n |> f\n}", "(model (= a (+ 1 2)) (= b (pipe f c)))"),
    ("x = 1\r\ny = 2\r\n", "(define x 1)\n(define y 2)"),
    ("-3", "(- 3)"),
  ])
  func lineBreaks(_ source: String, _ tree: String) { expect(source, tree) }

  private func expect(_ source: String, _ tree: String) {
    let (program, diagnostics) = parse(source)
    guard tree != "nil" else { return #expect(!diagnostics.isEmpty) }
    #expect(program.dump() == tree)
    #expect(diagnostics == [])
  }

  /// The text under the spans of the tree.
  @Test func spans() throws {
    let text = "y = f(θ, b = 2 keV) ± 0.3 as 1e-3 keV"
    let source = SourceText(text)
    let statement = try #require(parse(source).program.statements.first)
    #expect(source.text(statement.span) == text)
    guard case .definition(_, _, let value) = statement.form,
      case .convert(let measured, let target) = value.form,
      case .measured(let call, let error) = measured.form,
      case .call(let callee, let arguments, piped: false) = call.form
    else { throw ShapeError() }
    #expect(source.text(value.span) == "f(θ, b = 2 keV) ± 0.3 as 1e-3 keV")
    #expect(source.text(target.span) == "1e-3 keV")
    #expect(source.text(target.unit.span) == "keV")
    #expect(source.text(measured.span) == "f(θ, b = 2 keV) ± 0.3")
    #expect(source.text(error.span) == "0.3")
    #expect(source.text(call.span) == "f(θ, b = 2 keV)")
    #expect(source.text(callee.span) == "f")
    #expect(arguments.map { source.text($0.item.span) } == ["θ", "2 keV"])
    #expect(arguments.last?.label.map { source.text($0.span) } == "b")
  }

  private struct ShapeError: Error {}
}
