import Columns
import Histograms
import Interpreter
import Plotting
import Semantics
import Syntax
import Units

/// `bins(histogram)`: its bins as the rows of a table.
let binsFunction = LibraryFunction(
  Signature(
    "bins",
    [.init("histogram", .value(.any), note: "a histogram, a ratio or an efficiency")]
  ) { call throws(Diagnostic) in
    guard let kind = call.object("histogram"),
      kind.name == "histogram" || BinnedEstimate.kindNames.contains(kind.name)
    else {
      throw Diagnostic(
        "E17",
        "`bins` takes a histogram, not \(call.value("histogram")?.kind.phrase ?? "nothing")",
        [.init(call.place("histogram"))])
    }
    let values = kind.name == "histogram" ? ["events", "error"] : [kind.name, "below", "above"]
    let columns =
      kind.axes.enumerated().flatMap { $1.columns(suffix: axisSuffixes[$0]) }
      + values.map { Schema.Column(name: $0, written: $0, kind: .plainNumber) }
    return call.returning(.table(Schema(columns: columns)))
  },
  Documentation(
    "the bins of a histogram as a table, one row for each: their edges (or their name), contents and errors",
    example: "table(x = [1, 2, 3]) |> hist(x, bins = grid(0..4, 5)) |> bins")
) { arguments, _ in
  if let histogram: Histogram = try arguments.object("histogram") {
    return .table(
      TableData(
        columns: histogram.binColumns + [.numbers(histogram.contents), .numbers(histogram.errors)],
        rowCount: histogram.contents.count))
  }
  guard let estimate: BinnedEstimate = try arguments.object("histogram") else {
    return .number(.nan)
  }
  let numbers = [estimate.values, estimate.errors.below, estimate.errors.above]
  return .table(
    TableData(
      columns: estimate.axis.columns { $0 } + numbers.map { .numbers($0) },
      rowCount: estimate.values.count))
}

extension AxisKind {
  fileprivate func columns(suffix: String) -> [Schema.Column] {
    if hasNames {
      return [.init(name: "bin" + suffix, written: "bin" + suffix, kind: .string)]
    }
    return ["low" + suffix, "high" + suffix].map {
      Schema.Column(name: $0, written: $0, kind: .number(number))
    }
  }
}

extension HistogramAxis {
  /// The edges of its bins or their names, for the rows that `spread` makes of one for each bin.
  fileprivate func columns(_ spread: ([Int]) -> [Int]) -> [ColumnData] {
    let places = spread(Array(0..<count))
    if !names.isEmpty {
      return [.strings(codes: places.map { Int32(truncatingIfNeeded: $0) }, dictionary: names)]
    }
    return [.numbers(places.map { edges[$0] }), .numbers(places.map { edges[$0 + 1] })]
  }
}

extension Histogram {
  /// The edges or names of its bins along each axis.
  fileprivate var binColumns: [ColumnData] {
    axes.indices.flatMap { axis in
      let inner = axes[..<axis].reduce(1) { $0 * $1.count }
      let outer = axes[(axis + 1)...].reduce(1) { $0 * $1.count }
      return axes[axis].columns { bins in
        let run = bins.flatMap { Array(repeating: $0, count: inner) }
        return (0..<outer).flatMap { _ in run }
      }
    }
  }
}

/// What the names of the columns of each axis end with.
private let axisSuffixes = ["", "_y", "_z", "_w"]
