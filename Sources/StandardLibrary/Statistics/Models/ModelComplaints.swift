import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// What can be wrong with a model when it is made, in words.
extension Diagnostic {
  static func noSample(_ sample: CheckedModel.Sample) -> Diagnostic {
    Diagnostic(
      "E35", "`\(sample.name.written)` is no sum of histograms times functions of the parameters",
      [.init(sample.body.span)],
      help: [
        .init(
          "parameters may multiply histograms, be couplings, and vary shapes: `n * hist`, `rate(xe, nu_magnetic(mu))`, `vary(hist, down = …, up = …, by = alpha)`"
        )
      ])
  }

  static func variedFormula(_ sample: CheckedModel.Sample) -> Diagnostic {
    Diagnostic(
      "E35",
      "in `\(sample.name.written)` a histogram varies that is multiplied by a formula of parameters",
      [.init(sample.body.span)],
      help: [.init("it may be multiplied by powers of parameters and by `factor(…)`")])
  }

  static func binsDiffer(
    _ sample: CheckedModel.Sample, _ template: Histogram, _ model: CheckedModel, _ data: Histogram
  ) -> Diagnostic {
    func text(_ histogram: Histogram, _ kind: Kind) -> String {
      if case .object(let object) = kind { histogram.binsText(object) } else { "" }
    }
    return Diagnostic(
      "E23",
      "bins differ: `\(sample.name.written)` has \(text(template, sample.body.body.kind)), `data` has \(text(data, model.data.checked.kind))",
      [Label(sample.body.span), Label(model.data.span)])
  }
}

extension ModelError {
  func diagnostic(_ model: CheckedModel, _ span: Span) -> Diagnostic {
    func parameter(_ name: String) -> Span {
      model.parameters.first { $0.name.text == name }?.name.span ?? span
    }
    func sample(_ name: String?) -> Span {
      model.samples.first { $0.name.text == name }?.body.span ?? model.data.span
    }
    let (place, message): (Span, String) =
      switch self {
      case .noParameters: (span, "a model needs a parameter: `mu ~ 0..5e-11 muB`")
      case .noChannels: (span, "a model needs a sample: `signal s = …`")
      case .duplicateParameter(let name): (parameter(name), "`\(name)` stands here twice")
      case .emptyRange(let name): (parameter(name), "the range of `\(name)` is empty")
      case .startOutsideRange(let name): (parameter(name), "`\(name)` starts outside of its range")
      case .unusedParameter(let name): (parameter(name), "nothing depends on `\(name)`")
      case .noBins: (model.data.span, "the data have no bins")
      case .binCount(_, let name, let expected, let found):
        (sample(name), "`\(name)` has \(found) bins, and the data have \(expected)")
      case .notFinite(_, let name, let bin):
        (sample(name), "bin \(bin + 1) of `\(name ?? "data")` is not a finite number")
      case .negativeCount(_, let bin, let count):
        (model.data.span, "bin \(bin + 1) of the data holds \(formatNumber(count)) events")
      case .statistic: (model.data.span, "the errors of the data do not fit the bins")
      case .factor(_, let name, _): (sample(name), "a factor of `\(name)` is not positive")
      case .constraint(let name): (parameter(name), "what is known of `\(name)` makes no sense")
      }
    return Diagnostic("E35", message, [.init(place)])
  }
}
