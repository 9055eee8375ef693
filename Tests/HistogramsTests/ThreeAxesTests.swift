import Histograms
import Testing

@Suite struct ThreeAxesTests {
  private func threeAxes() throws -> Histogram {
    histogram(
      try HistogramAxis(count: 3, from: 0, to: 3), try HistogramAxis(edges: [0, 0.25, 1]),
      try HistogramAxis(edges: [5, 6, 7]),
      points: [
        [0.1, 0.5, 1.5, 2.5, -1, 3.5, 1, 2.9999], [0.2, 0.7, 0.2, 0.9, 0.1, 0.5, 1.5, 0],
        [5, 6, 5.5, 6.5, 5, 6, 4, 6.9],
      ], weights: [1, 2, 0.5, -1, 3, 1.5, 2, 0.25])
  }

  /// The numbers of boost-histogram 1.8.1 for the same points.
  @Test func agreesWithBoostHistogram() throws {
    let all = try threeAxes()
    #expect(all.contents == [1, 0.5, 0, 0, 0, 0, 0, 0, 0.25, 2, 0, -1])
    #expect(all.sums.reduce(0, +) == 9.25 && all.flows == nil)
    let plane = try all.projected(on: [0, 2])
    #expect(
      plane.sums == [0, 0, 2, 0, 0, 3, 1, 0.5, 0, 0, 0, 2, 0, -0.75, 1.5, 0, 0, 0, 0, 0])
    #expect(
      plane.squares == [0, 0, 4, 0, 0, 9, 1, 0.25, 0, 0, 0, 4, 0, 1.0625, 2.25, 0, 0, 0, 0, 0])
    #expect(
      try all.sliced(on: [0, 2], from: 0, to: 0.25).sums
        == [0, 0, 0, 0, 0, 3, 1, 0.5, 0, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 0, 0])
    #expect(try all.rebinned(by: 2, axis: 2).contents == [1, 0.5, 0.25, 2, 0, -1])
    #expect(all.sizes == [0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75])
  }

  @Test func projectionsMayBeTakenInAnyOrder() throws {
    let all = try threeAxes()
    let turned = try all.projected(on: [2, 0])
    #expect(turned.axes == [all.axes[2], all.axes[0]])
    #expect(turned.contents == [1, 2, 0.5, 0, 0, -0.75])
    #expect(try turned.projected(on: 1) == all.projected(on: 0))
    #expect(try all.projected(on: [0, 1, 2]) == all)
  }

  @Test func axesThatAreNotThere() throws {
    let all = try threeAxes()
    #expect(throws: HistogramError.wrongAxisCount(expected: 4, found: 3)) {
      try all.projected(on: 3)
    }
    #expect(throws: HistogramError.wrongAxisCount(expected: 2, found: 3)) {
      try all.sliced(on: [0], from: 0, to: 1)
    }
    let axis = all.axes[0]
    #expect(throws: HistogramError.wrongAxisCount(expected: 4, found: 5)) {
      try Histogram(axis, axis, axis, axis, axis)
    }
    #expect(throws: HistogramError.axesDiffer) {
      try Histogram(contents: [1, 2, 3], axes: [axis, axis])
    }
  }

  // MARK: Reweighting

  /// Bins without flows: x by z, where z is 1 or 2.
  private func plane() throws -> Histogram {
    try Histogram(
      contents: [1, 0, 3, 3, 0, 1],
      axes: [HistogramAxis(edges: [0, 1, 2, 3]), HistogramAxis(edges: [5, 6, 7])])
  }

  @Test func aSpectrumIsSpreadAsTheTemplate() throws {
    let spectrum = try Histogram(contents: [8, 5, 2], axis: HistogramAxis(edges: [0, 1, 2, 3]))
    let spread = try plane().reweighted(to: spectrum)
    // A bin that the template leaves empty cannot be spread.
    #expect(spread.contents == [2, 0, 1.5, 6, 0, 0.5])
    #expect(spread.errors == [2, 0, 0.75.squareRoot(), 12.0.squareRoot(), 0, 0.5])
  }

  @Test func theRatioOfTwoSpectra() throws {
    let axis = try HistogramAxis(edges: [5, 6, 7])
    let new = try Histogram(contents: [6, 1], axis: axis)
    let old = try Histogram(contents: [2, 0], axis: axis)
    #expect(try plane().reweighted(to: new, from: old).contents == [3, 0, 9, 0, 0, 0])
    #expect(try plane().reweighted(to: old, from: old).contents == [1, 0, 3, 0, 0, 0])
  }

  @Test func theAxesAreFoundByTheirBins() throws {
    let all = try threeAxes()
    let turned = try all.projected(on: [2, 0])
    let itself = try all.reweighted(to: turned, from: turned)
    #expect(itself.contents == all.contents && itself.sums.reduce(0, +) == all.total)
    let axis = try HistogramAxis(edges: [0, 1])
    let other = try Histogram(contents: [1], axis: axis)
    #expect(throws: HistogramError.axesDiffer) { try all.reweighted(to: other) }
    // Two axes with the same bins: nobody knows which is meant.
    let square = try Histogram(contents: [1], axes: [axis, axis])
    #expect(throws: HistogramError.axesDiffer) { try square.reweighted(to: other) }
    #expect(try square.reweighted(to: square, from: square) == square)
  }

  // MARK: Independent variables

  @Test func outerProductsFactorise() throws {
    let a = histogram(try HistogramAxis(count: 3, from: 0, to: 3), points: [[0.5, 0.6, 1.5, 9]])
    let b = histogram(try HistogramAxis(edges: [5, 6, 7]), points: [[5.5, 6.5, 6.6, 6.7]])
    let both = try a.outer(b)
    #expect(both.contents == [2, 1, 0, 6, 3, 0])
    // The relative variances add: 1/2 + 1/3 of the bin with 6.
    #expect(abs(both.errors[3] - 30.0.squareRoot()) < 1e-14)
    // What lies outside of the bins stays with it.
    #expect(try both.projected(on: 0).sums == a.scaled(by: 4).sums)
    #expect(throws: HistogramError.wrongAxisCount(expected: 4, found: 6)) {
      try both.outer(both).outer(both)
    }
  }
}
