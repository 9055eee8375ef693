import Columns
import Testing

struct RowOperationTests {
  static let comparisons: [RowOperation] = [
    .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual,
  ]

  @Test("nothing compares with a missing value", arguments: comparisons)
  func missing(_ operation: RowOperation) {
    #expect(operation.evaluate(.nan, 1) == 0)
    #expect(operation.evaluate(1, .nan) == 0)
    #expect(operation.evaluate(.nan, .nan) == 0)
  }

  @Test func comparisonsOfNumbers() {
    for (a, b) in [(1.0, 2.0), (2, 1), (1, 1), (-0.0, 0), (.infinity, 1), (-.infinity, .infinity)] {
      #expect(RowOperation.less.evaluate(a, b) == (a < b ? 1 : 0))
      #expect(RowOperation.lessOrEqual.evaluate(a, b) == (a <= b ? 1 : 0))
      #expect(RowOperation.greater.evaluate(a, b) == (a > b ? 1 : 0))
      #expect(RowOperation.greaterOrEqual.evaluate(a, b) == (a >= b ? 1 : 0))
      #expect(RowOperation.equal.evaluate(a, b) == (a == b ? 1 : 0))
      #expect(RowOperation.notEqual.evaluate(a, b) == (a != b ? 1 : 0))
    }
  }

  @Test func truthTables() {
    for a in [0.0, 1] {
      #expect(RowOperation.not.evaluate(a) == 1 - a)
      for b in [0.0, 1] {
        #expect(RowOperation.and.evaluate(a, b) == (a == 1 && b == 1 ? 1 : 0))
        #expect(RowOperation.or.evaluate(a, b) == (a == 1 || b == 1 ? 1 : 0))
      }
    }
    #expect(RowOperation.select.evaluate(1, 2, 3) == 2)
    #expect(RowOperation.select.evaluate(0, 2, 3) == 3)
  }

  @Test func minimumAndMaximumKeepMissingValues() {
    for operation in [RowOperation.min2, .max2] {
      #expect(operation.evaluate(.nan, 1).isNaN)
      #expect(operation.evaluate(1, .nan).isNaN)
    }
    #expect(RowOperation.min2.evaluate(1, 2) == 1)
    #expect(RowOperation.max2.evaluate(1, 2) == 2)
  }
}
