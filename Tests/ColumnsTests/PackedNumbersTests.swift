import Columns
import Testing

struct PackedNumbersTests {
  private static let floats: [Float] = [0.5, 0.8, Float(0.8).nextUp, .nan, -3, .infinity]
  private static let columns: [ColumnData] = [
    .packed(PackedNumbers(.floats(floats), factor: 1000)),
    .packed(PackedNumbers(.int32s([1, -2, 3, 0, 5, .max]))),
    .packed(PackedNumbers(.int64s([1, -2, 3, 0, 5, .min]), factor: 0.5)),
    .strings(codes: [0, -1, 1, 1, 0, 0], dictionary: ["a", "b"]),
    .booleans([true, false, false, true, true, false]),
  ]

  @Test func wideningMultipliesByTheFactor() {
    #expect(
      Self.columns[0].machineInput[0...2]
        == [500, Double(Float(0.8)) * 1000, Double(Float(0.8).nextUp) * 1000])
    #expect(Self.columns[1].machineInput == [1, -2, 3, 0, 5, 2_147_483_647])
    #expect(Self.columns[2].machineInput == [0.5, -1, 1.5, 0, 2.5, -0x1p62])
  }

  /// Five blocks and a rest of each kind of column, through a program that mixes them.
  @Test(arguments: [1, 2, 3])
  func programsReadEveryKindOfColumn(threads: Int) throws {
    let rows = (0..<11_000).map { $0 % 6 }
    let columns = Self.columns.map { $0.gather(rows: rows, interrupted: {}) }
    var builder = RowProgramBuilder()
    let inputs = Self.columns.indices.map { builder.input($0) }
    let sum = builder.apply(.add, inputs[1], inputs[2])
    let chosen = builder.apply(.select, inputs[4], inputs[0], sum)
    let program = builder.build(results: [chosen, inputs[3]])
    let results = try ParallelRows.run(
      program, columns: columns, count: rows.count, threads: threads, interrupted: {})
    let wide = columns.map { ColumnData.numbers($0.machineInput) }
    let expected = try ParallelRows.run(
      program, columns: wide, count: rows.count, threads: 1, interrupted: {})
    #expect(results.map { $0.map(\.bitPattern) } == expected.map { $0.map(\.bitPattern) })
    #expect(results[0][1] == -3 && results[0][4] == -3000)
  }

  /// 0.8 is no float: compared as doubles, the nearest float would be greater.
  @Test func floatsAreComparedAsFloats() throws {
    let column = ColumnData.packed(PackedNumbers(.floats(Self.floats)))
    #expect(try mask(.greater, 0.8, column) == [0, 0, 1, 0, 0, 1])
    #expect(try mask(.equal, 0.8, column) == [0, 1, 0, 0, 0, 0])
    #expect(try mask(.lessOrEqual, 0.8, column) == [1, 1, 0, 0, 1, 0])
    #expect(try mask(.notEqual, 0.8, column) == [1, 0, 1, 0, 1, 1])
    let scaled = Self.columns[0]
    #expect(try mask(.greater, 800, scaled) == [0, 0, 1, 0, 0, 1])
    #expect(try mask(.equal, 800, scaled) == [0, 1, 0, 0, 0, 0])
  }

  private func mask(_ comparison: RowOperation, _ limit: Double, _ column: ColumnData) throws
    -> [Double]
  {
    var builder = RowProgramBuilder()
    let (x, c) = (builder.input(0), builder.uniform(0))
    let mirrored: [RowOperation: RowOperation] = [
      .greater: .less, .lessOrEqual: .greaterOrEqual, .equal: .equal, .notEqual: .notEqual,
    ]
    let program = builder.build(results: [
      builder.apply(comparison, x, c),
      builder.apply(try #require(mirrored[comparison]), c, x),
    ])
    let results = try ParallelRows.run(
      program, columns: [column], uniforms: [limit], count: column.count, threads: 1,
      interrupted: {})
    #expect(results[0] == results[1])
    return results[0]
  }

  @Test func sortingAndGroupingUseTheStoredNumbers() throws {
    let large: Int64 = 1 << 60
    let ids = ColumnData.packed(PackedNumbers(.int64s([large + 1, large, -1, large + 1])))
    #expect(try sortOrder(by: [SortKey(ids)], count: 4, interrupted: {}) == [2, 1, 0, 3])
    #expect(try Grouping(by: [ids], rows: 4, interrupted: {}).groups == [0, 1, 2, 0])
    let floats = Self.columns[0]
    #expect(
      try sortOrder(by: [SortKey(floats, descending: true)], count: 6, interrupted: {})
        == [5, 2, 1, 0, 4, 3])
  }
}
