import Columns
import Histograms
import Interpreter
import Semantics
import Syntax
import Units

/// Histograms: of numbers that are binned already, and what can be done with those that there are.
let histogramFunctions: [LibraryFunction] = [
  histogramFunction, countsFunction, totalFunction, binsFunction, projectFunction, sliceFunction,
  rebinFunction, normaliseFunction, smearFunction, blindFunction, ratioFunction,
  efficiencyFunction, cutScanFunction, stackFunction, heatMapFunction,
]

// MARK: Making them

private let histogramFunction = LibraryFunction(
  Signature(
    "histogram",
    [
      .init("table", .value(.table)),
      .init("x", .row, note: "the middles of bins of one width; or, with `high`, their low edges"),
      .init("contents", .row, note: "what is in the bins"),
      .init("high", .row, required: false, note: "the high edges of the bins"),
      .init("error", .row, required: false, note: "the standard error of the contents"),
    ], positional: 3
  ) { call throws(Diagnostic) in
    guard let x = call.row("x"), let contents = call.row("contents") else { return .unknown }
    let axis = try LayerArguments.number(x.body.kind, "x", call)
    let number = try LayerArguments.number(contents.body.kind, "contents", call)
    guard number.dimension.isNone else {
      throw Diagnostic(
        "E18", "the contents of bins are numbers, and this is \(number.dimension.phrase)",
        [.init(call.place("contents"))],
        help: [.init("multiply a density by the width of the bins and by the exposure")])
    }
    return call.returning(.object(.histogram([AxisKind(axis, name: x.name)])))
  },
  Documentation(
    "a histogram of contents that are binned already, one row of a table for each bin",
    example: "table(x = [0.5, 1.5, 2.5], n = [3, 5, 2]) |> histogram(x, n)")
) { arguments, _ in
  let table = try arguments.table("table")
  func column(_ name: String) throws -> [Double]? {
    try arguments.row(name).map { try arguments.rows($0, over: table).machineInput }
  }
  guard let xs = try column("x"), let contents = try column("contents") else {
    return .number(.nan)
  }
  let edges: [Double]?
  if let highs = try column("high") {
    edges = BinEdges.of(lows: xs, highs: highs)
  } else {
    edges = BinEdges.of(middles: xs)
  }
  guard let edges else {
    throw Diagnostic(
      "E35", "these rows are no bins side by side, rising and of one width",
      [.init(arguments.place("x"))],
      help: [.init("for bins of several widths give both edges: `histogram(low, n, high = high)`")])
  }
  guard contents.allSatisfy(\.isFinite) else {
    throw Diagnostic("E35", "a bin has no content", [.init(arguments.place("contents"))])
  }
  let errors = try column("error")
  do throws(HistogramError) {
    return .object(
      try Histogram(
        contents: contents, squares: errors.map { $0.map { $0 * $0 } },
        axis: try HistogramAxis(edges: edges)))
  } catch {
    throw error.diagnostic(arguments.place("x"))
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

private let countsFunction = LibraryFunction(
  Signature("counts", [.init("number", .value(.number(.none)), note: "of events")]) {
    call throws(Diagnostic) in call.returning(.object(.histogram([AxisKind(NumberKind())])))
  },
  Documentation(
    "a counting experiment: a number of events as a histogram of one bin", example: "counts(4)")
) { arguments, _ in
  let count = try arguments.number("number")
  let axis = try HistogramAxis(count: 1, from: 0, to: 1)
  return .object(try Histogram(contents: [count], squares: [max(0, count)], axis: axis))
}

// MARK: Using them

private let totalFunction = LibraryFunction(
  Signature("total", [.init("histogram", .value(.object("histogram")))]) {
    call throws(Diagnostic) in call.returning(.plainNumber)
  },
  Documentation(
    "the sum of all bins of a histogram", example: "counts(4) |> total   # 4")
) { arguments, _ in
  let histogram: Histogram? = try arguments.object("histogram")
  return .number(histogram?.total ?? .nan)
}
