import Testing

@testable import Syntax

/// `|` is the cursor.
@Suite struct CursorContextTests {
  private func context(_ marked: String) -> (CursorContext, word: String) {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let source = SourceText(parts.joined())
    let context = cursorContext(at: parts[0].utf8.count, in: source)
    return (context, source.text(context.word))
  }

  @Test(
    arguments: [
      ("pl|", .code, "pl"),
      ("x = 3 |", .unit, ""),
      ("x = 3 ke|V", .unit, "ke"),
      ("x = 3 cm^2/ke|", .unit, "ke"),
      ("y as |", .unit, ""),
      ("y as Me|", .unit, "Me"),
      ("f(T: k|", .unit, "k"),
      ("f(T: |", .unit, ""),
      ("m.|", .member(of: "m"), ""),
      ("m.th|", .member(of: "m"), "th"),
      ("μ.v|", .member(of: "mu"), "v"),
      ("f(x).v|", .member(of: nil), "v"),
      ("read(\"da|", .string, "da"),
      ("t = \"a {b|", .code, "b"),
      ("t = \"a {b} c|", .string, " c"),
      ("x # no|", .comment, ""),
      ("x # no\n|", .code, ""),
      ("\\the|", .greekLetter, "\\the"),
      ("x = \\|", .greekLetter, "\\"),
      ("θ_1|", .code, "θ_1"),
      ("|", .code, ""),
    ] as [(String, CursorContext.Place, String)])
  func places(_ marked: String, _ place: CursorContext.Place, _ word: String) {
    let (context, found) = context(marked)
    #expect(context.place == place)
    if place != .comment { #expect(found == word) }
  }

  @Test(
    arguments: [
      ("f(|", [.call(function: "f", argument: 0, label: nil)]),
      ("f(a, g(1), |", [.call(function: "f", argument: 2, label: nil)]),
      ("f(a, log = \"|\")", [.call(function: "f", argument: 1, label: "log")]),
      ("x |> f(|", [.call(function: "f", argument: 1, label: nil)]),
      (
        "plot(line(T |",
        [
          .call(function: "line", argument: 0, label: nil),
          .call(function: "plot", argument: 0, label: nil),
        ]
      ),
      ("f(a) |", []),
      ("[1, |", [.brackets]),
      ("xe = experiment {\n  target = |", [.block(.experiment, entry: "target")]),
      ("xe = experiment {\n  target = Xe\n  |", [.block(.experiment, entry: nil)]),
      ("s = selection { cut fid = E |", [.block(.selection, entry: "fid")]),
      ("xe with { threshold = |", [.with(entry: "threshold")]),
      (
        "f(model { s ~ |",
        [.block(.model, entry: "s"), .call(function: "f", argument: 0, label: nil)]
      ),
      (
        "t = f(\"{g(|",
        [
          .call(function: "g", argument: 0, label: nil),
          .call(function: "f", argument: 0, label: nil),
        ]
      ),
    ] as [(String, [CursorContext.Enclosure])])
  func enclosures(_ marked: String, _ enclosures: [CursorContext.Enclosure]) {
    // the cursor is the last `|` that no `>` follows
    let place = marked.lastIndex { $0 == "|" } ?? marked.startIndex
    let before = String(marked[..<place])
    let source = SourceText(before + marked[marked.index(after: place)...])
    #expect(cursorContext(at: before.utf8.count, in: source).enclosures == enclosures)
  }

  @Test func cursorOutside() {
    #expect(cursorContext(at: 99, in: SourceText("ab")).word == Span(0, 2))
    #expect(cursorContext(at: -1, in: SourceText("ab")).word == Span(0, 0))
  }
}

@Suite struct CompletenessTests {
  @Test(
    arguments: [
      ("", .complete), ("x = 1", .complete), ("f(x)", .complete), ("x = 1\n", .complete),
      ("f(", .incomplete(indent: "  ")), ("f(g(1,", .incomplete(indent: "    ")),
      ("m = model {\n  a = 1", .incomplete(indent: "  ")), ("x = 1 +", .incomplete(indent: "  ")),
      ("x =", .incomplete(indent: "  ")), ("x |>", .incomplete(indent: "  ")),
      ("if a then", .incomplete(indent: "  ")), ("x as", .incomplete(indent: "  ")),
      ("m = model { }", .complete), ("[1,\n2]", .complete),
      ("x = )", .invalid), ("t = \"abc", .invalid), ("t = \"{f(", .invalid), ("x = 1 2", .invalid),
      ("y = 1 1\nf(", .invalid), ("x ** 2", .invalid), ("f(1]", .invalid), ("if a", .invalid),
      ("x = 1 1\ny =", .invalid),
    ] as [(String, Completeness)])
  func judges(_ source: String, _ expected: Completeness) {
    #expect(completeness(of: SourceText(source)) == expected)
  }
}
