import Histograms
import Testing

@Suite struct BlindingTests {
  @Test func binsThatReachIntoTheRangeAreHidden() throws {
    let axis = try HistogramAxis(edges: [0, 1, 2, 4])
    let histogram = try Histogram(contents: [1, 2, 3], axis: axis)
    func hidden(_ low: Double, _ high: Double) throws -> [Bool] {
      try histogram.blinded(between: low, and: high).contents.map(\.isNaN)
    }
    #expect(try hidden(0.5, 0.6) == [true, false, false])
    #expect(try hidden(1, 2) == [false, true, false])
    #expect(try hidden(1.5, 9) == [false, true, true])
    #expect(try hidden(4, 9) == [false, false, false])
    #expect(try histogram.blinded(between: 1, and: 2).total.isNaN)
    #expect(try histogram.blinded(between: 1, and: 2).errors[0] == 1)
  }

  @Test func ofOneAxisOnly() throws {
    let axis = try HistogramAxis(count: 2, from: 0, to: 1)
    let histogram = try Histogram(axis, axis)
    #expect(throws: HistogramError.wrongAxisCount(expected: 1, found: 2)) {
      try histogram.blinded(between: 0, and: 1)
    }
  }
}
