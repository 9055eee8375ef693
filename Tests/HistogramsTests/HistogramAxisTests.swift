import Histograms
import Testing

@Suite struct HistogramAxisTests {
  @Test func edgesAreTheMultiplesOfTheWidth() throws {
    let axis = try HistogramAxis(count: 100, from: 0, to: 5)
    #expect(axis.count == 100 && axis.edges.count == 101)
    #expect(axis.edges[0] == 0 && axis.edges[100] == 5 && axis.edges[20] == 1)
    #expect(axis.edges[3] == 3 * (5.0 / 100))
  }

  /// The bin of a number is the one whose edges it lies between, however division rounds: tried at every edge, the
  /// numbers next to it and the middles, on axes whose widths are no binary fractions.
  @Test(arguments: [(7, -0.1, 0.6), (100, 0, 5), (49, 1e-3, 1e3), (1000, -1e8, 1e8 + 0.1)])
  func everyNumberIsBetweenTheEdgesOfItsBin(count: Int, low: Double, high: Double) throws {
    let axis = try HistogramAxis(count: count, from: low, to: high)
    let variable = try HistogramAxis(edges: axis.edges)
    for (index, edge) in axis.edges.enumerated() {
      #expect(axis.cell(of: edge) == index + 1 && variable.cell(of: edge) == index + 1)
      #expect(axis.cell(of: edge.nextDown) == index && variable.cell(of: edge.nextDown) == index)
      let middle = index < count ? (edge + axis.edges[index + 1]) / 2 : edge + 1
      #expect(axis.cell(of: middle) == index + 1 && variable.cell(of: middle) == index + 1)
    }
  }

  @Test func flowsAndMissingNumbers() throws {
    for axis in [
      try HistogramAxis(count: 3, from: 0, to: 3), try HistogramAxis(edges: [0, 0.5, 2, 3]),
    ] {
      #expect(axis.cell(of: -.infinity) == 0 && axis.cell(of: .infinity) == 4)
      #expect(axis.cell(of: -1e300) == 0 && axis.cell(of: 1e300) == 4 && axis.cell(of: 3) == 4)
      #expect(axis.cell(of: .nan) == nil && axis.cell(of: -0.0) == 1)
    }
  }

  @Test func categoriesAreFoundByTheirCodes() throws {
    let axis = try HistogramAxis(categories: ["a", "b"])
    #expect([0, 1, 2, -1].map { axis.cell(of: $0) } == [1, 2, 3, 0])
  }

  @Test func badAxes() {
    #expect(throws: HistogramError.badBinCount(0)) { try HistogramAxis(count: 0, from: 0, to: 1) }
    #expect(throws: HistogramError.badBinCount(.max)) {
      try HistogramAxis(count: .max, from: 0, to: 1)
    }
    #expect(throws: HistogramError.badRange(1, 1)) { try HistogramAxis(count: 2, from: 1, to: 1) }
    #expect(throws: HistogramError.badRange(0, .infinity)) {
      try HistogramAxis(count: 2, from: 0, to: .infinity)
    }
    #expect(throws: HistogramError.edgesNotRising(at: 1)) { try HistogramAxis(edges: [0, 1, 1]) }
    #expect(throws: HistogramError.edgesNotRising(at: 0)) { try HistogramAxis(edges: [.nan, 1]) }
    #expect(throws: HistogramError.badBinCount(0)) { try HistogramAxis(edges: [1]) }
    #expect(throws: HistogramError.badBinCount(-1)) { try HistogramAxis(edges: []) }
    #expect(throws: HistogramError.badBinCount(0)) { try HistogramAxis(categories: []) }
    #expect(throws: HistogramError.badRange(0, 0x1p-1030)) {
      try HistogramAxis(count: 4, from: 0, to: 0x1p-1030)
    }
    // A width that a double cannot resolve.
    #expect(throws: HistogramError.edgesNotRising(at: 0)) {
      try HistogramAxis(count: 4, from: 1, to: 1 + 4e-16)
    }
  }
}
