import Columns
import Histograms
import Selections
import Testing

/// Selections of the made-up sample, against the counts that other programs found.
@Suite struct MadeUpSampleTests {
  struct Setting: CustomTestStringConvertible {
    var floats: Bool
    var threads: Int
    var blockLength: Int
    var testDescription: String { "\(floats ? "f32" : "f64") \(threads) threads, \(blockLength)" }
  }

  static let settings = [true, false].flatMap { floats in
    [1, 2, 3].flatMap { threads in
      [4096, 16384].map { Setting(floats: floats, threads: threads, blockLength: $0) }
    }
  }

  private static let single = MadeUpSample.columns(rows: 1_000_000, floats: true)
  private static let double = MadeUpSample.columns(rows: 1_000_000, floats: false)

  private func run(_ setting: Setting, parts: Int = 1_000_000) throws -> SelectionRun {
    let energy = try HistogramAxis(count: 100, from: 0, to: 5)
    var run = try SelectionRun(
      MadeUpSample.plan(energy: [energy]), blockLength: setting.blockLength)
    let columns = setting.floats ? Self.single : Self.double
    try withInputs(of: columns) { inputs in
      for start in stride(from: 0, to: 1_000_000, by: parts) {
        try run.add(
          inputs.map { $0.advanced(by: start) }, count: min(parts, 1_000_000 - start),
          threads: setting.threads, interrupted: {})
      }
    }
    return run
  }

  @Test(arguments: settings)
  func countsAreThoseOfOtherPrograms(setting: Setting) throws {
    let reference = try MadeUpSample.reference(rows: 1_000_000, floats: setting.floats)
    let run = try run(setting)
    let total = run.cutFlow.total
    #expect(total.all.rows == 1_000_000)
    #expect(total.after.map(\.rows) == reference.cumulative)
    #expect(total.without.map(\.rows) == reference.n_minus_1)
    #expect(abs(total.after[7].sum - reference.sumw_total) < 1e-12 * reference.sumw_total)
    #expect(abs(total.after[7].squares - reference.sumw2_total) < 1e-12 * reference.sumw2_total)
    let histogram = try run.histogram(0)
    #expect(histogram.entries == reference.cumulative[7] && histogram.missing == 0)
    for (sum, expected) in zip(histogram.contents, try #require(reference.sumw)) {
      #expect(abs(sum - expected) <= 1e-12 * expected)
    }
    for (square, expected) in zip(histogram.errors, try #require(reference.sumw2)) {
      #expect(abs(square * square - expected) <= 1e-12 * expected)
    }
  }

  @Test(arguments: [true, false])
  func everyBitIsTheSameForAnyThreadsBlocksAndParts(floats: Bool) throws {
    let first = try run(Setting(floats: floats, threads: 1, blockLength: 16384))
    for setting in Self.settings where setting.floats == floats {
      for parts in [1_000_000, SelectionRun.stretchLength, 3 * SelectionRun.stretchLength] {
        let other = try run(setting, parts: parts)
        #expect(other.cutFlow == first.cutFlow)
        #expect(try other.histogram(0) == first.histogram(0))
      }
    }
  }

  @Test func theRowsOfAStageAreThoseThatItCounts() throws {
    let run = try SelectionRun(MadeUpSample.plan())
    try withInputs(of: Self.single) { inputs in
      let rows = try run.rows(
        at: .first(8), inputs, count: 1_000_000, threads: 2, interrupted: {})
      let others = try run.rows(
        at: .allBut(7), inputs, count: 1_000_000, threads: 2, interrupted: {})
      let reference = try MadeUpSample.reference(rows: 1_000_000, floats: true)
      #expect(rows.count == reference.cumulative[7] && others.count == reference.n_minus_1[7])
      #expect(rows == rows.sorted() && Set(rows).isSubset(of: others))
    }
  }
}
