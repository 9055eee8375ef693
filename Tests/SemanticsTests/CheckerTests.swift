import Columns
import Syntax
import Testing
import Units

@testable import Semantics

/// A cell checked against an empty library.
private func check(_ text: String, in scope: Scope = Scope(library: [:])) -> CheckOutcome {
  let (program, _) = parse(text, isUnit: { UnitCatalogue.unit(named: $0) != nil })
  return Semantics.check(program, in: scope, cell: 1, files: NoFiles())
}

private struct NoFiles: SchemaSource {
  func schema(path: String, table: String?, columns: String?) throws(SchemaFailure) -> Schema {
    throw SchemaFailure(code: "E31", message: "no files")
  }
}

@Suite struct CheckerTests {
  @Test("nothing of a cell is kept if any of it fails") func allOrNothing() {
    let outcome = check("a = 1\nb = 1 keV + 1 cm")
    #expect(outcome.program == nil)
    #expect(outcome.diagnostics.map(\.code) == ["E12"])
  }

  @Test("what depends on a failed statement says nothing more") func noFollowUps() {
    let outcome = check("a = 1 keV + 1 cm\nb = a * 2\nf(x) = b + x\nf(3)\n[b for k in 1..3]")
    #expect(outcome.diagnostics.map(\.code) == ["E12"])
  }

  @Test("at most five errors a cell") func fiveErrors() {
    let outcome = check((0..<9).map { "x\($0) = unknown\($0)" }.joined(separator: "\n"))
    #expect(outcome.diagnostics.count == 5)
  }

  @Test("known numbers are folded, in base units") func folding() throws {
    let program = try #require(check("a = 2 * (1 MeV + 500 keV)").program)
    guard case .define(_, let checked, _) = try #require(program.statements.first).form else {
      Issue.record("no definition")
      return
    }
    #expect(checked.constantNumber == 3)
    #expect(checked.kind.numberKind?.dimension == .energy)
    #expect(checked.kind.numberKind?.display?.unit.ascii == "MeV")
  }

  @Test("functions that double at each level are refused, not written out") func doubling() {
    let lines = ["f0(x) = x + 1"] + (1...40).map { "f\($0)(x) = f\($0 - 1)(x) + f\($0 - 1)(x)" }
    let outcome = check((lines + ["f40(1)"]).joined(separator: "\n"))
    #expect(outcome.diagnostics.contains { $0.code == "E41" })
  }

  @Test("warnings of one kind at several places are one") func mergedWarnings() {
    let outcome = check("a = 1/2 keV\nb = 1/2 keV")
    #expect(outcome.diagnostics.map(\.code) == ["W01"])
    #expect(outcome.diagnostics.first?.labels.count == 2)
  }

  @Test(
    "energy is derived and shown as energy",
    arguments: [
      ("2 kg * (3 m/s)^2", nil), ("3 T * 2 muB", nil), ("2 keV * 3", "keV"),
      ("4 MeV^2 / 2 keV", "MeV"),
    ])
  func energies(_ text: String, _ unit: String?) throws {
    let program = try #require(check(text).program)
    guard case .show(let checked) = try #require(program.statements.first).form else { return }
    let number = try #require(checked.kind.numberKind)
    #expect(number.dimension == .energy)
    #expect(number.display?.unit.ascii == unit)
  }

  @Test("slots bound inside are not free") func freeSlots() {
    let node = Node.binding(
      slot: 0, value: .slot(1),
      body: .operation(.add, [.slot(0), .slot(2)], Span(0, 0)))
    #expect(node.freeSlots == [1, 2])
  }
}

@Suite struct SpellingTests {
  @Test(
    "near spellings, the nearest first",
    arguments: [
      ("sqtr", ["sqrt"]), ("SQRT", ["sqrt"]), ("threshhold", ["threshold"]), ("x", []),
      ("zzzz", []),
    ])
  func near(_ word: String, _ expected: [String]) {
    #expect(closestSpellings(to: word, among: ["sqrt", "sin", "threshold", "y"]) == expected)
  }
}
