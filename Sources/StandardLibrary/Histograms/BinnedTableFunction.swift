import Columns
import Histograms
import Interpreter
import Semantics
import Syntax
import Units

/// `histogram(table, E, n)`, `histogram(table, E, F90, t, n)`: contents that are binned already.
let histogramFunction = LibraryFunction(
  Signature(
    "histogram",
    [
      .init("table", .value(.table)),
      .init("x", .row, note: "the middles of bins of one width; or, with `high`, their low edges"),
      .init("high", .row, required: false, note: "the high edges of the bins, of one axis"),
      .init("error", .row, required: false, note: "the standard error of the contents"),
    ], positional: 2,
    rest: .init(bare: .row, note: "further axes as the first, and last what is in the bins")
  ) { call throws(Diagnostic) in
    let rows = call.arguments.binnedRows
    guard let contents = rows.last, rows.count > 1 else {
      throw Diagnostic(
        "E15", "`histogram` needs what is in the bins", [.init(call.span)],
        help: [.init("the axes, and last the contents: `histogram(x, n)`, `histogram(x, y, n)`")])
    }
    guard rows.count <= Histogram.largestAxisCount + 1, rows.count == 2 || call.row("high") == nil
    else {
      throw Diagnostic(
        "E15",
        call.row("high") != nil
          ? "`high` goes with one axis; along several the bins are told by their middles"
          : "a histogram has up to \(Histogram.largestAxisCount) axes", [.init(call.span)])
    }
    let number = try contents.number()
    guard number.dimension.isNone else {
      throw Diagnostic(
        "E18", "the contents of bins are numbers, and this is \(number.dimension.phrase)",
        [.init(contents.span)],
        help: [.init("multiply a density by the width of the bins and by the exposure")])
    }
    var axes: [AxisKind] = []
    for row in rows.dropLast() {
      axes.append(AxisKind(try row.number(), name: row.body.name))
    }
    return call.returning(.object(.histogram(axes)))
  },
  Documentation(
    "a histogram of contents that are binned already, one row of a table for each bin",
    validity: "along several axes the rows may stand in any order, and each bin has one",
    example: """
      table(x = [0.5, 1.5, 2.5], n = [3, 5, 2]) |> histogram(x, n)
      grid = table(x = x, y = y, n = x + y for x in [0.5, 1.5, 2.5], y in [10, 20])
      grid |> histogram(x, y, n) |> project(1)
      """)
) { arguments, _ in
  let table = try arguments.table("table")
  let rows = arguments.call.arguments.binnedRows
  let columns = try rows.map { try arguments.rows($0.body, over: table).machineInput }
  guard let contents = columns.last else { return .number(.nan) }
  guard contents.allSatisfy(\.isFinite) else {
    throw Diagnostic("E35", "a bin has no content", [.init(rows[rows.count - 1].span)])
  }
  let squares = try arguments.row("error").map {
    try arguments.rows($0, over: table).machineInput.map { $0 * $0 }
  }
  let axes = try arguments.axes(Array(zip(rows.dropLast(), columns)), over: table)
  do throws(HistogramError) {
    let grid = try BinGrid(axes, middles: Array(columns.dropLast()))
    return .object(
      try Histogram(
        contents: grid.ordered(contents), squares: squares.map(grid.ordered), axes: axes))
  } catch .axesDiffer {
    let bins = axes.map { String($0.count) }.joined(separator: " × ")
    throw Diagnostic(
      "E35", "each bin has one row, and these are \(contents.count) rows for \(bins) bins",
      rows.dropLast().map { .init($0.span) })
  } catch {
    throw error.diagnostic(arguments.place("x"))
  }
}

// MARK: Rows

/// An expression over the rows of a table, and where it stands.
private struct BinnedRow {
  let body: Abstraction
  let span: Span

  func number() throws(Diagnostic) -> NumberKind {
    switch body.body.kind {
    case .number(let number), .measurement(let number): return number
    case .unknown: return NumberKind()
    default:
      throw Diagnostic(
        "E17", "a histogram of binned contents takes numbers, and this is \(body.body.kind.phrase)",
        [.init(span)])
    }
  }
}

extension BoundArguments {
  /// The axes, and last the contents.
  fileprivate var binnedRows: [BinnedRow] {
    let first = named["x"].map { [(argument: $0.argument, span: $0.span)] } ?? []
    return (first + rest.map { (argument: $0.argument, span: $0.span) }).compactMap {
      if case .row(let body) = $0.argument { BinnedRow(body: body, span: $0.span) } else { nil }
    }
  }
}

extension CallArguments {
  fileprivate func axes(
    _ columns: [(row: BinnedRow, numbers: [Double])], over table: TableData
  ) throws -> [HistogramAxis] {
    try columns.map { row, numbers in
      let edges: [Double]?
      if let high = self.row("high") {
        edges = BinEdges.of(lows: numbers, highs: try rows(high, over: table).machineInput)
      } else {
        edges = BinEdges.of(middles: columns.count == 1 ? numbers : Set(numbers).sorted())
      }
      guard let edges else {
        throw Diagnostic(
          "E35", "these rows are no bins side by side, rising and of one width", [.init(row.span)],
          help: [
            .init("for bins of several widths give both edges: `histogram(low, n, high = high)`")
          ])
      }
      do throws(HistogramError) {
        return try HistogramAxis(edges: edges)
      } catch {
        throw error.diagnostic(row.span)
      }
    }
  }
}

// MARK: Bins

/// Which bin of a histogram each row of a table tells of.
private struct BinGrid {
  private let places: [Int]

  /// - Parameter middles: along each axis a number inside of each row's bin; with one axis the rows are in order.
  /// - Throws: `axesDiffer` unless each bin has one row.
  init(_ axes: [HistogramAxis], middles: [[Double]]) throws(HistogramError) {
    let count = axes.reduce(1) { $0 * $1.count }
    guard axes.count > 1 else {
      places = Array(0..<count)
      return
    }
    var places = [Int](repeating: 0, count: middles[0].count)
    var stride = 1
    for (axis, numbers) in zip(axes, middles) {
      for (row, number) in numbers.enumerated() {
        places[row] += ((axis.cell(of: number) ?? 1) - 1) * stride
      }
      stride *= axis.count
    }
    guard places.count == count, Set(places).count == count else { throw .axesDiffer }
    self.places = places
  }

  /// The contents of the rows in the order of the bins.
  func ordered(_ contents: [Double]) -> [Double] {
    var ordered = contents
    for (place, content) in zip(places, contents) where ordered.indices.contains(place) {
      ordered[place] = content
    }
    return ordered
  }
}

/// Edges of bins, from what tables say of them.
enum BinEdges {
  /// Nil unless the middles are those of bins of one width.
  static func of(middles: [Double]) -> [Double]? {
    guard let first = middles.first, let last = middles.last, middles.count > 1 else { return nil }
    let width = (last - first) / Double(middles.count - 1)
    guard width > 0, width.isFinite else { return nil }
    for (index, middle) in middles.enumerated() {
      guard abs(middle - (first + Double(index) * width)) < 1e-3 * width else { return nil }
    }
    return (0...middles.count).map { first + (Double($0) - 0.5) * width }
  }

  /// Nil unless each bin begins where the one before ends.
  static func of(lows: [Double], highs: [Double]) -> [Double]? {
    guard let last = highs.last, lows.count == highs.count else { return nil }
    for index in lows.indices {
      let width = highs[index] - lows[index]
      guard width > 0, width.isFinite else { return nil }
      guard index == 0 || abs(lows[index] - highs[index - 1]) < 1e-6 * width else { return nil }
    }
    return lows + [last]
  }
}
