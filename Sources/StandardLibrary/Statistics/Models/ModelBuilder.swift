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

  func build() throws -> ModelValue {
    let data = try ModelData(checked, arguments, evaluator)
    var parts = try checked.samples.flatMap { sample in
      try [SamplePart](sample, of: checked, data, evaluator)
    }
    var places: EventPlaces?
    if case .events(let events) = data {
      let all = EventPlaces(events, edges: parts.flatMap { $0.nominal?.axes[0].edges ?? [] })
      parts = parts.at(all)
      places = all
    }
    let priors = try self.priors(parts)
    var model = Model()
    for prior in priors {
      let place = model.add(prior.parameter)
      if let constraint = prior.constraint(place) { model.constraints.append(constraint) }
    }
    for place in parts.squaredOnly(model.parameters) {
      model.parameters[place].coordinate = .squared
    }
    for correlation in checked.correlations { try correlate(correlation, &model.constraints) }
    let samples = try parts.flatMap { part in
      try part.samples(model.parameters, priors.map(\.scale)).map { (part, $0) }
    }
    model.channels = [
      Statistics.Channel(
        "data", samples: samples.map(\.1), observed: data.contents(places),
        statistic: try data.statistic(places, arguments, checked.data.span))
    ]
    try requireExpectations(model.channels[0])
    try addBinErrors(samples, to: &model)
    return try value(of: model, priors, data)
  }

  private func value(
    of model: Model, _ priors: [Prior], _ data: ModelData
  ) throws -> ModelValue {
    let parameters = zip(checked.parameters, priors).map { parameter, prior in
      ModelValue.Parameter(
        name: parameter.name.text, written: parameter.name.written, kind: parameter.kind,
        scale: prior.scale)
    }
    let axes: [[HistogramAxis]] = if case .histogram(let found) = data { [found.axes] } else { [] }
    let names = checked.samples.map(\.name.written)
    do {
      if case .points(let points) = data, points.errors == nil {
        return try ModelValue(
          parameters: parameters, scattered: model, sampleNames: names,
          interrupted: evaluator.surroundings.interrupted)
      }
      return try ModelValue(
        parameters: parameters, model: model, sampleNames: names, axes: axes)
    } catch let error as ModelError {
      throw error.diagnostic(checked, arguments.call.span)
    } catch let error as ScatterError {
      throw error.diagnostic(checked.data.span)
    }
  }

  /// Where there are events, something must be expected whatever the parameters are.
  private func requireExpectations(_ channel: Statistics.Channel) throws {
    guard channel.statistic == .poisson else { return }
    var isEmpty = [Bool](repeating: true, count: channel.observed.count)
    for sample in channel.samples {
      guard let template = sample.template as? HistogramTemplate, template.parameters.isEmpty else {
        return
      }
      for (bin, content) in template.contents.enumerated() where content != 0 {
        isEmpty[bin] = false
      }
    }
    for (bin, count) in channel.observed.enumerated() where count > 0 && isEmpty[bin] {
      throw Diagnostic(
        "E35",
        "bin \(bin + 1) of the data holds \(formatNumber(count)) events, and every sample is 0 there",
        [.init(checked.data.span)],
        help: [.init("add a background that reaches there, or leave the bin out")])
    }
  }

  /// Gives the bins factors of their own, if the model asks for them.
  private func addBinErrors(
    _ samples: [(part: SamplePart, sample: Statistics.Sample)], to model: inout Model
  ) throws {
    for setting in ["mc_errors", "covariance"] where arguments.has(setting) {
      guard case .poisson = model.channels[0].statistic else {
        throw Diagnostic(
          "E35", "`\(setting)` is of counts in bins, and the data are none",
          [.init(arguments.place(setting)), .init(checked.data.span)])
      }
    }
    let errors = BinErrors(arguments)
    if try arguments.flag("mc_errors") {
      let simulated = samples.enumerated().compactMap { index, sample -> BinErrors.Simulated? in
        sample.part.nominal.map { .init(sample: index, nominal: $0) }
      }
      try errors.addStatistical(simulated, to: &model)
    }
    if let covariance = try arguments.value("covariance") {
      try errors.add(covariance, to: &model, checked.data.span)
    }
  }

  // MARK: Parameters

  private func priors(_ parts: [SamplePart]) throws -> [Prior] {
    let standard = parts.reduce(into: Set<Int>()) { $0.formUnion($1.standardParameters) }
    return try checked.parameters.enumerated().map { place, parameter in
      try Prior(
        try evaluator.evaluate(parameter.prior.node), parameter,
        isStandard: standard.contains(place))
    }
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
}
