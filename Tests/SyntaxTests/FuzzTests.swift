import Foundation
import Snapshots
import Testing

@testable import Syntax

/// Hostile cells from a fixed seed: random bytes, token soup, and damaged real programs. Whatever
/// comes in, an answer comes out, and every span lies inside the source.
/// `DIPOLE_FUZZ=1000000` sets the number of cells for the nightly run.
@Suite struct FuzzTests {
  static let count =
    ProcessInfo.processInfo.environment["DIPOLE_FUZZ"].flatMap { Int($0) } ?? 3_000

  @Test func everythingGetsAnAnswer() throws {
    var generator = CellGenerator(
      seeds: try Fixture.names(in: "cells", ending: "dip").map {
        try Fixture.snapshots.text("cells/\($0)")
      }
        + DiagnosticTests.sources.values.flatMap { $0 }.filter { $0.utf8.count < 500 }.sorted())
    for round in 0..<Self.count {
      let bytes = generator.cell()
      if let complaint = complaint(about: SourceText(bytes: bytes), generator.random.next()) {
        Issue.record("round \(round): \(complaint) in \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }

  private func complaint(about source: SourceText, _ choice: UInt64) -> String? {
    let size = source.bytes.count
    let (program, diagnostics) = parse(source)
    if let complaint = complaint(about: diagnostics, in: source) { return complaint }
    if let span = program.spans.first(where: { !isInside($0, size) }) { return "tree at \(span)" }
    for token in tokens(of: source) {
      guard isInside(token.span, size), token.span.start < token.span.end else {
        return "token at \(token.span)"
      }
    }
    let isComplete = completeness(of: source) == .complete
    if isComplete != diagnostics.isEmpty { return "complete: \(isComplete), \(diagnostics)" }
    let text = DiagnosticRenderer(source, style: choice % 2 == 0 ? .plain : .coloured)
      .text(diagnostics)
    if text.isEmpty != diagnostics.isEmpty { return "nothing is shown" }
    let cursor = Int(choice % UInt64(size + 2))
    let word = cursorContext(at: cursor, in: source).word
    return isInside(word, size) ? nil : "cursor \(cursor): word at \(word)"
  }

  /// Every label lies inside, and every advice can be pasted and parsed again.
  private func complaint(about diagnostics: [Diagnostic], in source: SourceText) -> String? {
    if diagnostics.count > 5 { return "\(diagnostics.count) errors" }
    for diagnostic in diagnostics {
      if diagnostic.labels.isEmpty { return "\(diagnostic.code) without a place" }
      for label in diagnostic.labels where !isInside(label.span, source.bytes.count) {
        return "\(diagnostic.code) at \(label.span)"
      }
      for help in diagnostic.help where !help.edits.isEmpty {
        guard let pasted = help.applied(to: source) else {
          return "\(diagnostic.code): `\(help.message)` cannot be applied"
        }
        _ = parse(pasted)
      }
    }
    return nil
  }

  private func isInside(_ span: Span, _ size: Int) -> Bool {
    0 <= span.start && span.start <= span.end && span.end <= size
  }
}

/// SplitMix64: the same cells on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

struct CellGenerator {
  let seeds: [[UInt8]]
  var random = SplitMix(state: 20_26)

  init(seeds: [String]) { self.seeds = seeds.map { Array($0.utf8) } }

  private static let words: [String] = [
    "x", "μ_B", "f", "1", "2.5", "1e-11", "keV", "cm^2/keV", "%", "(", ")", "[", "]", "{", "}",
    "\"",
    "\"a {", "'", "\\", "+", "-", "*", "/", "^", "²", "·", "±", "+-", "..", "|>", "<", "==", "=",
    "~", ",",
    ".", ":", "?", ";", "!", "&&", "**", "->", "#", "//", "\n", "\n  ", " ", "\t", "for", "in",
    "if", "then",
    "else", "and", "or", "not", "as", "with", "true", "model {", "selection {", "cut", "signal",
    "def",
    "lambda", "import", "let", "while", "界", "\u{A0}", "−", "\u{0}", "e", "_", "1_", "0x1F",
  ]

  mutating func cell() -> [UInt8] {
    switch random.next() % 4 {
    case 0: return (0..<number(below: 60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    case 1: return soup()
    default: return damaged()
    }
  }

  private mutating func number(below limit: Int) -> Int {
    Int(random.next() % UInt64(max(limit, 1)))
  }

  private mutating func soup() -> [UInt8] {
    var text = ""
    for _ in 0..<number(below: 40) {
      text += Self.words[number(below: Self.words.count)]
      if random.next() % 3 == 0 { text += " " }
    }
    return Array(text.utf8)
  }

  /// A real cell after a few deletions, insertions, repetitions and swaps.
  private mutating func damaged() -> [UInt8] {
    var bytes = seeds[number(below: seeds.count)]
    for _ in 0...number(below: 5) {
      let start = number(below: bytes.count + 1)
      let end = min(start + number(below: 12), bytes.count)
      switch random.next() % 4 {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: Self.words[number(below: Self.words.count)].utf8, at: start)
      case 2:
        bytes.insert(contentsOf: Array(bytes[start..<end]), at: number(below: bytes.count + 1))
      default: bytes.replaceSubrange(start..<end, with: bytes[start..<end].reversed())
      }
    }
    return bytes
  }
}
