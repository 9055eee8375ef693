import Columns
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `goodness(f)`: how well a fit describes its data, by several tests.
let goodnessFunction = LibraryFunction(
  Signature("goodness", [.fit] + toyParameters, positional: 1) { call throws(Diagnostic) in
    call.returning(.table(schema(withToys: call.value("toys") != nil)))
  },
  Documentation(
    "how well a fit describes its data: the saturated likelihood ratio of the bins and the constraints (Baker and Cousins), that of the bins alone, and the Kolmogorov-Smirnov distance; each with its probability, and with toys also by these",
    formula:
      #"\chi^2 = 2\sum_b\left(\lambda_b - n_b + n_b\ln\frac{n_b}{\lambda_b}\right) + \sum_k\frac{(\theta_k-\hat\theta_k)^2}{\sigma_k^2}"#,
    validity:
      "the probabilities are those of χ² for many counts a bin, and of Kolmogorov's distribution for unbinned data without fitted parameters: for binned data it is too high. Toys, thrown from the fit and fitted anew, need neither",
    source: "S. Baker, R. D. Cousins, doi:10.1016/0167-5087(84)90016-4",
    example: """
      m = model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(9) }
      goodness(fit(m), toys = 200)
      """)
) { arguments, evaluator in
  guard let value: FitValue = try arguments.object("fit") else { return .number(.nan) }
  try value.requireMinimum(arguments)
  do {
    let goodness = try value.model.likelihood.goodness(of: value.fit)
    var columns: [ColumnData] = [
      .texts(["bins and constraints", "bins", "Kolmogorov-Smirnov"]),
      .numbers([goodness.total, goodness.bins, goodness.kolmogorovDistance]),
      .numbers([goodness.pValue, .nan, goodness.kolmogorovPValue]),
    ]
    if arguments.has("toys") {
      let toys = try ToyGoodness(
        value.model.likelihood, value.fit,
        arguments.toyPlan(evaluator, task: "toys of the fit", count: 1000))
      columns.append(.numbers([toys.saturated, .nan, toys.kolmogorov]))
      arguments.warn(ofFailed: toys.failedCount, of: toys.toyCount, evaluator)
    }
    return .table(TableData(columns: columns, rowCount: 3))
  } catch let error as IntervalError {
    throw error.diagnostic(arguments, "the fit", in: NumberKind())
  }
}

private func schema(withToys: Bool) -> Schema {
  withToys
    ? Schema([
      "test": .string, "statistic": .plainNumber, "p_value": .plainNumber,
      "p_by_toys": .plainNumber,
    ]) : Schema(["test": .string, "statistic": .plainNumber, "p_value": .plainNumber])
}
