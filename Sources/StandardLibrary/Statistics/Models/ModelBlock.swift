import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `model { … }`: parameters, what is expected with them, and the data.
let modelBlock = LibraryFunction(
  Signature("model", modelSettings) { call throws(Diagnostic) in
    guard let model = call.model else { return .unknown }
    try requireSameAxes(model)
    var kind = ObjectKind(
      "model",
      members: model.parameters.map { .init(name: $0.name, kind: .object(.parameter($0.kind))) })
    if case .object(let data) = model.data.checked.kind { kind.axes = data.axes }
    return call.returning(.object(kind))
  },
  Documentation(
    "a statistical model: parameters (`mu ~ 0..5e-11 muB` in a range, `n ~ 1 ± 10%` known from elsewhere, `s ~ 500` free), samples that are expected (`signal s = rate(…)`, `background b = n * histogram`, `background flat(E) = a * exp(-E / tau)` per unit of the axis), `correlation(a, b) = 0.3` of what is known, and `data = …`",
    formula:
      #"-\ln L = \sum_b\left(\lambda_b - n_b\ln\lambda_b + \ln n_b!\right) + \sum_k\frac{(\theta_k-\hat\theta_k)^2}{2\sigma_k^2}+\ldots"#,
    validity:
      "Poisson counts in each bin; samples are histograms times smooth functions of the parameters, interactions with couplings that are, `vary(…)` of histograms, and densities, integrated over the bins. Derivatives are exact. A parameter known to be positive stays so. Fits run in μ² where rates depend on μ² alone",
    source:
      "G. Cowan et al., arXiv:1007.1727; R. Barlow, C. Beeston, doi:10.1016/0010-4655(93)90005-W",
    example:
      "c = model { s ~ 0..20, b ~ 3.0 ± 0.4, signal sig = counts(s), background bkg = counts(b), data = counts(4) }"
  )
) { arguments, evaluator in
  guard let model = arguments.model else { return .number(.nan) }
  return .object(try ModelBuilder(model, arguments, evaluator).build())
}

private let modelSettings: [Signature.Parameter] = [
  .init(
    "data", .value(.any),
    note: "a histogram, `points(table, x, y, sigma)` for a `curve(x) = …`, or `unbinned` events"),
  .init(
    "mc_errors", .value(.boolean), required: false,
    note:
      "true gives each bin a factor with the statistical error of the simulated samples in it; default false"
  ),
  .init(
    "covariance", .value(.any), required: false,
    note:
      "of what is expected in the bins, relative: a list of rows, or a table, with a number for each pair of bins"
  ),
  .init(
    "statistic", .value(.choice(["poisson", "chi2"])), required: false,
    note: "\"poisson\" (default), or \"chi2\" with the errors of the data"),
]

extension ObjectKind {
  static func parameter(_ number: NumberKind) -> ObjectKind { ObjectKind("parameter", x: number) }
}

private func requireSameAxes(_ model: CheckedModel) throws(Diagnostic) {
  guard case .object(let data) = model.data.checked.kind,
    ["histogram", "points", "events"].contains(data.name)
  else {
    if model.data.checked.kind.isUnknown { return }
    throw Diagnostic(
      "E17",
      "`data` must be a histogram, points or events, and this is \(model.data.checked.kind.phrase)",
      [.init(model.data.span)],
      help: [.init("`table |> histogram(x, events)`, `events |> hist(x, bins = …)` or `counts(4)`")]
    )
  }
  for sample in model.samples {
    guard case .object(let kind) = sample.body.body.kind else { continue }
    guard data.name != "points" else {
      throw Diagnostic(
        "E17", "of points a curve is expected, and `\(sample.name.written)` is a histogram",
        [.init(sample.body.span), .init(model.data.span)])
    }
    guard kind.axes.areOfSameKinds(as: data.axes) else {
      throw Diagnostic(
        "E23", "`\(sample.name.written)` has other axes than `data`",
        [.init(sample.body.span), .init(model.data.span)])
    }
  }
}
