internal import CMasks
internal import Columns
internal import Histograms

/// What a stretch of consecutive rows adds up to: a row's place in it, and nothing else, decides the order of summation.
struct SelectionSums: Sendable {
  /// For each sample, class and lane; see `CMasks.h`. Sample 0 is that of rows without one.
  var tallies: [cm_tally]
  /// For each sample and cut the rows that are lost to a missing number.
  var missing: [Int]
  var fills: [HistogramFill]

  init(_ plan: SelectionPlan, sampleCount: Int) {
    let cuts = plan.cutNames.count
    tallies = Array(
      repeating: cm_tally(), count: sampleCount * (2 * cuts + 1) * Int(CM_LANES))
    missing = Array(repeating: 0, count: sampleCount * cuts)
    fills = plan.fillings.map { HistogramFill(axes: $0.axes, groupCount: sampleCount) }
  }
}

/// The sums of all stretches, added in their order without loss by rounding.
struct SelectionTotals: Sendable {
  private struct Tally {
    var sum = CompensatedSum()
    var squares = CompensatedSum()
    var rows = 0.0
    var suspect = 0.0

    mutating func add(_ tally: cm_tally) {
      guard tally.rows > 0 else { return }
      sum.add(tally.sum)
      squares.add(tally.squares)
      rows += tally.rows
      suspect += tally.suspect
    }

    mutating func add(_ tally: Tally) {
      sum.add(tally.sum.value)
      squares.add(tally.squares.value)
      rows += tally.rows
      suspect += tally.suspect
    }

    /// What the rows add up to; without weights each counts 1.
    func yield(isWeighted: Bool) -> Yield {
      isWeighted
        ? Yield(rows: Int(rows), sum: sum.value, squares: squares.value, suspect: Int(suspect))
        : Yield(rows: Int(rows), sum: rows, squares: rows)
    }
  }

  private let cutNames: [String]
  private let sampleCount: Int
  private let isWeighted: Bool
  /// For each sample and class.
  private var tallies: [Tally]
  private var missing: [Int]
  private var histograms: [HistogramSums]

  init(_ plan: SelectionPlan, sampleCount: Int) {
    cutNames = plan.cutNames
    self.sampleCount = sampleCount
    isWeighted = plan.weight != nil
    tallies = Array(repeating: Tally(), count: sampleCount * (2 * cutNames.count + 1))
    missing = Array(repeating: 0, count: sampleCount * cutNames.count)
    histograms = plan.fillings.map { HistogramSums(axes: $0.axes, groupCount: sampleCount) }
  }

  mutating func add(_ sums: SelectionSums) {
    for (place, tally) in sums.tallies.enumerated() { tallies[place / Int(CM_LANES)].add(tally) }
    for place in missing.indices { missing[place] += sums.missing[place] }
    for index in histograms.indices { histograms[index].add(sums.fills[index]) }
  }

  /// The histogram of a request, for each sample.
  func histograms(_ index: Int) -> [Histogram] {
    (0..<sampleCount).map { histograms[index].histogram(group: $0) }
  }

  /// - Parameter names: those of the samples from 1 on.
  func cutFlow(names: [String]) -> CutFlow {
    let samples = (0..<sampleCount).map { sample in
      self.sample(sample == 0 ? nil : names[sample - 1], of: [sample])
    }
    return CutFlow(
      cutNames: cutNames,
      samples: (samples.dropFirst() + samples.prefix(1)).filter { $0.all.rows > 0 },
      total: sample(nil, of: Array(0..<sampleCount)))
  }

  private func sample(_ name: String?, of indices: [Int]) -> CutFlow.Sample {
    let cuts = cutNames.count
    func yield(_ classes: some Sequence<Int>) -> Yield {
      var tally = Tally()
      for sample in indices {
        for place in classes { tally.add(tallies[sample * (2 * cuts + 1) + place]) }
      }
      return tally.yield(isWeighted: isWeighted)
    }
    return CutFlow.Sample(
      name: name, all: yield(0...2 * cuts),
      after: (0..<cuts).map { cut in
        yield((0...2 * cuts).filter { $0 == 2 * cuts || $0 % cuts > cut })
      },
      without: (0..<cuts).map { yield([cuts + $0, 2 * cuts]) },
      missing: (0..<cuts).map { cut in indices.reduce(0) { $0 + missing[$1 * cuts + cut] } })
  }
}
