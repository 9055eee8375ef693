import CMasks
import Columns
import Histograms
import Selections
import Testing

/// Selections against the definition of every number, row by row.
@Suite(.serialized) struct SelectionRunTests {
  /// Columns of every kind, with missing values, infinities and values at the very edges of the cuts.
  private struct Table {
    var columns: [ColumnData]
    var count: Int

    static let dictionary = ["nu-e", "nue CC", "NC"]

    init(rows: Int, seed: UInt64) {
      var random = SystemNumbers(state: seed)
      func pick<Value>(_ values: [Value]) -> [Value] {
        (0..<rows).map { _ in values[Int(random.next() % UInt64(values.count))] }
      }
      count = rows
      columns = [
        .numbers(pick([-1, 0, 0.3, 0.5, 0.8, 0.8.nextUp, 2, .nan, .infinity, -.infinity])),
        .packed(
          PackedNumbers(
            .floats(pick([-2, -0.5, 0, 0.8, Float(0.8).nextUp, 0.8, 1, .nan, .infinity])),
            factor: 1000)),
        .packed(PackedNumbers(.int32s(pick([-3, 0, 1, 2, 3, .max, .min])))),
        .packed(PackedNumbers(.int64s(pick([-3, 0, 1, 2, 3, 1 << 53, .max, .min])), factor: 0.5)),
        .strings(codes: pick([0, 1, 2, -1]), dictionary: Self.dictionary),
        .booleans(pick([true, false])),
        .numbers(pick([0.5, 1, 1.25, 0, -0.75, .nan])),
      ]
    }
  }

  private struct SystemNumbers {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }

  /// A condition on the columns of the table, by number, with what the row machine says of it.
  private typealias Condition = @Sendable (inout RowProgramBuilder) -> Operand

  private static func compare(
    _ operation: RowOperation, _ column: Int, _ number: Double, magnitude: Bool = false,
    mirrored: Bool = false
  ) -> Condition {
    { b in
      var x = b.input(column)
      if magnitude { x = b.apply(.absolute, x) }
      let c = b.constant(number)
      return mirrored ? b.apply(operation, c, x) : b.apply(operation, x, c)
    }
  }

  private static func join(
    _ operation: RowOperation, _ a: @escaping Condition, _ b: @escaping Condition
  )
    -> Condition
  {
    { builder in
      let (a, b) = (a(&builder), b(&builder))
      return builder.apply(operation, a, b)
    }
  }

  /// All comparisons of all columns with numbers near and between their values.
  private static let comparisons: [Condition] = {
    let operations: [RowOperation] = [
      .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual,
    ]
    let numbers: [[Double]] = [
      [0.3, 0.8, 0.8.nextUp, .infinity, -.infinity, .nan, -0.0],
      [800, 800.0.nextUp, -500, 1e300, 0],
      [0, 2, 2.5, -3e9, 3e9, Double(Int32.max)], [1, 1.25, 0x1p52, -0x1p62, 0x1p62, 1e30],
      [0, 2, -1, 7], [0, 1, 0.5],
    ]
    return numbers.enumerated().flatMap { column, numbers in
      numbers.flatMap { number in
        operations.flatMap { operation in
          [false, true].flatMap { magnitude in
            [false, true].map {
              compare(operation, column, number, magnitude: magnitude, mirrored: $0)
            }
          }
        }
      }
    }
  }()

  /// A comparison of a product of two columns, which a program computes.
  private static func compareProduct(_ operation: RowOperation, magnitude: Bool) -> Condition {
    { b in
      let product = b.apply(.multiply, b.input(0), b.input(2))
      let x = magnitude ? b.apply(.absolute, product) : product
      return b.apply(operation, x, b.constant(0.9))
    }
  }

  private static let flag: Condition = { $0.input(5) }
  private static let either = join(.or, compare(.greater, 0, 0.4), compare(.less, 1, 0))

  @Test("every comparison gives the mask of the row machine", arguments: [0, 1, 2])
  func comparisons(level: Int32) throws {
    cm_limit(level)
    defer { cm_limit(2) }
    let table = Table(rows: 333, seed: 4)
    let products = [RowOperation.less, .greaterOrEqual, .notEqual].flatMap { operation in
      [false, true].map { Self.compareProduct(operation, magnitude: $0) }
    }
    let pairs = Self.comparisons.indices.map { place in
      Self.join(
        .and, Self.comparisons[place], Self.comparisons[(place + 29) % Self.comparisons.count])
    }
    for condition in Self.comparisons + pairs + products + [Self.flag, Self.either] {
      var builder = RowProgramBuilder()
      let mask = condition(&builder)
      let expected = try ParallelRows.run(
        builder.build(results: [mask]), columns: table.columns, count: table.count, threads: 1,
        interrupted: {})[0]
      let run = try SelectionRun(SelectionPlan(&builder, cuts: [.init("cut", mask)]))
      let rows = try withInputs(of: table.columns) {
        try run.rows(at: .first(1), $0, count: table.count, threads: 1, interrupted: {})
      }
      #expect(rows == expected.indices.filter { expected[$0] != 0 })
    }
  }

  @Test("a cut flow is what its definition says", arguments: [(0, 64), (1, 128), (2, 4096)])
  func cutFlow(level: Int32, blockLength: Int) throws {
    cm_limit(level)
    defer { cm_limit(2) }
    let table = Table(rows: 10_001, seed: 8)
    let conditions: [Condition] = [
      Self.compare(.less, 0, 1), Self.either,
      Self.join(.and, Self.compare(.greater, 1, -600), Self.compare(.lessOrEqual, 2, 3)), Self.flag,
    ]
    var builder = RowProgramBuilder()
    let masks = conditions.map { $0(&builder) }
    let plan = SelectionPlan(
      &builder, cuts: masks.enumerated().map { .init("cut \($0.offset)", $0.element) },
      weight: builder.input(6), sampleColumn: 4)
    #expect(plan.columns == [0, 1, 2, 4, 5, 6])
    var run = try SelectionRun(plan, sampleNames: Table.dictionary, blockLength: blockLength)
    try withInputs(of: table.columns) {
      try run.add($0, count: table.count, threads: 2, interrupted: {})
    }
    let passes = try ParallelRows.run(
      builder.build(results: masks), columns: table.columns, count: table.count, threads: 1,
      interrupted: {}
    ).map { $0.map { $0 != 0 } }
    let flow = run.cutFlow
    #expect(flow.samples.map(\.name) == ["nu-e", "nue CC", "NC", nil])
    for (index, sample) in (flow.samples + [flow.total]).enumerated() {
      let rows = (0..<table.count).filter {
        index == 4 || table.columns[4].string(at: $0) == sample.name
      }
      check(sample, rows, passes, weights: table.columns[6].machineInput)
      let values = table.columns[0].machineInput
      let lost = rows.filter { values[$0].isNaN }.count
      #expect(lost > 0 && sample.missing[0] == lost && sample.missing[3] == 0)
    }
  }

  @Test func rowsCountOneWithoutWeights() throws {
    let table = Table(rows: 1_001, seed: 9)
    var builder = RowProgramBuilder()
    let masks = [Self.compare(.less, 0, 1), Self.compare(.greater, 2, 0)].map { $0(&builder) }
    var run = try SelectionRun(SelectionPlan(&builder, cuts: masks.map { .init("cut", $0) }))
    try withInputs(of: table.columns) {
      try run.add($0, count: table.count, threads: 1, interrupted: {})
    }
    let columns = table.columns.map(\.machineInput)
    check(
      run.cutFlow.total, Array(0..<table.count),
      [columns[0].map { $0 < 1 }, columns[2].map { $0 > 0 }],
      weights: Array(repeating: 1, count: table.count))
  }

  private func check(
    _ sample: CutFlow.Sample, _ rows: [Int], _ passes: [[Bool]], weights: [Double]
  ) {
    func check(_ yield: Yield, _ condition: (Int) -> Bool) {
      let chosen = rows.filter(condition).map { weights[$0] }
      let present = chosen.filter { !$0.isNaN }
      // The weights are multiples of 1/4, so their sums are exact.
      #expect(
        yield
          == Yield(
            rows: chosen.count, sum: present.reduce(0, +),
            squares: present.reduce(0) { $0 + $1 * $1 },
            suspect: chosen.filter { !($0 > 0) }.count))
    }
    check(sample.all) { _ in true }
    for cut in passes.indices {
      check(sample.after[cut]) { row in passes[...cut].allSatisfy { $0[row] } }
      check(sample.without[cut]) { row in
        passes.indices.allSatisfy { $0 == cut || passes[$0][row] }
      }
    }
    let last = passes.count - 1
    #expect(sample.after[last].rows > 0 && sample.after[last].rows < sample.without[last].rows)
  }

  @Test func missingNumbersAreCountedWhereTheyDecide() throws {
    let nan = Double.nan
    let columns: [ColumnData] = [.numbers([nan, 1, 1, nan, 1]), .numbers([1, nan, 1, nan, nan])]
    var b = RowProgramBuilder()
    let one = b.constant(0.5)
    let (x, y) = (b.input(0), b.input(1))
    let first = b.apply(.greater, x, one)
    let second = b.apply(.or, b.apply(.greater, y, one), b.apply(.less, b.apply(.add, y, x), one))
    let plan = SelectionPlan(&b, cuts: [.init("x", first), .init("either", second)])
    var run = try SelectionRun(plan)
    try withInputs(of: columns) { try run.add($0, count: 5, threads: 1, interrupted: {}) }
    #expect(run.cutFlow.total.missing == [2, 2])
    #expect(run.cutFlow.total.after.map(\.rows) == [3, 1])
  }

  @Test("histograms of every stage, with computed coordinates, by sample")
  func histograms() throws {
    let table = Table(rows: 5_000, seed: 3)
    var b = RowProgramBuilder()
    let cuts = [Self.compare(.less, 0, 1)(&b), Self.flag(&b), Self.compare(.greater, 2, 0)(&b)]
    let (x, y) = (b.input(3), b.apply(.multiply, b.input(1), b.constant(0.001)))
    let axes = [
      try HistogramAxis(edges: [-2, 0, 0.5, 1.5, 2]), try HistogramAxis(count: 3, from: 0, to: 1),
    ]
    let stages: [SelectionPlan.Stage] = [.first(0), .first(3), .allBut(0), .allBut(2)]
    let plan = SelectionPlan(
      &b, cuts: cuts.map { .init("", $0) }, sampleColumn: 4,
      histograms: stages.map { .init(axes: axes, coordinates: [x, y], stage: $0) })
    var run = try SelectionRun(plan, sampleNames: Table.dictionary, blockLength: 64)
    let results = try ParallelRows.run(
      b.build(results: cuts + [x, y]), columns: table.columns, count: table.count, threads: 1,
      interrupted: {})
    try withInputs(of: table.columns) {
      try run.add($0, count: table.count, threads: 3, interrupted: {})
    }
    for (index, stage) in stages.enumerated() {
      let needed =
        switch stage {
        case .first(let count): Array(0..<count)
        case .allBut(let cut): (0..<3).filter { $0 != cut }
        }
      let rows = (0..<table.count).filter { row in needed.allSatisfy { results[$0][row] != 0 } }
      let expected = try filled(axes, rows.map { (results[3][$0], results[4][$0]) })
      #expect(try run.histogram(index) == expected)
      let part = rows.filter { table.columns[4].string(at: $0) == "NC" }
      #expect(
        try run.sampleHistograms(index)[2]
          == filled(axes, part.map { (results[3][$0], results[4][$0]) }))
    }
  }

  private func filled(_ axes: [HistogramAxis], _ points: [(Double, Double)]) throws -> Histogram {
    var fill = HistogramFill(axes: axes)
    withPointers(to: [points.map(\.0), points.map(\.1)]) {
      fill.add($0, weights: nil, groups: nil, count: points.count)
    }
    var sums = HistogramSums(axes: axes)
    sums.add(fill)
    return sums.histogram()
  }

  @Test func noCutsAndNoRows() throws {
    var empty = RowProgramBuilder()
    var run = try SelectionRun(SelectionPlan(&empty, cuts: []))
    #expect(run.cutFlow.total.all == Yield() && run.cutFlow.samples.isEmpty)
    try run.add([], count: 1000, threads: 2, interrupted: {})
    #expect(run.cutFlow.total.all.rows == 1000 && run.cutFlow.total.after.isEmpty)
    #expect(try run.rows(at: .first(0), [], count: 3, threads: 1, interrupted: {}) == [0, 1, 2])
  }

  @Test func uniformsAreBounds() throws {
    var b = RowProgramBuilder()
    let limit = b.apply(.multiply, b.uniform(0), b.constant(2))
    let plan = SelectionPlan(&b, cuts: [.init("cut", b.apply(.less, b.input(0), limit))])
    let run = try SelectionRun(plan, uniforms: [1.5])
    let rows = try withInputs(of: [.numbers([1, 2, 3, 4])]) {
      try run.rows(at: .first(1), $0, count: 4, threads: 1, interrupted: {})
    }
    #expect(rows == [0, 1])
  }

  @Test func interruptsAndErrors() throws {
    struct Interrupt: Error {}
    var empty = RowProgramBuilder()
    var run = try SelectionRun(MadeUpSample.plan())
    #expect(throws: Interrupt.self) {
      try withInputs(of: MadeUpSample.columns(rows: 100, floats: true)) {
        try run.add($0, count: 100, threads: 2, interrupted: { throw Interrupt() })
      }
    }
    #expect(throws: SelectionError.tooManySamples(1001)) {
      try SelectionRun(
        SelectionPlan(&empty, cuts: []), sampleNames: (0...1000).map { "\($0)" })
    }
    let wide = try HistogramAxis(count: 10_000_000, from: 0, to: 1)
    let request = SelectionPlan.HistogramRequest(
      axes: [wide], coordinates: [empty.input(0)], stage: .first(0))
    #expect(throws: SelectionError.tooManyBins) {
      try SelectionRun(
        SelectionPlan(&empty, cuts: [], histograms: [request]), sampleNames: ["a", "b", "c"])
    }
    let plan = SelectionPlan(&empty, cuts: [], sampleColumn: 0)
    var samples = try SelectionRun(plan)
    #expect(throws: SelectionError.samplesNotStrings) {
      try withInputs(of: [.numbers([1])]) {
        try samples.add($0, count: 1, threads: 1, interrupted: {})
      }
    }
  }
}
