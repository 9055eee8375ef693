import Columns
import Semantics
import Syntax
import Testing
import Units

@testable import Interpreter

@Suite struct ClosureTests {
  /// `slot 0 * a`, where `a` is a name.
  private static let abstraction = Abstraction(
    parameters: [.init(slot: 0, name: "x", kind: .plainNumber)],
    body: Checked(
      .operation(.multiply, [.slot(0), .global("a")], Span(0, 5)), .plainNumber), span: Span(0, 5))

  private func evaluator(
    a: Double, cell: Int, interrupted: @escaping @Sendable () throws -> Void = {}
  ) -> Evaluator {
    Evaluator(
      globals: ["a": .number(a)], library: [:], slotCount: 1, cell: cell,
      surroundings: Surroundings(interrupted: interrupted, warn: { _ in }))
  }

  @Test("a closure keeps the values it was made with, whoever runs it") func keepsValues() throws {
    let closure = evaluator(a: 2, cell: 1).closure(Self.abstraction)
    let later = evaluator(a: 100, cell: 2)
    let function = try BlockFunction(closure, evaluator: later, site: Span(7, 9))
    #expect(try function([1, 2, 3]) == [2, 4, 6])
    #expect(try later.evaluate(.global("a")).scalar == 100)
  }

  @Test("it asks the evaluator that runs it whether to stop") func interrupts() throws {
    let closure = evaluator(a: 2, cell: 1).closure(Self.abstraction)
    let stopped = evaluator(a: 2, cell: 2) { throw Interruption() }
    let function = try BlockFunction(closure, evaluator: stopped, site: Span(0, 0))
    #expect(throws: Interruption.self) { try function([1]) }
  }

  @Test("what is wrong with one of another cell is told where it is run") func places() throws {
    let range = Node.range(.slot(0), .number(1), Span(0, 5))
    let element = Node.index(.list([range]), .number(3), Span(2, 3))
    let bad = Abstraction(
      parameters: Self.abstraction.parameters, body: Checked(element, .plainNumber),
      span: Span(0, 5))
    let closure = evaluator(a: 0, cell: 1).closure(bad)
    let function = try BlockFunction(
      closure, evaluator: evaluator(a: 0, cell: 2), site: Span(70, 75))
    let diagnostic = try #require(throws: Diagnostic.self) { try function([0]) }
    #expect(diagnostic.labels.map(\.span) == [Span(70, 75)])
    #expect(diagnostic.message.hasSuffix("(in a curve of cell 1)"))
  }
}

@Suite struct FormatTests {
  @Test(
    "values on one line",
    arguments: [
      (Value.number(0.005), Kind.number(NumberKind(.energy)), "5 keV"),
      (.number(0.5), .plainNumber, "0.5"),
      (.boolean(true), .boolean, "true"),
      (.numbers([1, .nan, 3]), .list(.plainNumber), "[1, –, 3]"),
      (.range(1, 2), .range(NumberKind(.energy)), "1..2 MeV"),
    ])
  func line(_ value: Value, _ kind: Kind, _ text: String) {
    #expect(format(value, kind) == text)
  }

  @Test("of a long list the ends are shown") func longList() {
    let text = format(.numbers((0..<1000).map(Double.init)), .list(.plainNumber))
    #expect(text.hasPrefix("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … (1000 in all) …, 995,"))
  }
}

@Suite struct GapTests {
  @Test("one warning for each place, with the number of gaps") func counts() {
    var gaps = Gaps()
    for _ in 0..<3 { gaps.add(at: Span(1, 2)) }
    gaps.add(at: Span(4, 5))
    #expect(
      gaps.warnings.map(\.message) == [
        "3 values are not finite: gaps", "1 value is not finite: a gap",
      ])
  }
}
