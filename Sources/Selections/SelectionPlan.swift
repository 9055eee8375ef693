package import Columns
package import Histograms

/// An ordered list of named cuts, compiled: what to test of the stored columns, what to compute for each row, and which
/// histograms to fill.
package struct SelectionPlan: Sendable {
  /// The most cuts of a selection.
  package static let largestCutCount = 127

  /// A condition on the rows, true or false for each.
  package struct Cut: Sendable {
    package var name: String
    package var condition: Operand

    package init(_ name: String, _ condition: Operand) {
      self.name = name
      self.condition = condition
    }
  }

  /// A histogram of the rows that pass some cuts.
  package struct HistogramRequest: Sendable {
    package var axes: [HistogramAxis]
    /// A number for each axis.
    package var coordinates: [Operand]
    package var stage: Stage

    package init(axes: [HistogramAxis], coordinates: [Operand], stage: Stage) {
      self.axes = axes
      self.coordinates = coordinates
      self.stage = stage
    }
  }

  /// Rows that pass some of the cuts.
  package enum Stage: Sendable, Equatable {
    /// The first so many.
    case first(Int)
    /// All but the one at this place: what an N-1 plot shows.
    case allBut(Int)
  }

  package let cutNames: [String]
  /// The column of strings whose values tell the samples apart.
  package let sampleColumn: Int?

  /// The comparisons of a number with one that is the same in all rows, and the mask of the other conditions.
  struct Tests {
    struct Comparison {
      let operation: RowOperation
      let source: Source
      let isMagnitude: Bool
      /// Which result of `bounds` it is compared with.
      let bound: Int
    }

    var comparisons: [Comparison] = []
    /// Which result of `rowProgram` is the mask of the others.
    var mask: Int?
    /// Which one is 1 where they have all the numbers that they compare.
    var presence: Int?
  }

  /// A number for each row: a column as it is, or a result of a program.
  enum Source: Equatable {
    case column(Int)
    case result(Int)
  }

  struct Filling {
    let axes: [HistogramAxis]
    let coordinates: [Source]
    let stage: Stage
    /// Computes the coordinates that are no columns, for the rows that pass only.
    let program: RowProgram
  }

  let tests: [Tests]
  /// Computes the numbers that columns are compared with; it reads no column.
  let bounds: RowProgram
  let rowProgram: RowProgram
  let weight: Source?
  let fillings: [Filling]

  /// - Parameters:
  ///   - builder: where the operands come from; its inputs are the columns of the table. It is `inout` so that values
  ///     made in the very call are known to it.
  ///   - weight: a number for each row; every row counts 1 if `nil`.
  ///   - sampleColumn: the column of strings whose values tell the samples apart.
  package init(
    _ builder: inout RowProgramBuilder, cuts: [Cut], weight: Operand? = nil,
    sampleColumn: Int? = nil,
    histograms: [HistogramRequest] = []
  ) {
    precondition(cuts.count <= Self.largestCutCount)
    var compiler = SelectionCompiler(builder)
    tests = cuts.map { compiler.tests(of: $0.condition) }
    self.weight = weight.map { compiler.source(of: $0) }
    fillings = histograms.map { compiler.filling($0, cutCount: cuts.count) }
    (bounds, rowProgram) = compiler.programs()
    cutNames = cuts.map(\.name)
    self.sampleColumn = sampleColumn
  }

  /// The columns that it reads, in rising order.
  package var columns: [Int] {
    var used = Set(rowProgram.inputs)
    let compared = tests.flatMap { $0.comparisons.map(\.source) }
    let sources = compared + fillings.flatMap(\.coordinates) + [weight].compactMap { $0 }
    for case .column(let column) in sources { used.insert(column) }
    for filling in fillings { used.formUnion(filling.program.inputs) }
    if let sampleColumn { used.insert(sampleColumn) }
    return used.sorted()
  }
}

/// Collects what a plan computes for all rows.
private struct SelectionCompiler {
  private var builder: RowProgramBuilder
  private var bounds: [Operand] = []
  private var results: [Operand] = []

  init(_ builder: RowProgramBuilder) { self.builder = builder }

  mutating func tests(of condition: Operand) -> SelectionPlan.Tests {
    var tests = SelectionPlan.Tests()
    var others: [Operand] = []
    for conjunct in builder.conjuncts(of: condition) {
      switch conjunct {
      case .comparison(let operation, let operand, let isMagnitude, let number):
        tests.comparisons.append(
          comparison(operation, operand, isMagnitude: isMagnitude, with: number))
      case .mask(let mask) where builder.column(of: mask) != nil:
        tests.comparisons.append(comparison(.notEqual, mask, with: builder.constant(0)))
      case .mask(let mask): others.append(mask)
      }
    }
    if let mask = all(others) {
      tests.mask = Self.place(of: mask, in: &results)
      let present = builder.comparands(of: mask).map { builder.apply(.equal, $0, $0) }
      tests.presence = all(present).map { Self.place(of: $0, in: &results) }
    }
    return tests
  }

  private mutating func comparison(
    _ operation: RowOperation, _ operand: Operand, isMagnitude: Bool = false, with number: Operand
  ) -> SelectionPlan.Tests.Comparison {
    SelectionPlan.Tests.Comparison(
      operation: operation, source: source(of: operand), isMagnitude: isMagnitude,
      bound: Self.place(of: number, in: &bounds))
  }

  mutating func source(of operand: Operand) -> SelectionPlan.Source {
    builder.column(of: operand).map { .column($0) }
      ?? .result(Self.place(of: operand, in: &results))
  }

  mutating func filling(
    _ request: SelectionPlan.HistogramRequest, cutCount: Int
  ) -> SelectionPlan.Filling {
    precondition(request.axes.count == request.coordinates.count)
    switch request.stage {
    case .first(let count): precondition((0...cutCount).contains(count))
    case .allBut(let cut): precondition((0..<cutCount).contains(cut))
    }
    var computed: [Operand] = []
    let coordinates = request.coordinates.map { operand in
      builder.column(of: operand).map { SelectionPlan.Source.column($0) }
        ?? .result(Self.place(of: operand, in: &computed))
    }
    return .init(
      axes: request.axes, coordinates: coordinates, stage: request.stage,
      program: builder.build(results: computed))
  }

  mutating func programs() -> (bounds: RowProgram, rows: RowProgram) {
    (builder.build(results: bounds), builder.build(results: results))
  }

  private mutating func all(_ masks: [Operand]) -> Operand? {
    masks.dropFirst().reduce(masks.first) { result, mask in
      result.map { builder.apply(.and, $0, mask) }
    }
  }

  /// The place of an operand in a list, which it joins if it is new.
  private static func place(of operand: Operand, in list: inout [Operand]) -> Int {
    if let index = list.firstIndex(of: operand) { return index }
    list.append(operand)
    return list.count - 1
  }
}
