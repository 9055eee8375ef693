import Columns
import Testing

struct GroupingTests {
  private let kind = ColumnData.strings(["b", "a", "b", nil, nil], interrupted: {})
  private let values: [Double] = [1, 2, 3, .nan, 5]

  @Test func groupsAreInOrderOfFirstAppearance() throws {
    let grouping = try Grouping(by: [kind], rows: 5, interrupted: {})
    #expect(grouping.groups == [0, 1, 0, 2, 2])
    #expect(grouping.firstRows == [0, 1, 3])
    #expect(grouping.sizes == [2, 1, 2])
  }

  @Test func reductionsLeaveMissingValuesOut() throws {
    let grouping = try Grouping(by: [kind], rows: 5, interrupted: {})
    let expected: [Grouping.Reduction: [Double]] = [
      .sum: [4, 2, 5], .mean: [2, 2, 5], .minimum: [1, 2, 5], .maximum: [3, 2, 5],
      .count: [2, 1, 1],
    ]
    for reduction in Grouping.Reduction.allCases {
      #expect(try grouping.reduce(values, reduction, interrupted: {}) == expected[reduction])
    }
    let none = try grouping.reduce([1, 1, 1, .nan, .nan], .mean, interrupted: {})
    #expect(none[2].isNaN)
  }

  @Test func severalColumns() throws {
    let year = ColumnData.numbers([2020, 2020, 2021, .nan, .nan])
    let good = ColumnData.booleans([true, true, true, false, true])
    let grouping = try Grouping(by: [kind, year, good], rows: 5, interrupted: {})
    #expect(grouping.groups == [0, 1, 2, 3, 4])
    let pair = try Grouping(by: [kind, year], rows: 5, interrupted: {})
    #expect(pair.groups == [0, 1, 2, 3, 3])
    #expect(pair.firstRows == [0, 1, 2, 3])
  }

  @Test func noRowsAndNoColumns() throws {
    #expect(try Grouping(by: [.numbers([])], rows: 0, interrupted: {}).count == 0)
    #expect(try Grouping(by: [], rows: 3, interrupted: {}).sizes == [3])
  }
}

struct CompensatedSumTests {
  @Test func smallTermsSurviveLargeOnes() {
    #expect(CompensatedSum([1, 1e100, 1, -1e100]).value == 2)
    #expect(CompensatedSum([Double](repeating: 0.1, count: 10_000_000)).value == 1_000_000)
  }

  @Test func infinitiesAndMissingValues() {
    #expect(CompensatedSum([1, .infinity, 1]).value == .infinity)
    #expect(CompensatedSum([.infinity, -.infinity]).value.isNaN)
    #expect(CompensatedSum([1, .nan]).value.isNaN)
    #expect(CompensatedSum([]).value == 0)
  }
}
