import Histograms
import Interpreter
import Numerics
import Semantics
import Syntax
import Units

/// `fluctuate(h)`: data as chance would make them of an expectation.
let fluctuateFunction = LibraryFunction(
  Signature(
    "fluctuate",
    [
      .init("histogram", .value(.object("histogram")), note: "the expected events of each bin"),
      .init("seed", .value(.number(.none)), required: false, note: "1 unless given"),
    ], positional: 1
  ) { call throws(Diagnostic) in
    guard let kind = call.value("histogram")?.kind else { return .unknown }
    return call.returning(kind)
  },
  Documentation(
    "pseudo-data: each bin of a histogram replaced by a draw from the Poisson distribution of that mean, without what lies outside of the bins",
    validity:
      "the same draws for the same seed; a bin's draw depends on the seed, its number and its mean alone. The errors are the roots of the counts",
    example: "table(x = [1, 2, 3], n = [4, 9, 100]) |> histogram(x, n) |> fluctuate(seed = 2)")
) { arguments, evaluator in
  guard let histogram: Histogram = try arguments.object("histogram") else { return .number(.nan) }
  let seed = try arguments.seed(evaluator)
  let means = histogram.contents
  if let bad = means.firstIndex(where: { !($0 >= 0 && $0 <= 1e15) }) {
    throw Diagnostic(
      "E35", "bin \(bad + 1) holds \(formatNumber(means[bad])), which is the mean of no count",
      [.init(arguments.place("histogram"))])
  }
  let counts = means.enumerated().map { bin, mean in
    var random = RandomStream(seed: seed, item: UInt64(bin))
    return Double(random.poisson(mean))
  }
  do throws(HistogramError) {
    return .object(try Histogram(contents: counts, axes: histogram.axes))
  } catch {
    throw error.diagnostic(arguments.place("histogram"))
  }
}
