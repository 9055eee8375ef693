import Columns
import Testing

struct SortingTests {
  private func order(_ keys: SortKey...) throws -> [Int] {
    try sortOrder(by: keys, count: keys[0].column.count, interrupted: {})
  }

  @Test func numbersWithMissingLast() throws {
    let column = ColumnData.numbers([3, .nan, -1, .infinity, -.infinity, 0])
    #expect(try order(SortKey(column)) == [4, 2, 5, 0, 3, 1])
    #expect(try order(SortKey(column, descending: true)) == [3, 0, 5, 2, 4, 1])
  }

  @Test func equalRowsStayAsTheyStood() throws {
    let column = ColumnData.numbers([1, 0, 1, -0.0, 0])
    #expect(try order(SortKey(column)) == [1, 3, 4, 0, 2])
    #expect(try order(SortKey(column, descending: true)) == [0, 2, 1, 3, 4])
  }

  @Test func stringsAndBooleans() throws {
    let strings = ColumnData.strings(["beta", nil, "alpha", "Zeta", "beta"], interrupted: {})
    #expect(try order(SortKey(strings)) == [3, 2, 0, 4, 1])
    #expect(try order(SortKey(strings, descending: true)) == [0, 4, 2, 3, 1])
    #expect(try order(SortKey(.booleans([true, false, true]))) == [1, 0, 2])
  }

  @Test func theFirstKeyComesFirst() throws {
    let group = ColumnData.strings(["x", "y", "x", "y"], interrupted: {})
    let value = ColumnData.numbers([2, 1, 1, 2])
    #expect(try order(SortKey(group), SortKey(value, descending: true)) == [0, 2, 3, 1])
  }

  @Test func manyRowsAsTheLibrarySortsThem() throws {
    var random = SplitMix(5)
    let values = (0..<20_000).map { row in
      row % 3 == 0 ? Double(row % 11) : Double.random(in: -1e9...1e9, using: &random)
    }
    let expected = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(try order(SortKey(.numbers(values))) == expected)
  }

  @Test func anInterruptEndsIt() {
    struct Interrupt: Error {}
    var calls = 0
    #expect(throws: Interrupt.self) {
      let column = ColumnData.numbers([Double](repeating: 0, count: 100_000))
      _ = try sortOrder(by: [SortKey(column)], count: 100_000) {
        calls += 1
        if calls == 5 { throw Interrupt() }
      }
    }
    #expect(calls == 5)
  }

  @Test func noRowsAndNoKeys() throws {
    #expect(try order(SortKey(.numbers([]))) == [])
    #expect(try sortOrder(by: [], count: 3, interrupted: {}) == [0, 1, 2])
  }
}
