import Histograms
import Interpreter
import Semantics
import Syntax
import Units

/// Histograms: of numbers that are binned already, and what can be done with those that there are.
let histogramFunctions: [LibraryFunction] = [
  histogramFunction, countsFunction, totalFunction, binsFunction, projectFunction, sliceFunction,
  outerFunction, fluctuateFunction, reweightFunction, rebinFunction, normaliseFunction,
  smearFunction, blindFunction,
  ratioFunction, efficiencyFunction, cutScanFunction, stackFunction, heatMapFunction,
  contoursFunction,
]

// MARK: Making them

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
