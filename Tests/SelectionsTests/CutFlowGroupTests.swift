import Histograms
import Testing

@testable import Selections

@Suite struct CutFlowGroupTests {
  private func sample(_ name: String?, _ all: Double, _ after: Double) -> CutFlow.Sample {
    CutFlow.Sample(
      name: name, all: Yield(rows: 10, sum: all, squares: all, suspect: 1),
      after: [Yield(rows: 5, sum: after, squares: after)],
      without: [Yield(rows: 10, sum: all, squares: all)], missing: [2])
  }

  @Test func samplesOfAGroupAddUpAndOthersAreLeftOut() {
    let samples = [
      sample("nu-e", 4, 2), sample("NC", 3, 1), sample("CC", 2, 1), sample(nil, 9, 9),
    ]
    let flow = CutFlow(cutNames: ["energy"], samples: samples, total: sample(nil, 18, 13))
    let grouped = flow.grouped([("signal", ["nu-e"]), ("background", ["CC", "NC", "rock"])])
    #expect(grouped.samples.map(\.name) == ["signal", "background"])
    #expect(grouped.samples[1].all == Yield(rows: 20, sum: 5, squares: 5, suspect: 2))
    #expect(grouped.samples[1].after == [Yield(rows: 10, sum: 2, squares: 2)])
    #expect(grouped.samples[1].missing == [4])
    #expect(grouped.total.all.sum == 9 && grouped.total.after[0].sum == 4)
    #expect(grouped.samples[1].cumulative(0).value == 0.4)
  }
}
