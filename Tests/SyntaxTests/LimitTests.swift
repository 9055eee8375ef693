import Testing

@testable import Syntax

/// Huge and hopeless cells get an answer, and no tree is too tall to be walked or freed.
@Suite struct LimitTests {
  static let hopeless: [String] = [
    String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000),
    "x = " + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
    Array(repeating: "1", count: 100_000).joined(separator: "+"),
    Array(repeating: "a", count: 100_000).joined(separator: " and "),
    Array(repeating: "a", count: 100_000).joined(separator: "^"),
    Array(repeating: "a", count: 100_000).joined(separator: "."),
    Array(repeating: "a", count: 100_000).joined(separator: " |> "),
    String(repeating: "-", count: 100_000) + "1",
    String(repeating: "not ", count: 100_000) + "a",
    String(repeating: "if a then b else ", count: 50_000) + "c",
    "a" + String(repeating: "[0]", count: 100_000),
    "a" + String(repeating: " with { b = 1 }", count: 50_000),
    String(repeating: "f(", count: 10_000) + "1" + String(repeating: ")", count: 10_000),
    String(repeating: "model { a = ", count: 1_000) + "1" + String(repeating: " }", count: 1_000),
  ]

  @Test(arguments: hopeless.indices)
  func tooDeepOrTooLong(_ index: Int) {
    let (_, diagnostics) = parse(Self.hopeless[index])
    #expect(diagnostics.first?.code == SyntaxCode.limit.rawValue)
    #expect(diagnostics.count == 1)
  }

  @Test func unclosedInThousands() {
    let (_, diagnostics) = parse(String(repeating: "(", count: 10_000))
    #expect(diagnostics.map(\.code) == [SyntaxCode.unclosed.rawValue])
  }

  @Test func nestedStrings() {
    let text = String(repeating: "\"{", count: 5_000) + "1" + String(repeating: "}\"", count: 5_000)
    #expect(parse(text).diagnostics.map(\.code) == [SyntaxCode.limit.rawValue])
  }

  @Test func withinTheLimits() {
    #expect(parse(Array(repeating: "1", count: 200).joined(separator: "+")).diagnostics == [])
    let brackets = String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60)
    #expect(parse(brackets).diagnostics == [])
    let list = "[" + Array(repeating: "1 keV", count: 50_000).joined(separator: ", ") + "]"
    #expect(parse(list).diagnostics == [])
    let comparison = Array(repeating: "a", count: 10_000).joined(separator: " < ")
    #expect(parse(comparison).diagnostics == [])
  }

  @Test func tenMegabytes() {
    let source = SourceText(String(repeating: "x = 1 # a comment\n", count: 600_000))
    let diagnostics = parse(source).diagnostics
    #expect(diagnostics.map(\.code) == [SyntaxCode.limit.rawValue])
    #expect(completeness(of: source) == .invalid)
    #expect(DiagnosticRenderer(source).text(diagnostics).count < 1_000)
  }

  @Test func nonsense() {
    for piece in ["$", "\"", "&& ", "'a' ", "; ", ") ", "1 1 ", "\\", "{", "x = = 1\n"] {
      let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
      let diagnostics = parse(text).diagnostics
      #expect((1...5).contains(diagnostics.count), "\(piece)")
      #expect(DiagnosticRenderer(SourceText(text)).text(diagnostics).count < 10_000, "\(piece)")
    }
  }

  @Test(
    arguments: [
      ([0x78, 0xFF], 1, 2), ([0xC3], 0, 1), ([0xE2, 0x82, 0x78], 0, 2), ([0xED, 0xA0, 0x80], 0, 1),
    ] as [([UInt8], Int, Int)])
  func notUTF8(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    let source = SourceText(bytes: bytes)
    let diagnostics = parse(source).diagnostics
    #expect(diagnostics.map(\.code) == [SyntaxCode.character.rawValue])
    #expect(diagnostics.first?.labels.first?.span == Span(start, end))
    #expect(tokens(of: source) == [])
  }

  /// At most five errors, in the order of the source.
  @Test func fiveErrors() {
    let text = (1...9).map { "x\($0) = 1 1" }.joined(separator: "\n")
    let diagnostics = parse(text).diagnostics
    #expect(diagnostics.count == 5)
    #expect(diagnostics.map(\.start) == diagnostics.map(\.start).sorted())
  }
}
