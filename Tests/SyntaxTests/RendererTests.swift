import Testing

@testable import Syntax

@Suite struct RendererTests {
  private func text(_ source: String, _ labels: [Diagnostic.Label], help: [Diagnostic.Help] = [])
    -> String
  {
    DiagnosticRenderer(SourceText(source)).text(Diagnostic("E12", "no", labels, help: help))
  }

  /// The sample of the language's design.
  @Test func twoLabels() {
    let source = "a = 1\nb = 2\ntotal = 5 keV + dsigma_em(1 keV, 5 MeV, mu)"
    let labels = [
      Diagnostic.Label(Span(20, 25), "keV"), Diagnostic.Label(Span(28, 55), "cm²/keV"),
    ]
    #expect(
      text(source, labels) == """
        E12 no
          3 │ total = 5 keV + dsigma_em(1 keV, 5 MeV, mu)
            │         ─────   ─────────────────────────── cm²/keV
            │         keV
        """)
  }

  @Test func tabsAndWideCharacters() {
    #expect(
      text("\tx = θ + 界 + y", [Diagnostic.Label(Span(16, 17), "y")]) == """
        E12 no
          1 │     x = θ + 界 + y
            │                  ─ y
        """)
  }

  @Test func severalLines() {
    let source = "f(1,\n  2,\n  3)\ng"
    #expect(
      text(source, [Diagnostic.Label(Span(0, 14), "all"), Diagnostic.Label(Span(15, 16))]) == """
        E12 no
          1 │ f(1,
            │ ────
            ⋮
          3 │   3)
            │   ── all
          4 │ g
            │ ─
        """)
  }

  @Test func manyNotesFindRoom() {
    let labels = [
      Diagnostic.Label(Span(0, 1), "first"), Diagnostic.Label(Span(2, 3), "second"),
      Diagnostic.Label(Span(14, 15), "third"), Diagnostic.Label(Span(16, 17), "fourth"),
    ]
    #expect(
      text("a b           c d", labels) == """
        E12 no
          1 │ a b           c d
            │ ─ ─           ─ ─ fourth
            │   second      third
            │ first
        """)
  }

  @Test func longLinesAreCut() {
    let source = String(repeating: "x", count: 500) + "!" + String(repeating: "y", count: 500)
    let lines = text(source, [Diagnostic.Label(Span(500, 501))]).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("  1 │ …x") && lines[1].hasSuffix("y…"))
    let mark = lines[1].firstIndex(of: "!").map {
      lines[1].distance(from: lines[1].startIndex, to: $0)
    }
    #expect(
      lines[2].firstIndex(of: "─").map { lines[2].distance(from: lines[2].startIndex, to: $0) }
        == mark)
  }

  @Test func invisibleCharactersShow() {
    #expect(
      text("a\u{202E}b\u{1B}[0m", [Diagnostic.Label(Span(0, 1))]).contains("a\u{FFFD}b\u{FFFD}[0m"))
  }

  @Test func colours() {
    let source = SourceText("x y")
    let diagnostic = Diagnostic(
      "W02", "look", [Diagnostic.Label(Span(0, 1)), Diagnostic.Label(Span(2, 3), "here")],
      help: [Diagnostic.Help("do")])
    #expect(
      DiagnosticRenderer(source, style: .coloured).text(diagnostic) == """
        \u{1B}[1;33mW02\u{1B}[0m look
        \u{1B}[2m  1\u{1B}[0m │ x y
        \u{1B}[2m   \u{1B}[0m │ \u{1B}[1;33m─\u{1B}[0m \u{1B}[34m─ here\u{1B}[0m
          \u{1B}[1;32mhelp:\u{1B}[0m do
        """)
  }

  @Test func labelsOutsideTheSource() {
    #expect(!text("x", [Diagnostic.Label(Span(50, 90)), Diagnostic.Label(Span(-5, -1))]).isEmpty)
    #expect(text("", []) == "E12 no")
  }

  @Test func positionsCountCodePoints() {
    let source = SourceText("a\nθ界x\n")
    #expect(source.position(at: 0) == (1, 1))
    #expect(source.position(at: 2) == (2, 1))
    #expect(source.position(at: 7) == (2, 3))
    #expect(source.position(at: 9) == (3, 1))
    #expect(source.position(at: 99) == (3, 1))
  }
}

@Suite struct AppliedHelpTests {
  private func applied(_ edits: [Diagnostic.Edit], to text: String) -> String? {
    let source = SourceText(text)
    return Diagnostic.Help("", edits).applied(to: source).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  @Test func editsApplyInOrder() {
    #expect(
      applied([.insert("b", at: 1), .insert("c", at: 1), .delete(Span(0, 1))], to: "ax") == "bcx")
    #expect(
      applied([Diagnostic.Edit(Span(2, 3), "Z"), Diagnostic.Edit(Span(0, 1), "Y")], to: "abc")
        == "YbZ")
  }

  @Test func impossibleEditsAreRefused() {
    #expect(applied([], to: "abc") == nil)
    #expect(applied([.delete(Span(0, 2)), .delete(Span(1, 3))], to: "abc") == nil)
    #expect(applied([.delete(Span(2, 9))], to: "abc") == nil)
    #expect(applied([.delete(Span(-1, 1))], to: "abc") == nil)
    #expect(applied([.delete(Span(2, 1))], to: "abc") == nil)
  }
}
