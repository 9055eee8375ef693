package import Columns
package import Histograms

/// Why a selection cannot run over these columns.
package enum SelectionError: Error, Equatable, Sendable {
  /// The samples are told apart by a column that is none of strings.
  case samplesNotStrings
  /// There are more samples than `SelectionRun.largestSampleCount`.
  case tooManySamples(Int)
  /// A histogram has more bins, or has too many for so many samples, than `Histogram.largestCellCount`.
  case tooManyBins
}

/// Goes once through the rows of a table, which may come in parts, and adds up what a selection asks for.
///
/// The sums are the same to the last bit for any number of threads, any length of blocks, and any parts that hold a
/// multiple of `stretchLength` rows (but the last).
package struct SelectionRun: Sendable {
  /// Rows that one thread adds up before they join the others, in order.
  package static let stretchLength = 1 << 17
  package static let largestSampleCount = 1000
  /// The memory that sums may take while they wait for those before them.
  private static let waitingBytes = 64 << 20

  private let plan: SelectionPlan
  private let uniforms: [Double]
  private let sampleNames: [String]
  private let blockLength: Int
  private var totals: SelectionTotals

  /// - Parameters:
  ///   - uniforms: the numbers that the plan's programs take, the same in all rows.
  ///   - sampleNames: the dictionary of the plan's column of samples; empty without one.
  ///   - blockLength: the rows that are tested at a time, a multiple of 64. By default long, which memory is read
  ///     fastest in, but short if numbers are computed of the rows, which then stay in the cache.
  package init(
    _ plan: SelectionPlan, uniforms: [Double] = [], sampleNames: [String] = [],
    blockLength: Int? = nil
  ) throws {
    let blockLength = blockLength ?? (plan.rowProgram.resultCount > 0 ? 1 << 14 : 1 << 16)
    guard sampleNames.count <= Self.largestSampleCount else {
      throw SelectionError.tooManySamples(sampleNames.count)
    }
    guard plan.fillings.allSatisfy({ $0.axes.areFewEnough(groups: sampleNames.count + 1) }) else {
      throw SelectionError.tooManyBins
    }
    precondition(blockLength > 0 && blockLength % 64 == 0)
    self.plan = plan
    self.uniforms = uniforms
    self.sampleNames = sampleNames
    self.blockLength = blockLength
    totals = SelectionTotals(plan, sampleCount: sampleNames.count + 1)
  }

  /// Adds the next `count` rows.
  ///
  /// - Parameters:
  ///   - inputs: the columns of the table; those that the plan does not read are not looked at.
  ///   - threads: how many threads share the work; 1 if a kernel of the programs must not be called from others.
  ///   - interrupted: called from all of them once a block; throws to end the run.
  package mutating func add(
    _ inputs: [RowInput], count: Int, threads: Int, interrupted: @Sendable () throws -> Void
  ) throws {
    let selection = try bind(inputs)
    let blockLength = blockLength
    let empty = SelectionSums(plan, sampleCount: sampleNames.count + 1)
    let stretches = (count + Self.stretchLength - 1) / Self.stretchLength
    let wave = max(threads, min(64, Self.waitingBytes / empty.byteCount))
    for first in stride(from: 0, to: stretches, by: wave) {
      let sums = try concurrentMap(
        tasks: min(wave, stretches - first), threads: threads,
        state: { SelectionMachine(selection, blockLength: blockLength) }
      ) { machine, task in
        let start = (first + task) * Self.stretchLength
        var sums = empty
        try machine.add(
          start..<min(start + Self.stretchLength, count), to: &sums, interrupted: interrupted)
        return sums
      }
      for sum in sums { totals.add(sum) }
    }
  }

  /// The numbers of the rows at a stage of the cuts, in rising order.
  package func rows(
    at stage: SelectionPlan.Stage, _ inputs: [RowInput], count: Int, threads: Int,
    interrupted: @Sendable () throws -> Void
  ) throws -> [Int] {
    let selection = try bind(inputs)
    let blockLength = blockLength
    let stretches = (count + Self.stretchLength - 1) / Self.stretchLength
    let parts = try concurrentMap(
      tasks: stretches, threads: threads,
      state: { SelectionMachine(selection, blockLength: blockLength) }
    ) { machine, task in
      let start = task * Self.stretchLength
      return try machine.rows(
        of: start..<min(start + Self.stretchLength, count), at: stage, interrupted: interrupted)
    }
    return Array(parts.joined())
  }

  /// What is left after each cut.
  package var cutFlow: CutFlow { totals.cutFlow(names: sampleNames) }

  /// The histogram that was asked for at this place, for all rows together.
  package func histogram(_ index: Int) throws -> Histogram {
    let parts = totals.histograms(index)
    return try parts.dropFirst().reduce(parts[0]) { try $0.adding($1) }
  }

  /// The same for each sample, in the order of `sampleNames`.
  package func sampleHistograms(_ index: Int) -> [Histogram] {
    Array(totals.histograms(index).dropFirst())
  }

  private func bind(_ inputs: [RowInput]) throws -> BoundSelection {
    if let column = plan.sampleColumn {
      guard case .codes = inputs[column] else { throw SelectionError.samplesNotStrings }
    }
    return try BoundSelection(
      plan, inputs: inputs, uniforms: uniforms, sampleCount: sampleNames.count + 1)
  }
}

extension SelectionSums {
  /// The memory of the sums, about.
  fileprivate var byteCount: Int {
    tallies.count * 32 + missing.count * 8 + fills.reduce(1) { $0 + $1.byteCount }
  }
}
