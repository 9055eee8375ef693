import Columns
import Testing

struct ColumnDataTests {
  private let words = ColumnData.strings(["b", nil, "a", "b"], interrupted: {})

  @Test func stringsAreNumberedByFirstAppearance() {
    #expect(words == .strings(codes: [0, -1, 1, 0], dictionary: ["b", "a"]))
    #expect(words.string(at: 3) == "b")
    #expect(words.string(at: 1) == nil)
    #expect(words.string(at: 9) == nil)
  }

  @Test func stringsCompareAsCodes() {
    let codes = words.machineInput
    let equal = codes.map { RowOperation.equal.evaluate($0, words.code(of: "b")) }
    #expect(equal == [1, 0, 0, 1])
    let unlike = codes.map { RowOperation.notEqual.evaluate($0, words.code(of: "zebra")) }
    #expect(unlike == [1, 0, 1, 1])
  }

  @Test func gatherTakesRowsInOrder() {
    #expect(
      words.gather(rows: [2, 0], interrupted: {})
        == .strings(codes: [1, 0], dictionary: ["b", "a"]))
    #expect(
      ColumnData.numbers([1, 2, 3]).gather(rows: [2, 2], interrupted: {}) == .numbers([3, 3]))
    #expect(
      ColumnData.booleans([true, false]).gather(rows: [1], interrupted: {}) == .booleans([false]))
  }
}
