import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// Intervals of single counts, from their distributions.
let countingIntervals: [LibraryFunction] = [feldmanCousinsFunction, garwood, clopperPearson]

private let feldmanCousinsFunction = LibraryFunction(
  Signature(
    "feldman_cousins",
    [
      .init("n", .value(.number(.none)), note: "how many events were found"),
      .init(
        "b", .value(.number(.none)), required: false,
        note: "how many are expected from background, which is known exactly; 0 unless given"),
      IntervalMethod.confidence,
    ], positional: 2
  ) { call throws(Diagnostic) in call.returningInterval("Feldman-Cousins") },
  Documentation(
    "the interval of Feldman and Cousins for the mean of a Poisson signal above a known background",
    formula: #"R(n) = \frac{P(n\,|\,s+b)}{P(n\,|\,\max(0, n-b)+b)}"#,
    validity:
      "counts are accepted in the order of R until their probability is the confidence level; the ends are the outermost signals that accept n. Not smoothed in b, as the paper's tables are for few counts. For a model with nuisance parameters: `interval(m.s, method = \"FC\")`",
    source: "G. Feldman, R. Cousins, doi:10.1103/PhysRevD.57.3873",
    example: "feldman_cousins(4, 3)")
) { arguments, _ in
  let count = try arguments.wholeNumber("n")
  let background = try arguments.number("b", default: 0)
  guard background >= 0, background <= 1e6, count <= 1_000_000 else {
    throw Diagnostic(
      "E35", "a background lies between 0 and a million", [.init(arguments.place("b"))])
  }
  return .range(
    FeldmanCousinsTables.poisson(
      count, background: background, confidence: try arguments.confidence()))
}

private let garwood = LibraryFunction(
  Signature(
    "garwood",
    [
      .init("n", .value(.number(.none)), note: "how many events were found"),
      IntervalMethod.confidence,
    ], positional: 1
  ) { call throws(Diagnostic) in call.returningInterval("central, Garwood") },
  Documentation(
    "the central interval of a Poisson mean of which n events were found",
    formula: #"P(\ge n\,|\,\lambda_-) = P(\le n\,|\,\lambda_+) = \frac{1-\mathrm{CL}}{2}"#,
    validity: "it covers at least the confidence level for every mean",
    source: "F. Garwood, doi:10.1093/biomet/28.3-4.437", example: "garwood(9, cl = 68.27%)")
) { arguments, _ in
  .range(
    CountingIntervals.garwood(
      try arguments.wholeNumber("n"), confidence: try arguments.confidence()))
}

private let clopperPearson = LibraryFunction(
  Signature(
    "clopper_pearson",
    [
      .init("passed", .value(.number(.none)), note: "how many passed"),
      .init("total", .value(.number(.none)), note: "of how many"), IntervalMethod.confidence,
    ], positional: 2
  ) { call throws(Diagnostic) in call.returningInterval("central, Clopper-Pearson") },
  Documentation(
    "the central interval of an efficiency of which `passed` of `total` are known",
    validity: "it covers at least the confidence level for every efficiency",
    source: "C. J. Clopper, E. S. Pearson, doi:10.1093/biomet/26.4.404",
    example: "clopper_pearson(8, 10, cl = 68.27%)")
) { arguments, _ in
  let (passed, total) = (try arguments.wholeNumber("passed"), try arguments.wholeNumber("total"))
  guard passed <= total, total > 0 else {
    throw Diagnostic(
      "E35", "\(passed) cannot pass of \(total)", [.init(arguments.call.span)])
  }
  return .range(
    CountingIntervals.clopperPearson(
      passed, of: total, confidence: try arguments.confidence()))
}

extension LibraryCall {
  /// A range of plain numbers that says by which rule it was made.
  fileprivate func returningInterval(_ rule: String) -> Checked {
    let level = value("cl") == nil ? 0.9 : value("cl")?.constantNumber
    let confidence = level.map { "\(formatNumber(100 * $0)) % CL" } ?? "CL as given"
    var kind = NumberKind()
    kind.note = "interval, \(confidence), \(rule)"
    return returning(.range(kind))
  }
}

extension Value {
  fileprivate static func range(_ interval: ClosedRange<Double>) -> Value {
    .range(interval.lowerBound, interval.upperBound)
  }
}
