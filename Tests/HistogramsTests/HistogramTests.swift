import Columns
import Histograms
import Testing

/// A histogram of these points; one axis or two.
func histogram(
  _ axes: HistogramAxis..., points: [[Double]], weights: [Double]? = nil
) -> Histogram {
  var fill = HistogramFill(axes: axes)
  withPointers(to: points + [weights ?? []]) { pointers in
    fill.add(
      Array(pointers.prefix(axes.count)), weights: weights == nil ? nil : pointers[axes.count],
      groups: nil, count: points[0].count)
  }
  var sums = HistogramSums(axes: axes)
  sums.add(fill)
  return sums.histogram()
}

@Suite struct HistogramTests {
  private static let x = [0.1, 0.5, 1.5, 2.5, -1, 3.5, 1.0, 2.9999]
  private static let y = [0.2, 0.7, 0.2, 0.9, 0.1, 0.5, 1.5, 0.0]
  private static let weights = [1, 2, 0.5, -1, 3, 1.5, 2, 0.25]

  private func twoAxes() throws -> Histogram {
    histogram(
      try HistogramAxis(count: 3, from: 0, to: 3), try HistogramAxis(edges: [0, 0.25, 1]),
      points: [Self.x, Self.y], weights: Self.weights)
  }

  /// The numbers of boost-histogram 1.8.1 for the same points.
  @Test func twoAxesAgreeWithBoostHistogram() throws {
    let both = try twoAxes()
    #expect(
      both.sums == [0, 0, 0, 0, 0, 3, 1, 0.5, 0.25, 0, 0, 2, 0, -1, 1.5, 0, 0, 2, 0, 0])
    #expect(
      both.squares == [0, 0, 0, 0, 0, 9, 1, 0.25, 0.0625, 0, 0, 4, 0, 1, 2.25, 0, 0, 4, 0, 0])
    #expect(both.contents == [1, 0.5, 0.25, 2, 0, -1])
    #expect(both.sizes == [0.25, 0.25, 0.25, 0.75, 0.75, 0.75] && both.flows == nil)
    #expect(both.entries == 8 && both.missing == 0)
    let (first, second) = (try both.projected(on: 0), try both.projected(on: 1))
    #expect(first.sums == [3, 3, 2.5, -0.75, 1.5])
    #expect(first.squares == [9, 5, 4.25, 1.0625, 2.25])
    #expect(second.sums == [0, 4.75, 2.5, 2] && second.squares == [0, 10.3125, 7.25, 4])
    #expect(first.flows?.under == 3 && first.flows?.over == 1.5)
    #expect(first.total == 4.75 && first.totalError == (5 + 4.25 + 1.0625).squareRoot())
  }

  @Test func missingNumbersAreCountedAndMissingWeightsCountNothing() throws {
    let axis = try HistogramAxis(count: 2, from: 0, to: 2)
    let one = histogram(axis, points: [[0.5, .nan, 1.5, 5]], weights: [1, 7, .nan, 2])
    #expect(one.missing == 1 && one.entries == 3)
    #expect(one.sums == [0, 1, 0, 2] && one.squares == [0, 1, 0, 4])
    let two = histogram(axis, axis, points: [[0.5, .nan, 1], [.nan, 1, 1]])
    #expect(two.missing == 2 && two.entries == 1 && two.contents == [0, 0, 0, 1])
  }

  @Test func thereIsALimitToTheNumberOfBins() throws {
    let axis = try HistogramAxis(count: HistogramAxis.largestCount, from: 0, to: 1)
    #expect(throws: HistogramError.tooManyBins) { try Histogram(axis, axis) }
    #expect([axis, axis].areFewEnough(groups: 1) == false)
    #expect([axis].areFewEnough(groups: 3) && ![axis].areFewEnough(groups: 4))
  }

  @Test func slices() throws {
    let both = try twoAxes()
    #expect(try both.sliced(on: [0], from: 0, to: 0.25).contents == [1, 0.5, 0.25])
    #expect(try both.sliced(on: [0], from: 0.25, to: 1).contents == [2, 0, -1])
    #expect(try both.sliced(on: [1], from: 1, to: 3).contents == [0.75, -1])
    #expect(throws: HistogramError.notAnEdge(0.5)) { try both.sliced(on: [0], from: 0.5, to: 1) }
    #expect(throws: HistogramError.badRange(1, 0)) { try both.sliced(on: [0], from: 1, to: 0) }
    let kinds = try HistogramAxis(categories: ["nu-e", "NC"])
    let byKind = histogram(
      try HistogramAxis(count: 3, from: 0, to: 3), kinds, points: [[0.5, 1.5, 1.6], [0, 1, 1]])
    #expect(try byKind.sliced(on: [0], category: "NC").contents == [0, 2, 0])
    #expect(throws: HistogramError.noSuchCategory("CC")) {
      try byKind.sliced(on: [0], category: "CC")
    }
  }

  @Test func rebinningKeepsSumsAndVariances() throws {
    let fine = histogram(
      try HistogramAxis(count: 6, from: 0, to: 3), points: [Self.x], weights: Self.weights)
    let coarse = try fine.rebinned(by: 2)
    #expect(
      coarse
        == histogram(
          try HistogramAxis(count: 3, from: 0, to: 3), points: [Self.x], weights: Self.weights))
    let uneven = try fine.rebinned(to: [0.5, 1, 2.5])
    #expect(
      uneven
        == histogram(
          try HistogramAxis(edges: [0.5, 1, 2.5]), points: [Self.x], weights: Self.weights))
    // Four bins at a time leave two for the overflow.
    #expect(
      try fine.rebinned(by: 4)
        == histogram(
          try HistogramAxis(count: 1, from: 0, to: 2), points: [Self.x], weights: Self.weights))
    let both = try twoAxes().rebinned(to: [0, 1], axis: 1)
    #expect(both.contents == [3, 0.5, -0.75])
    #expect(throws: HistogramError.notAnEdge(0.6)) { try fine.rebinned(to: [0, 0.6]) }
    #expect(throws: HistogramError.badBinCount(7)) { try fine.rebinned(by: 7) }
    #expect(throws: HistogramError.wrongAxisCount(expected: 2, found: 1)) {
      try fine.rebinned(by: 2, axis: 1)
    }
  }

  @Test func arithmetic() throws {
    let axis = try HistogramAxis(count: 2, from: 0, to: 2)
    let a = try Histogram(contents: [8, 0], squares: [16, 0], axis: axis)
    let b = try Histogram(contents: [2, 0], squares: [1, 0], axis: axis)
    #expect(try a.adding(b).contents == [10, 0] && a.adding(b).errors[0] == 17.0.squareRoot())
    #expect(
      try a.subtracting(b).contents == [6, 0] && a.subtracting(b).errors[0] == 17.0.squareRoot())
    #expect(a.scaled(by: -3).contents == [-24, 0] && a.scaled(by: -3).errors[0] == 12)
    // Relative errors of 1/2 each: 4 · √(1/4 + 1/4).
    let ratio = try a.ratio(to: b)
    #expect(ratio.contents[0] == 4 && abs(ratio.errors[0] - 8.0.squareRoot()) < 1e-15)
    #expect(ratio.contents[1].isNaN && ratio.errors[1].isNaN)
    let product = try a.multiplied(by: b)
    #expect(product.contents[0] == 16 && abs(product.errors[0] - 128.0.squareRoot()) < 1e-14)
    #expect(a.normalised.contents == [1, 0] && a.normalised.errors[0] == 0.5)
    #expect(a.densities == [8, 0])
    let other = try Histogram(contents: [1], axis: HistogramAxis(count: 1, from: 0, to: 2))
    #expect(throws: HistogramError.axesDiffer) { try a.adding(other) }
    #expect(throws: HistogramError.axesDiffer) { try Histogram(contents: [1], axis: axis) }
  }

  /// The edges of bins that a table gives to four digits.
  @Test func roundedEdgesAreTheSame() throws {
    func thirds(_ edges: [Double]) throws -> Histogram {
      try Histogram(contents: [1, 2, 3], axis: HistogramAxis(edges: edges))
    }
    let exact = try thirds([0, 1.0 / 3, 2.0 / 3, 1])
    #expect(try exact.adding(thirds([0, 0.3333, 0.6667, 1])).contents == [2, 4, 6])
    #expect(throws: HistogramError.axesDiffer) { try exact.adding(thirds([0, 0.33, 0.67, 1])) }
  }

  /// Sums of 0.1, which no double is: the loss by rounding does not grow with the number of fills.
  @Test func manyFillsAddUpWithoutLoss() throws {
    let axis = try HistogramAxis(count: 1, from: 0, to: 1)
    var fill = HistogramFill(axes: [axis])
    withPointers(to: [[0.5], [0.1]]) {
      fill.add([$0[0]], weights: $0[1], groups: nil, count: 1)
    }
    var sums = HistogramSums(axes: [axis])
    for _ in 0..<1_000_000 { sums.add(fill) }
    // A million times the double next to 0.1, in exact arithmetic: 100000.0000000000055…
    #expect(sums.histogram().total == 100_000)
  }

  @Test func groupsAreFilledApart() throws {
    let axis = try HistogramAxis(count: 2, from: 0, to: 2)
    var fill = HistogramFill(axes: [axis], groupCount: 3)
    let groups = [0, 2, 2, 1]
    withPointers(to: [[0.5, 0.5, 1.5, .nan]]) { x in
      groups.withUnsafeBufferPointer {
        fill.add(x, weights: nil, groups: $0.baseAddress, count: 4)
      }
    }
    var sums = HistogramSums(axes: [axis], groupCount: 3)
    sums.add(fill)
    #expect((0..<3).map { sums.histogram(group: $0).contents } == [[1, 0], [0, 0], [1, 1]])
    #expect((0..<3).map { sums.histogram(group: $0).missing } == [0, 1, 0])
  }
}
