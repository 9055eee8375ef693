import Histograms
import Testing

@Suite struct ResolutionMapTests {
  private static let measured = [0.5, 0.6, 1.5, 1.5, 2.5, 9, 1.5, 0.5]
  private static let truth = [0.5, 0.5, 0.5, 0.5, 1.5, 1.5, 1.5, 5]

  private func map() throws -> ResolutionMap {
    try ResolutionMap(
      histogram(
        HistogramAxis(count: 3, from: 0, to: 3), HistogramAxis(edges: [0, 1, 2, 3]),
        points: [Self.measured, Self.truth], weights: [1, 1, 1, 1, 2, 1, 1, 1]))
  }

  @Test func columnsAreProbabilities() throws {
    let map = try map()
    #expect(map.columns == [[0, 0.5, 0.5, 0, 0], [0, 0, 0.25, 0.5, 0.25], [0, 0, 0, 0, 0]])
  }

  /// Smearing the truth that the map was made of gives what was measured.
  @Test func smearingSpreadsContents() throws {
    let (map, truth) = (try map(), try HistogramAxis(edges: [0, 1, 2, 3]))
    let spectrum = try Histogram(contents: [4, 4, 0], squares: [4, 6, 0], axis: truth)
    let smeared = try map.smear(spectrum)
    #expect(smeared.contents == [2, 3, 2] && smeared.flows?.over == 1)
    #expect(smeared.errors[0] == 1 && smeared.errors[2] == 1.5.squareRoot())
    // the same bins, whatever they were made of
    #expect(throws: Never.self) { try map.smear(smeared) }
    let other = try Histogram(contents: [1], axis: HistogramAxis(edges: [0, 3]))
    #expect(throws: HistogramError.axesDiffer) { try map.smear(other) }
  }
}

@Suite struct CutScanTests {
  @Test func whatACutKeeps() throws {
    let axis = try HistogramAxis(count: 3, from: 0, to: 3)
    let signal = histogram(axis, points: [[0.5, 2.5, 2.5, 7]])
    let background = histogram(axis, points: [[0.5, 0.5, 1.5, -1]])
    let above = try CutScan(signal: signal, background: background, keeping: .above)
    #expect(above.thresholds == [0, 1, 2, 3])
    #expect(above.signal == [4, 3, 3, 1] && above.background == [3, 1, 0, 0])
    #expect(above.signalOverNoise[1] == 1.5 && CutScan.best(above.signalOverNoise) == 2)
    let below = try CutScan(signal: signal, background: background, keeping: .below)
    #expect(below.signal == [0, 1, 1, 3] && below.background == [1, 3, 4, 4])
    #expect(above.asimovSignificance[3].isNaN && below.asimovSignificance[0] == 0)
  }

  /// Significances computed independently.
  @Test(arguments: [
    (10, 100, 0.9839916447569484), (5, 2, 2.74566595909538), (20, 50, 2.665729379920213),
  ])
  func asimov(s: Double, b: Double, significance: Double) throws {
    let axis = try HistogramAxis(count: 1, from: 0, to: 1)
    let scan = try CutScan(
      signal: Histogram(contents: [s], axis: axis),
      background: Histogram(contents: [b], axis: axis),
      keeping: .above)
    #expect(abs(scan.asimovSignificance[0] - significance) < 1e-12)
  }
}
