import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// Makes the likelihood of a checked model.
struct ModelBuilder {
  private let arguments: CallArguments
  private let evaluator: Evaluator

  init(_ arguments: CallArguments, _ evaluator: Evaluator) {
    self.arguments = arguments
    self.evaluator = evaluator
  }

  func build(_ checked: CheckedModel) throws -> ModelValue {
    var model = Model()
    var parameters: [ModelValue.Parameter] = []
    for parameter in checked.parameters {
      let prior = try Prior(try evaluator.evaluate(parameter.prior.node), parameter)
      parameters.append(
        .init(
          name: parameter.name.text, written: parameter.name.written, kind: parameter.kind,
          scale: prior.scale))
      let place = model.add(prior.parameter(parameter.name.text))
      if let constraint = prior.constraint(place) { model.constraints.append(constraint) }
    }
    let data = try histogram(checked.data.checked.node)
    let samples = try checked.samples.map { try ($0, terms(of: $0, checked, data)) }
    let squared = squaredOnly(samples.flatMap { $0.1.map(\.factor) }, model.parameters)
    for place in squared { model.parameters[place].coordinate = .squared }
    let scales = parameters.map(\.scale)
    let all = samples.flatMap { sample, terms in
      terms.flatMap { self.samples(of: $0, sample, scales, squared) }
    }
    model.channels = [Statistics.Channel("data", samples: all, observed: data.contents)]
    do throws(ModelError) {
      return try ModelValue(
        parameters: parameters, model: model, sampleNames: checked.samples.map(\.name.written))
    } catch {
      throw error.diagnostic(checked, arguments.call.span)
    }
  }

  private func histogram(_ node: Node) throws -> Histogram {
    guard case .object(let object) = try evaluator.evaluate(node),
      let histogram = object as? Histogram
    else { throw Diagnostic("E51", "data that are no histogram", [.init(arguments.call.span)]) }
    return histogram
  }

  // MARK: Samples

  private func terms(
    of sample: CheckedModel.Sample, _ model: CheckedModel, _ data: Histogram
  ) throws -> [SampleReader.Term] {
    let places = model.parameters.enumerated().map { (slot: $1.slot, place: $0) }
    let reader = SampleReader(PolynomialReader(evaluator, parameters: places))
    guard let terms = try reader.terms(sample.body.body.node) else {
      throw Diagnostic(
        "E35",
        "`\(sample.name.written)` is no sum of histograms times polynomials of the parameters",
        [.init(sample.body.span)],
        help: [
          .init(
            "parameters may multiply histograms, and be couplings: `n * hist`, `rate(xe, nu_magnetic(mu))`"
          )
        ])
    }
    for term in terms where !term.template.axes.haveSameBins(as: data.axes) {
      throw Diagnostic.binsDiffer(sample, term.template, model, data)
    }
    return terms
  }

  /// The parameters that stand in even powers alone and cannot be negative.
  private func squaredOnly(
    _ factors: [Polynomial], _ parameters: [Statistics.Parameter]
  ) -> Set<Int> {
    var squared = Set(parameters.indices.filter { parameters[$0].range.lowerBound >= 0 })
    var used: Set<Int> = []
    for monomial in factors.flatMap(\.monomials) {
      for (place, power) in monomial.powers {
        used.insert(place)
        if power % 2 != 0 { squared.remove(place) }
      }
    }
    return squared.intersection(used)
  }

  private func samples(
    of term: SampleReader.Term, _ sample: CheckedModel.Sample, _ scales: [Double],
    _ squared: Set<Int>
  ) -> [Statistics.Sample] {
    term.factor.monomials.map { monomial in
      var scale = monomial.scale
      var factors: [Factor] = []
      for (place, power) in monomial.powers.sorted(by: { $0.key < $1.key }) {
        for _ in 0..<power { scale *= scales[place] }
        let count = squared.contains(place) ? power / 2 : power
        factors += Array(repeating: .parameter(place), count: count)
      }
      let contents = term.template.contents.map { $0 * scale }
      return Statistics.Sample(sample.name.text, HistogramTemplate(contents), factors: factors)
    }
  }
}

/// What is known of a parameter before the data.
private struct Prior {
  private enum Form {
    case range(Double, Double)
    case measured(Double, Double)
    case free(Double)
  }

  private let form: Form
  /// The size of the parameter, in base units.
  let scale: Double

  init(_ value: Value, _ parameter: CheckedModel.Parameter) throws {
    switch value {
    case .range(let low, let high):
      form = .range(low, high)
      scale = max(abs(low), abs(high))
    case .measurement(let mean, let error):
      form = .measured(mean, error)
      scale = mean == 0 ? error : abs(mean)
    default:
      form = .free(value.scalar)
      scale = value.scalar == 0 ? 1 : abs(value.scalar)
    }
    guard scale > 0, scale.isFinite else {
      throw Diagnostic(
        "E35", "`\(parameter.name.written)` has no room: its range or its error is 0",
        [.init(parameter.name.span)])
    }
  }

  func parameter(_ name: String) -> Statistics.Parameter {
    switch form {
    case .range(let low, let high):
      // Neither at an end, where a rate may not depend on it, nor far from a small signal.
      let start = low + 0.1 * (high - low)
      return .init(name, in: low / scale...high / scale, start: start / scale)
    case .measured(let mean, let error):
      let least = mean > 0 ? 0 : -Double.infinity
      return .init(name, in: least...Double.infinity, start: mean / scale, isFixed: error == 0)
    case .free(let start): return .init(name, start: start / scale)
    }
  }

  func constraint(_ place: Int) -> Constraint? {
    guard case .measured(let mean, let error) = form, error > 0 else { return nil }
    return .normal(parameter: place, mean: mean / scale, deviation: error / scale)
  }
}

extension Diagnostic {
  fileprivate static func binsDiffer(
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
  fileprivate func diagnostic(_ model: CheckedModel, _ span: Span) -> Diagnostic {
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
