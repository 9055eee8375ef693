import Histograms
import Interpreter
import Semantics
import Statistics
import Syntax

/// A part of a model's sample on its way into the core: what is summed over bins or points, times a polynomial of the
/// parameters.
struct SamplePart {
  let sample: CheckedModel.Sample
  let factor: Polynomial
  let shape: Shape

  enum Shape {
    case histogram(VariedHistogram)
    /// The density that a histogram stands for.
    case unbinned(VariedHistogram, EventPlaces)
    /// Formulas, evaluated at points.
    case density(BinPoints)
  }

  /// The histogram that a part of a sample with a template of its own is made of.
  var nominal: Histogram? {
    if case .histogram(let histogram) = shape { histogram.nominal } else { nil }
  }

  /// The parameters that count standard deviations.
  var standardParameters: Set<Int> {
    let all = Set(factor.monomials.flatMap { $0.curves.map(\.parameter) })
    switch shape {
    case .histogram(let template), .unbinned(let template, _):
      return all.union(template.parameters)
    case .density: return all
    }
  }

  /// The samples of the core.
  /// - Parameter scales: one unit of each of its parameters.
  func samples(
    _ parameters: [Statistics.Parameter], _ scales: [Double]
  ) throws -> [Statistics.Sample] {
    try factor.monomials.map { monomial in
      var scale = monomial.scale
      var factors = monomial.curves
      for (place, power) in monomial.powers.sorted(by: { $0.key < $1.key }) {
        for _ in 0..<power { scale *= scales[place] }
        let count = parameters[place].coordinate == .squared ? power / 2 : power
        factors += Array(repeating: .parameter(place), count: count)
      }
      return Statistics.Sample(
        sample.name.text, try template(scale, monomial.formulas, scales), factors: factors)
    }
  }

  private func template(
    _ scale: Double, _ formulas: [Polynomial.Formula], _ scales: [Double]
  ) throws -> any Template {
    let points: BinPoints
    switch shape {
    case .density(let places): points = places
    case .histogram(let histogram):
      if formulas.isEmpty { return histogram.template(scale) { $0 } }
      guard histogram.isFixed else { throw Diagnostic.variedFormula(sample) }
      points = BinPoints(contents: histogram.nominal.contents)
    case .unbinned(let histogram, let places):
      func density(_ contents: [Double]) -> [Double] {
        places.density(contents, of: histogram.nominal)
      }
      if formulas.isEmpty { return histogram.template(scale, density) }
      guard histogram.isFixed else { throw Diagnostic.variedFormula(sample) }
      points = BinPoints(contents: density(histogram.nominal.contents))
    }
    return try FormulaCompiler(points, scales: scales, sample.body.span).template(scale, formulas)
  }
}

extension [SamplePart] {
  /// The parts of a sample over the bins or points of the data.
  init(
    _ sample: CheckedModel.Sample, of model: CheckedModel, _ data: ModelData,
    _ evaluator: Evaluator
  ) throws {
    let places = model.parameters.enumerated().map { (slot: $1.slot, place: $0) }
    let variables = sample.body.parameters.map(\.slot)
    let reader = PolynomialReader(evaluator, parameters: places, variables: variables)
    let node = sample.body.body.node
    switch data {
    case .points(let points):
      // One formula, of which the core knows which parameters are linear.
      let places = BinPoints(
        variables: variables, coordinates: [points.predictors],
        weights: [points.values.map { _ in 1 }])
      self = [SamplePart(sample: sample, factor: reader.formula(node), shape: .density(places))]
    case .histogram(let histogram) where !variables.isEmpty:
      let places = BinPoints(integrating: variables, over: histogram.axes)
      self = [
        SamplePart(sample: sample, factor: try reader.polynomial(node), shape: .density(places))
      ]
    case .histogram(let histogram):
      self = try Self.terms(sample, reader).map { term in
        guard term.template.nominal.axes.haveSameBins(as: histogram.axes) else {
          throw Diagnostic.binsDiffer(sample, term.template.nominal, model, histogram)
        }
        return SamplePart(sample: sample, factor: term.factor, shape: .histogram(term.template))
      }
    case .events where variables.isEmpty:
      self = try Self.terms(sample, reader).map { term in
        SamplePart(sample: sample, factor: term.factor, shape: .histogram(term.template))
      }
    case .events:
      let places = BinPoints(variables: variables, coordinates: [[]], weights: [[]])
      self = [
        SamplePart(sample: sample, factor: try reader.polynomial(node), shape: .density(places))
      ]
    }
  }

  private static func terms(
    _ sample: CheckedModel.Sample, _ reader: PolynomialReader
  ) throws -> [SampleReader.Term] {
    guard let terms = try SampleReader(reader).terms(sample.body.body.node) else {
      throw Diagnostic.noSample(sample)
    }
    return terms
  }

  /// The parameters that stand in even powers alone and cannot be negative.
  func squaredOnly(_ parameters: [Statistics.Parameter]) -> Set<Int> {
    var squared = Set(parameters.indices.filter { parameters[$0].range.lowerBound >= 0 })
    var used: Set<Int> = []
    for part in self {
      squared.subtract(part.standardParameters)
      squared.subtract(part.factor.parametersOfFormulas)
      for (place, power) in part.factor.monomials.flatMap(\.powers) {
        used.insert(place)
        if power % 2 != 0 { squared.remove(place) }
      }
    }
    return squared.intersection(used)
  }

  /// Of an unbinned likelihood: densities at its places.
  func at(_ places: EventPlaces) -> [SamplePart] {
    map { part in
      switch part.shape {
      case .density(let points):
        let places = BinPoints(
          variables: points.variables, coordinates: [[places.coordinates]],
          weights: [places.coordinates.map { _ in 1 }])
        return SamplePart(sample: part.sample, factor: part.factor, shape: .density(places))
      case .histogram(let histogram), .unbinned(let histogram, _):
        return SamplePart(
          sample: part.sample, factor: part.factor, shape: .unbinned(histogram, places))
      }
    }
  }
}
