import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// `vary(nominal, down = …, up = …, by = alpha)`: a histogram with a systematic error of its shape.
let varyFunction = LibraryFunction(
  Signature(
    "vary",
    [
      .init(
        "nominal", .value(.object("histogram")),
        note: "the histogram where `by` is 0; may be a `vary` itself"),
      .init("down", .value(.object("histogram")), note: "what it is where `by` is -1"),
      .init("up", .value(.object("histogram")), note: "what it is where `by` is 1"),
      .init(
        "by", .value(.number(.none)),
        note: "a parameter of the model, such as `alpha ~ 0 ± 1`, in standard deviations"),
      .init(
        "interpolation", .value(.any), required: false,
        note:
          "\"4p\" (default) and 0: HistFactory's smooth and straight ones; \"cubic\": CAFAna's, on the ratios"
      ),
    ], positional: 1
  ) { call throws(Diagnostic) in
    try requireInterpolation(call)
    guard let nominal = call.value("nominal")?.kind, case .object(let kind) = nominal else {
      return .unknown
    }
    for name in ["down", "up"] {
      guard case .object(let other)? = call.value(name)?.kind else { continue }
      if kind.axes.count != other.axes.count {
        throw Diagnostic(
          "E23", "`\(name)` has other axes than what it varies",
          [.init(call.place(name)), .init(call.place("nominal"))])
      }
    }
    return call.returning(nominal)
  },
  Documentation(
    "a histogram that depends on a nuisance parameter, in a `model`: what it is one standard deviation down and up",
    formula:
      #"h(\alpha) = h_0 + \frac{h_+-h_-}{2}\alpha + \left(\frac{h_++h_-}{2}-h_0\right)s(\alpha),\qquad s = |\alpha|\ \text{or}\ \frac{15\alpha^2-10\alpha^4+3\alpha^6}{8}\ \text{within}\ \pm1"#,
    validity: "a cubic is the same curve in each bin's ratio to the nominal, and never below 0",
    source: "K. Cranmer et al., CERN-OPEN-2012-016",
    example:
      "fit(model { alpha ~ 0 ± 1, background b = vary(counts(100), down = counts(90), up = counts(115), by = alpha), data = counts(104) })"
  )
) { arguments, _ in
  guard let nominal: Histogram = try arguments.object("nominal"),
    let down: Histogram = try arguments.object("down"),
    let up: Histogram = try arguments.object("up")
  else { return .number(.nan) }
  let interpolation = try arguments.value("interpolation") ?? .string("4p")
  var varied = VariedHistogram(nominal)
  do throws(VariationError) {
    try varied.vary(
      by: 0, down: down, up: up,
      HistogramInterpolation(interpolation))
  } catch {
    throw error.diagnostic(arguments.call)
  }
  let contents = try varied.template(1) { $0 }.values(at: [try arguments.number("by")])
  return .object(
    try Histogram(contents: contents, squares: nominal.errors.map { $0 * $0 }, axes: nominal.axes))
}

private func requireInterpolation(_ call: LibraryCall) throws(Diagnostic) {
  guard let code = call.value("interpolation") else { return }
  if code.constantNumber == 0 { return }
  if let text = code.constantString, ["4p", "cubic"].contains(text) { return }
  throw Diagnostic(
    "E35", "the interpolation of a histogram is 0, \"4p\" or \"cubic\"",
    [.init(call.place("interpolation"))],
    help: [.init("write \"4p\" for the smooth one", [.init(call.place("interpolation"), "\"4p\"")])]
  )
}
