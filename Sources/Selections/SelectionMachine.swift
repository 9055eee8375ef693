internal import CMasks
internal import Columns
internal import Histograms

/// A selection bound to the memory of a table's columns, shared by the threads that go through its rows.
struct BoundSelection: Sendable {
  let plan: SelectionPlan
  let inputs: [RowInput]
  let uniforms: [Double]
  /// The numbers that columns are compared with.
  let bounds: [Double]
  /// One more than the samples that have names.
  let sampleCount: Int

  init(
    _ plan: SelectionPlan, inputs: [RowInput], uniforms: [Double], sampleCount: Int
  ) throws {
    self.plan = plan
    self.inputs = inputs
    self.uniforms = uniforms
    self.sampleCount = sampleCount
    let noInputs: [[Double]] = []
    bounds = try RowMachine().run(plan.bounds, inputs: noInputs, uniforms: uniforms, count: 1)
      .map { $0[0] }
  }
}

/// Applies a selection to blocks of rows; one for each thread.
///
/// Each cut of a block is a plane of bits, 1 where a row passes; from the planes each row gets the class of its cuts
/// (see `CMasks.h`), and is added to the tally of its class.
final class SelectionMachine {
  private let selection: BoundSelection
  private let tests: [[Test]]
  private let blockLength: Int
  private let machine = RowMachine()
  private let passes: BitPlanes
  private let missing: BitPlanes
  /// Whether any plane of `missing` has a bit in this block.
  private var hasMissing = false
  private let classes: UnsafeMutablePointer<UInt8>
  /// The results of the plan's row program.
  private let results: NumberBlocks
  private let gathering: RowGathering

  /// - Parameter blockLength: the rows of a block, a multiple of 64.
  init(_ selection: BoundSelection, blockLength: Int) {
    self.selection = selection
    self.blockLength = blockLength
    let cuts = selection.plan.tests.count
    passes = BitPlanes(count: cuts + 1, rows: blockLength)
    missing = BitPlanes(count: cuts, rows: blockLength)
    classes = .allocate(capacity: blockLength)
    results = NumberBlocks(count: selection.plan.rowProgram.resultCount, length: blockLength)
    gathering = RowGathering(selection, blockLength: blockLength)
    tests = selection.plan.tests.map { [results] in
      Self.tests($0.comparisons, selection, results)
    }
  }

  deinit { classes.deallocate() }

  /// Adds a stretch of rows.
  func add(
    _ rows: Range<Int>, to sums: inout SelectionSums, interrupted: () throws -> Void
  ) throws {
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: blockLength) {
      let block = start..<min(start + blockLength, rows.upperBound)
      try cut(block, interrupted: interrupted)
      passes.classify(cuts: tests.count, rows: block.count, classes: classes)
      tally(block, &sums.tallies)
      countMissing(block, &sums.missing)
      for (index, filling) in selection.plan.fillings.enumerated() {
        passes.keep(filling.stage, cuts: tests.count, rows: block.count)
        try gathering.fill(
          &sums.fills[index], filling, block, from: passes, weight: weight(block),
          machine: machine)
      }
    }
  }

  /// The rows that pass a stage of the cuts.
  func rows(
    of rows: Range<Int>, at stage: SelectionPlan.Stage, interrupted: () throws -> Void
  ) throws -> [Int] {
    var found: [Int] = []
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: blockLength) {
      let block = start..<min(start + blockLength, rows.upperBound)
      try cut(block, interrupted: interrupted)
      passes.keep(stage, cuts: tests.count, rows: block.count)
      for word in 0..<BitPlanes.words(block.count) {
        for bit in passes.plane(tests.count)[word].bits { found.append(start + 64 * word + bit) }
      }
    }
    return found
  }

  /// Computes the planes of a block.
  private func cut(_ block: Range<Int>, interrupted: () throws -> Void) throws {
    let program = selection.plan.rowProgram
    if program.resultCount > 0 {
      try machine.run(
        program, inputs: selection.inputs.map { $0.advanced(by: block.lowerBound) },
        uniforms: selection.uniforms, count: block.count, results: results.pointers,
        interrupted: interrupted)
    } else {
      try interrupted()
    }
    if hasMissing { tests.indices.forEach(missing.clear) }
    hasMissing = false
    for (cut, tests) in tests.enumerated() {
      passes.set(cut)
      for test in tests {
        let rows = test.isOfBlock ? 0..<block.count : block
        if test.stored.apply(to: rows, pass: passes.plane(cut), missing: missing.plane(cut)) {
          hasMissing = true
        }
      }
      applyMask(of: cut, block.count)
    }
  }

  /// Applies the conditions of a cut that are no comparison with a number.
  private func applyMask(of cut: Int, _ count: Int) {
    let tests = selection.plan.tests[cut]
    if let mask = tests.mask {
      passes.keep(cut, where: results.pointers[mask], count: count)
    }
    if let presence = tests.presence,
      missing.add(cut, whereNot: results.pointers[presence], count: count)
    {
      hasMissing = true
    }
  }

  private func weight(_ block: Range<Int>) -> RowInput? {
    switch selection.plan.weight {
    case nil: nil
    case .column(let column): selection.inputs[column].advanced(by: block.lowerBound)
    case .result(let index): .doubles(results.pointers[index])
    }
  }

  private func tally(_ block: Range<Int>, _ tallies: inout [cm_tally]) {
    let rows = cm_rows(
      count: block.count, classes: classes, classCount: 2 * tests.count + 1,
      samples: selection.samples(from: block.lowerBound), sampleCount: selection.sampleCount)
    switch weight(block) {
    case nil: cm_count(rows, &tallies)
    case .floats(let weights, let factor): cm_add_float(rows, weights, factor, &tallies)
    case .doubles(let weights): cm_add_double(rows, weights, 1, &tallies)
    case let other?:
      gathering.widen(other, count: block.count) { cm_add_double(rows, $0, 1, &tallies) }
    }
  }

  /// Counts, for each cut, the rows that reach it and fail it where a number is missing.
  private func countMissing(_ block: Range<Int>, _ counts: inout [Int]) {
    guard hasMissing else { return }
    let samples = selection.samples(from: block.lowerBound)
    for word in 0..<BitPlanes.words(block.count) {
      var reached = BitPlanes.rows(in: word, of: block.count)
      for cut in tests.indices {
        let lost = missing.plane(cut)[word] & reached & ~passes.plane(cut)[word]
        for bit in lost.bits {
          let sample = selection.sample(of: word * 64 + bit, samples)
          counts[sample * tests.count + cut] += 1
        }
        reached &= passes.plane(cut)[word]
      }
    }
  }
}

extension SelectionMachine {
  /// A test of a column, or of the numbers that a program computes for each block.
  private struct Test {
    let stored: StoredTest
    let isOfBlock: Bool
  }

  /// The tests of a cut: comparisons of the same numbers with a lower and an upper bound are one.
  private static func tests(
    _ comparisons: [SelectionPlan.Tests.Comparison], _ selection: BoundSelection,
    _ results: NumberBlocks
  ) -> [Test] {
    var ranges: [(source: SelectionPlan.Source, input: RowInput, interval: NumberInterval)] = []
    for comparison in comparisons {
      let source = comparison.source
      let input: RowInput =
        switch source {
        case .column(let column): selection.inputs[column]
        case .result(let index): .doubles(results.pointers[index])
        }
      let interval = NumberInterval(
        comparison.operation, selection.bounds[comparison.bound], of: input,
        isMagnitude: comparison.isMagnitude)
      if let place = ranges.firstIndex(where: { $0.source == source }),
        let both = ranges[place].interval.intersection(interval)
      {
        ranges[place].interval = both
      } else {
        ranges.append((source, input, interval))
      }
    }
    return ranges.map { source, input, interval in
      var isOfBlock = false
      if case .result = source { isOfBlock = true }
      return Test(stored: StoredTest(interval, of: input), isOfBlock: isOfBlock)
    }
  }
}

extension BoundSelection {
  /// The codes of the samples from a row on.
  func samples(from row: Int) -> UnsafePointer<Int32>? {
    guard let column = plan.sampleColumn, case .codes(let codes) = inputs[column] else {
      return nil
    }
    return codes + row
  }

  /// The place of a row's sample: 0 if it has none.
  func sample(of row: Int, _ codes: UnsafePointer<Int32>?) -> Int {
    guard let codes else { return 0 }
    let code = Int(codes[row])
    return code >= 0 && code + 1 < sampleCount ? code + 1 : 0
  }
}
