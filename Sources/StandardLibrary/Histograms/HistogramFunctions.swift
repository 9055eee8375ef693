import Columns
import Histograms
import Interpreter
import Semantics
import Syntax
import Units

/// Histograms: of numbers that are binned already, and what can be done with those that there are.
let histogramFunctions: [LibraryFunction] = [
  histogramFunction, countsFunction, totalFunction, projectFunction,
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
    return call.returning(.object(.histogram([axis])))
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
    call throws(Diagnostic) in call.returning(.object(.histogram([NumberKind()])))
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
    "the sum of all bins of a histogram", example: "rate(xe, nu_weak) |> total")
) { arguments, _ in
  let histogram: Histogram? = try arguments.object("histogram")
  return .number(histogram?.total ?? .nan)
}

private let projectFunction = LibraryFunction(
  Signature(
    "project",
    [
      .init("histogram", .value(.object("histogram"))),
      .init("axis", .value(.number(.none)), note: "the axis that stays, counted from 0"),
    ]
  ) { call throws(Diagnostic) in
    guard case .object(let histogram)? = call.value("histogram")?.kind else { return .unknown }
    guard let axis = call.value("axis")?.constantNumber.flatMap({ Int(exactly: $0) }),
      histogram.axes.indices.contains(axis)
    else {
      throw Diagnostic(
        "E35", "`axis` is a number from 0 to \(histogram.axes.count - 1)",
        [.init(call.place("axis"))])
    }
    return call.returning(.object(.histogram([histogram.axes[axis]])))
  },
  Documentation(
    "a histogram of one axis, summed over the bins of the others",
    example: "rate(csi, nu_weak) |> project(0)")
) { arguments, _ in
  guard let histogram: Histogram = try arguments.object("histogram"),
    let axis = Int(exactly: try arguments.number("axis"))
  else { return .number(.nan) }
  if histogram.axes.count == 1 { return .object(histogram) }
  do throws(HistogramError) {
    return .object(try histogram.projected(on: axis))
  } catch {
    throw error.diagnostic(arguments.place("histogram"))
  }
}

// MARK: Arithmetic

let histogramOperators: [LibraryOperator] = [
  sum("+", .add), sum("-", .subtract),
  LibraryOperator(.number, .multiply, .object("histogram"), scaled("number * histogram")),
  LibraryOperator(.object("histogram"), .multiply, .number, scaled("histogram * number")),
  LibraryOperator(.object("histogram"), .divide, .number, scaled("histogram / number")),
]

private let operands: [Signature.Parameter] = [
  .init("left", .value(.any)), .init("right", .value(.any)),
]

private func sum(_ symbol: String, _ operation: BinaryOperator) -> LibraryOperator {
  let name = "histogram \(symbol) histogram"
  let function = LibraryFunction(
    Signature(name, operands) { call throws(Diagnostic) in
      guard case .object(let left)? = call.value("left")?.kind,
        case .object(let right)? = call.value("right")?.kind
      else { return .unknown }
      let fit =
        left.axes.count == right.axes.count
        && zip(left.axes, right.axes).allSatisfy { $0.dimension.isCompatible(with: $1.dimension) }
      guard fit else {
        throw Diagnostic(
          "E23", "these histograms have different axes",
          [.init(call.place("left")), .init(call.place("right"))])
      }
      return call.returning(.object(left))
    },
    Documentation("histograms of the same bins, bin by bin")
  ) { arguments, _ in
    guard let left: Histogram = try arguments.object("left"),
      let right: Histogram = try arguments.object("right")
    else { return .number(.nan) }
    do throws(HistogramError) {
      return .object(
        operation == .add ? try left.adding(right) : try left.subtracting(right))
    } catch {
      throw Diagnostic(
        "E23",
        "bins differ: \(arguments.binsText("left", left)), and \(arguments.binsText("right", right))",
        [.init(arguments.place("left")), .init(arguments.place("right"))])
    }
  }
  return LibraryOperator(.object("histogram"), operation, .object("histogram"), function)
}

private func scaled(_ name: String) -> LibraryFunction {
  LibraryFunction(
    Signature(name, operands) { call throws(Diagnostic) in
      for side in ["left", "right"] {
        guard case .number(let number)? = call.value(side)?.kind, !number.dimension.isNone else {
          continue
        }
        throw Diagnostic(
          "E18", "the bins of a histogram hold numbers, and this is \(number.dimension.phrase)",
          [.init(call.place(side))])
      }
      let kinds = ["left", "right"].compactMap { call.value($0)?.kind }
      guard let kind = kinds.first(where: { if case .object = $0 { true } else { false } }) else {
        return .unknown
      }
      return call.returning(kind)
    },
    Documentation("a histogram times a number")
  ) { arguments, _ in
    if let right: Histogram = try arguments.object("right") {
      return .object(right.scaled(by: try arguments.number("left")))
    }
    guard let left: Histogram = try arguments.object("left") else { return .number(.nan) }
    let number = try arguments.number("right")
    return .object(left.scaled(by: name.contains("/") ? 1 / number : number))
  }
}

extension CallArguments {
  /// "59 bins 0.5..30 keV"
  func binsText(_ parameter: String, _ histogram: Histogram) -> String {
    guard case .object(let kind)? = self.kind(parameter) else { return "" }
    return zip(histogram.axes, kind.axes).map { "\($0.count) bins \($0.rangeText($1))" }
      .joined(separator: " × ")
  }
}
