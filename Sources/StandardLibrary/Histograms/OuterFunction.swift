import Histograms
import Interpreter
import Semantics
import Syntax
import Units

/// `outer(energy, time)`: a histogram of more axes from spectra that do not know of each other.
let outerFunction = LibraryFunction(
  Signature(
    "outer",
    [
      .init("first", .value(.object("histogram")), note: "its axes come first"),
      .init("second", .value(.object("histogram")), note: "of other variables"),
    ]
  ) { call throws(Diagnostic) in
    guard let first = call.object("first"), let second = call.object("second") else {
      return .unknown
    }
    return call.returning(.object(.histogram(first.axes + second.axes)))
  },
  Documentation(
    "the histogram of independent variables: each bin the product of theirs",
    formula: #"n_{ij} = a_i\,b_j"#,
    validity:
      "the total is the product of the totals: `normalise` one of them to keep that of the other",
    example: """
      energy = table(E = [1, 3], n = [10, 20]) |> histogram(E, n)
      time = table(t = [1, 2, 3], n = [5, 3, 2]) |> histogram(t, n)
      outer(energy, time |> normalise)
      """)
) { arguments, _ in
  guard let first: Histogram = try arguments.object("first"),
    let second: Histogram = try arguments.object("second")
  else { return .number(.nan) }
  do throws(HistogramError) {
    return .object(try first.outer(second))
  } catch {
    throw error.diagnostic(arguments.call.span)
  }
}
