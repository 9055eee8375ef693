import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax
import Units

/// Makes the likelihood of a checked model.
struct ModelBuilder {
  private let checked: CheckedModel
  private let arguments: CallArguments
  private let evaluator: Evaluator

  init(_ checked: CheckedModel, _ arguments: CallArguments, _ evaluator: Evaluator) {
    self.checked = checked
    self.arguments = arguments
    self.evaluator = evaluator
  }

  /// A part of a sample, on its way into the core.
  private struct Part {
    let sample: CheckedModel.Sample
    let factor: Polynomial
    let shape: Shape

    enum Shape {
      case histogram(VariedHistogram)
      case density(BinPoints)
    }
  }

  func build() throws -> ModelValue {
    let data = try histogram(checked.data.checked.node)
    let parts = try checked.samples.flatMap { try self.parts(of: $0, data) }
    let priors = try self.priors(parts)
    var model = Model()
    for prior in priors {
      let place = model.add(prior.parameter)
      if let constraint = prior.constraint(place) { model.constraints.append(constraint) }
    }
    for place in squaredOnly(parts, model.parameters) {
      model.parameters[place].coordinate = .squared
    }
    for correlation in checked.correlations { try correlate(correlation, &model.constraints) }
    let samples = try parts.flatMap { part in
      try part.factor.monomials.map {
        (part, try sample($0, of: part, priors.map(\.scale), model.parameters))
      }
    }
    model.channels = [
      Statistics.Channel(
        "data", samples: samples.map(\.1), observed: data.contents,
        statistic: try statistic(of: data))
    ]
    try addBinErrors(samples, to: &model)
    return try value(of: model, priors, data)
  }

  private func value(
    of model: Model, _ priors: [Prior], _ data: Histogram
  ) throws -> ModelValue {
    let parameters = zip(checked.parameters, priors).map { parameter, prior in
      ModelValue.Parameter(
        name: parameter.name.text, written: parameter.name.written, kind: parameter.kind,
        scale: prior.scale)
    }
    do throws(ModelError) {
      return try ModelValue(
        parameters: parameters, model: model, sampleNames: checked.samples.map(\.name.written),
        axes: [data.axes])
    } catch {
      throw error.diagnostic(checked, arguments.call.span)
    }
  }

  /// Gives the bins factors of their own, if the model asks for them.
  private func addBinErrors(
    _ samples: [(part: Part, sample: Statistics.Sample)], to model: inout Model
  ) throws {
    let errors = BinErrors(arguments)
    if try arguments.flag("mc_errors") {
      let simulated = samples.enumerated().compactMap { index, sample -> BinErrors.Simulated? in
        guard case .histogram(let histogram) = sample.part.shape else { return nil }
        return .init(sample: index, nominal: histogram.nominal)
      }
      try errors.addStatistical(simulated, to: &model)
    }
    if let covariance = try arguments.value("covariance") {
      try errors.add(covariance, to: &model, checked.data.span)
    }
  }

  private func histogram(_ node: Node) throws -> Histogram {
    guard case .object(let object) = try evaluator.evaluate(node),
      let histogram = object as? Histogram
    else { throw Diagnostic("E51", "data that are no histogram", [.init(arguments.call.span)]) }
    return histogram
  }

  private func statistic(of data: Histogram) throws -> Statistics.Channel.Statistic {
    guard try arguments.string("statistic") == "chi2" else { return .poisson }
    if let bin = data.errors.firstIndex(where: { !($0 > 0) }) {
      throw Diagnostic(
        "E35", "bin \(bin + 1) of the data has no error, and χ² needs one",
        [.init(checked.data.span)],
        help: [
          .init(
            "counts are compared as such", [.init(arguments.place("statistic"), "\"poisson\"")]),
          .init("`histogram(x, events, error = sigma)` gives errors"),
        ])
    }
    return .normal(deviations: data.errors)
  }

  // MARK: Parameters

  private func priors(_ parts: [Part]) throws -> [Prior] {
    let standard = parts.reduce(into: Set<Int>()) { all, part in
      for monomial in part.factor.monomials { all.formUnion(monomial.curves.map(\.parameter)) }
      if case .histogram(let template) = part.shape { all.formUnion(template.parameters) }
    }
    return try checked.parameters.enumerated().map { place, parameter in
      try Prior(
        try evaluator.evaluate(parameter.prior.node), parameter,
        isStandard: standard.contains(place))
    }
  }

  /// The parameters that stand in even powers alone and cannot be negative.
  private func squaredOnly(_ parts: [Part], _ parameters: [Statistics.Parameter]) -> Set<Int> {
    var squared = Set(parameters.indices.filter { parameters[$0].range.lowerBound >= 0 })
    var used: Set<Int> = []
    for part in parts {
      if case .histogram(let template) = part.shape { squared.subtract(template.parameters) }
      squared.subtract(part.factor.parametersOfFormulas)
      for (place, power) in part.factor.monomials.flatMap(\.powers) {
        used.insert(place)
        if power % 2 != 0 { squared.remove(place) }
      }
    }
    return squared.intersection(used)
  }

  /// Joins what is known of two parameters.
  private func correlate(
    _ correlation: CheckedModel.Correlation, _ constraints: inout [Constraint]
  ) throws {
    let coefficient = try evaluator.number(correlation.coefficient.node)
    let (a, b) = correlation.places
    let joined = constraints.filter { $0.parameters.contains(a) || $0.parameters.contains(b) }
    guard abs(coefficient) < 1, let constraint = Constraint(joining: joined, a, b, coefficient)
    else {
      throw Diagnostic(
        "E35",
        abs(coefficient) < 1
          ? "only what is known as `value ± error` is correlated"
          : "a correlation lies between -1 and 1", [.init(correlation.span)])
    }
    constraints.removeAll { $0.parameters.contains(a) || $0.parameters.contains(b) }
    constraints.append(constraint)
  }

  // MARK: Samples

  private func parts(of sample: CheckedModel.Sample, _ data: Histogram) throws -> [Part] {
    let places = checked.parameters.enumerated().map { (slot: $1.slot, place: $0) }
    let variables = sample.body.parameters.map(\.slot)
    let reader = PolynomialReader(evaluator, parameters: places, variables: variables)
    guard variables.isEmpty else {
      let points = BinPoints(integrating: variables, over: data.axes)
      let factor = try reader.polynomial(sample.body.body.node)
      return [Part(sample: sample, factor: factor, shape: .density(points))]
    }
    guard let terms = try SampleReader(reader).terms(sample.body.body.node) else {
      throw Diagnostic.noSample(sample)
    }
    return try terms.map { term in
      guard term.template.nominal.axes.haveSameBins(as: data.axes) else {
        throw Diagnostic.binsDiffer(sample, term.template.nominal, checked, data)
      }
      return Part(sample: sample, factor: term.factor, shape: .histogram(term.template))
    }
  }

  private func sample(
    _ monomial: Polynomial.Monomial, of part: Part, _ scales: [Double],
    _ parameters: [Statistics.Parameter]
  ) throws -> Statistics.Sample {
    var scale = monomial.scale
    var factors = monomial.curves
    for (place, power) in monomial.powers.sorted(by: { $0.key < $1.key }) {
      for _ in 0..<power { scale *= scales[place] }
      let count = parameters[place].coordinate == .squared ? power / 2 : power
      factors += Array(repeating: .parameter(place), count: count)
    }
    let template: any Template
    switch part.shape {
    case .histogram(let histogram) where monomial.formulas.isEmpty:
      template = histogram.template(scale)
    case .histogram(let histogram):
      guard histogram.isFixed else { throw Diagnostic.variedFormula(part.sample) }
      let points = BinPoints(contents: histogram.nominal.contents)
      template = try FormulaCompiler(points, scales: scales, part.sample.body.span)
        .template(scale, monomial.formulas)
    case .density(let points):
      template = try FormulaCompiler(points, scales: scales, part.sample.body.span)
        .template(scale, monomial.formulas)
    }
    return Statistics.Sample(part.sample.name.text, template, factors: factors)
  }
}
