import Histograms
import Interpreter
import Semantics
import Syntax
import Units

/// `reweight(template, spectrum, from = other)`: a spectrum brought onto a template of more axes.
let reweightFunction = LibraryFunction(
  Signature(
    "reweight",
    [
      .init("histogram", .value(.object("histogram")), note: "the template"),
      .init(
        "to", .value(.object("histogram")),
        note: "a spectrum along some of the template's axes, in the same bins"),
      .init(
        "from", .value(.object("histogram")), required: false,
        note: "the spectrum that the template was made with; its own projection unless given"),
    ], positional: 2
  ) { call throws(Diagnostic) in
    guard let template = call.object("histogram"), let new = call.object("to") else {
      return .unknown
    }
    for (name, spectrum) in [("to", new), ("from", call.object("from") ?? new)] {
      let fits =
        spectrum.axes.count == new.axes.count
        && zip(spectrum.axes, new.axes).allSatisfy { axis, other in
          axis.fits(other) && template.axes.contains { $0.fits(axis) }
        }
      guard fits else {
        throw Diagnostic(
          "E23", "`\(name)` has an axis that \(name == "to" ? "the template" : "`to`") has not",
          [.init(call.place(name)), .init(call.place(name == "to" ? "histogram" : "to"))])
      }
    }
    return call.returning(.object(template))
  },
  Documentation(
    "a template whose bins are multiplied by the ratio of two spectra along some of its axes: a rate of one's own, spread over what only a simulation knows",
    formula:
      #"n_{ijk} \to n_{ijk}\,\frac{a_i}{b_i},\qquad b_i = \sum_{jk} n_{ijk}\ \text{unless given}"#,
    validity:
      "the axes are found by their bins; 0 where `from` is 0; it takes from the template only how events of one bin of the spectrum are spread over the other axes",
    example: """
      template = table(E = E, t = t, n = E * t for E in [1, 3], t in [1, 2, 3]) |> histogram(E, t, n)
      reweight(template, table(E = [1, 3], n = [10, 20]) |> histogram(E, n)) |> total   # 30
      """)
) { arguments, _ in
  guard let template: Histogram = try arguments.object("histogram"),
    let new: Histogram = try arguments.object("to")
  else { return .number(.nan) }
  let old: Histogram? = try arguments.object("from")
  do throws(HistogramError) {
    return .object(try template.reweighted(to: new, from: old))
  } catch .axesDiffer {
    throw try arguments.binsDiffer("histogram", "to")
  } catch {
    throw error.diagnostic(arguments.call.span)
  }
}

extension AxisKind {
  /// Whether bins along this axis may be those along another.
  fileprivate func fits(_ other: AxisKind) -> Bool {
    hasNames == other.hasNames && number.dimension.isCompatible(with: other.number.dimension)
  }
}
