import Columns
import Histograms
import Interpreter
import Plotting
import Semantics
import Syntax
import Units

// Two histograms beside each other: ratios, efficiencies, and what a cut between them would keep.

// MARK: Ratios

let ratioFunction = LibraryFunction(
  Signature(
    "ratio",
    [
      .init("histogram", .value(.object("histogram"))),
      .init("to", .value(.object("histogram")), note: "what it is divided by"),
    ]
  ) { call throws(Diagnostic) in
    guard let kind = try call.sharedAxis("histogram", "to") else { return .unknown }
    return call.returning(.object(.estimate("ratio", along: kind)))
  },
  Documentation(
    "bin by bin the ratio of independent histograms, for `points`",
    formula: #"r = a/b,\qquad \sigma_r^2 = \frac{\sigma_a^2 + r^2\sigma_b^2}{b^2}"#,
    validity:
      "nothing where the divisor is 0; of events that are among the others use `efficiency`",
    example: """
      data = table(x = [1, 2, 2, 3]) |> hist(x, bins = grid(0..4, 5))
      expected = table(x = [1, 2, 3, 3]) |> hist(x, bins = grid(0..4, 5))
      plot(points(ratio(data, expected)), hline(1))
      """)
) { arguments, _ in
  guard let a: Histogram = try arguments.object("histogram"),
    let b: Histogram = try arguments.object("to")
  else { return .number(.nan) }
  let ratio = try arguments.sameBins("histogram", "to") { () throws(HistogramError) in
    try a.ratio(to: b)
  }
  return .object(
    BinnedEstimate(axis: a.axes[0], values: ratio.contents, errors: ErrorBars(ratio.errors)))
}

let efficiencyFunction = LibraryFunction(
  Signature(
    "efficiency",
    [
      .init("part", .value(.object("histogram")), note: "the events that pass"),
      .init("whole", .value(.object("histogram")), note: "all events, those that pass among them"),
    ]
  ) { call throws(Diagnostic) in
    guard let kind = try call.sharedAxis("part", "whole") else { return .unknown }
    return call.returning(.object(.estimate("efficiency", along: kind)))
  },
  Documentation(
    "bin by bin the part of the events that passes, with intervals of 68.27 %, for `points`",
    validity:
      "intervals of Clopper and Pearson, which cover the true value at least as often as they say; of weighted events for their effective number",
    source: "C. Clopper, E. Pearson, doi:10.1093/biomet/26.4.404",
    example: """
      events = table(x = [1, 2, 2, 3])
      all = events |> hist(x, bins = grid(0..4, 5))
      passed = events |> where(x > 1.5) |> hist(x, bins = grid(0..4, 5))
      plot(points(efficiency(passed, all)), y = 0..1)
      """)
) { arguments, _ in
  guard let part: Histogram = try arguments.object("part"),
    let whole: Histogram = try arguments.object("whole")
  else { return .number(.nan) }
  let efficiencies = try arguments.sameBins("part", "whole") { () throws(HistogramError) in
    try part.efficiencies(of: whole)
  }
  let intervals = efficiencies.map { $0.clopperPearson() }
  return .object(
    BinnedEstimate(
      axis: part.axes[0], values: efficiencies.map(\.value),
      errors: ErrorBars(
        below: zip(efficiencies, intervals).map { $0.value - ($1?.lowerBound ?? .nan) },
        above: zip(efficiencies, intervals).map { ($1?.upperBound ?? .nan) - $0.value })))
}

// MARK: Cuts

let cutScanFunction = LibraryFunction(
  Signature(
    "cut_scan",
    [
      .init("signal", .value(.object("histogram"))),
      .init("background", .value(.object("histogram"))),
      .init(
        "keep", .value(.choice(CutScan.Direction.allCases.map(\.rawValue))), required: false,
        note: "what a cut keeps: \"above\" the threshold (default) or \"below\""),
    ], positional: 2
  ) { call throws(Diagnostic) in
    guard let x = try call.sharedAxis("signal", "background")?.x else { return .unknown }
    let names = ["signal", "background", "significance", "asimov"]
    let columns =
      [Schema.Column(name: "threshold", written: "threshold", kind: .number(x))]
      + names.map { Schema.Column(name: $0, written: $0, kind: .plainNumber) }
    return call.returning(.table(Schema(columns: columns)))
  },
  Documentation(
    "a table of what a cut at each edge would keep, and how significant that is",
    formula:
      #"\mathrm{significance} = \frac{s}{\sqrt{s+b}},\qquad \mathrm{asimov} = \sqrt{2\left[(s+b)\ln\left(1+\frac{s}{b}\right)-s\right]}"#,
    validity: "what lies outside of the bins is counted; `asimov` is missing where b is 0",
    source: "G. Cowan et al., arXiv:1007.1727, eq. 97",
    example: """
      nue = table(x = [1, 1, 2]) |> hist(x, bins = grid(0..4, 5))
      nc = table(x = [1, 2, 3, 3]) |> hist(x, bins = grid(0..4, 5))
      scan = cut_scan(nue, nc, keep = "below")
      plot(line(scan, x = threshold, y = significance))
      """)
) { arguments, _ in
  guard let signal: Histogram = try arguments.object("signal"),
    let background: Histogram = try arguments.object("background")
  else { return .number(.nan) }
  let keeping = try arguments.string("keep").flatMap(CutScan.Direction.init(rawValue:)) ?? .above
  let scan = try arguments.sameBins("signal", "background") { () throws(HistogramError) in
    try CutScan(signal: signal, background: background, keeping: keeping)
  }
  let columns = [
    scan.thresholds, scan.signal, scan.background, scan.signalOverNoise, scan.asimovSignificance,
  ]
  return .table(
    TableData(columns: columns.map { .numbers($0) }, rowCount: scan.thresholds.count))
}

// MARK: Arguments

extension LibraryCall {
  /// The first of two histograms of one axis, whose dimension is that of the second.
  fileprivate func sharedAxis(
    _ first: String, _ second: String
  ) throws(Diagnostic) -> ObjectKind? {
    guard let a = object(first), let b = object(second) else { return nil }
    for (kind, parameter) in [(a, first), (b, second)] where kind.axes.count != 1 {
      throw .notOneAxis(kind, place(parameter))
    }
    guard let x = a.x, let other = b.x, x.dimension.isCompatible(with: other.dimension) else {
      throw Diagnostic(
        "E23", "these histograms have different axes",
        [.init(place(first)), .init(place(second))])
    }
    return a
  }
}

extension CallArguments {
  /// What the core makes of two histograms, whose bins must be the same.
  fileprivate func sameBins<Result>(
    _ first: String, _ second: String, _ body: () throws(HistogramError) -> Result
  ) throws -> Result {
    do throws(HistogramError) {
      return try body()
    } catch .axesDiffer {
      throw try binsDiffer(first, second)
    } catch {
      throw error.diagnostic(place(first))
    }
  }
}
