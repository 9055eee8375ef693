/// -ln L of a model and its data, with every constant, and its exact derivatives: checked and ready to be evaluated,
/// fitted, profiled and thrown toys from.
///
/// A point is a value for each of `parameters`, in the coordinate in which that parameter is fitted.
package struct Likelihood: Sendable {
  /// The model's parameters in another order: those that act on a single bin are the last.
  package let parameters: [Parameter]
  package let channels: [LikelihoodChannel]
  let constraints: [ConstraintTerm]
  /// The elements of the Hessian that can differ from 0.
  let envelope: Envelope
  package var observations: Observations

  package init(_ model: Model) throws(ModelError) {
    self = try LikelihoodCompiler(model).likelihood()
  }

  init(
    parameters: [Parameter], channels: [LikelihoodChannel], constraints: [ConstraintTerm],
    envelope: Envelope, observations: Observations
  ) {
    self.parameters = parameters
    self.channels = channels
    self.constraints = constraints
    self.envelope = envelope
    self.observations = observations
  }

  /// The place of the parameter of this name.
  package func place(of name: String) -> Int? {
    parameters.firstIndex { $0.name == name }
  }

  /// -ln L with every constant; infinite where something that was measured is impossible.
  /// - Parameter values: of parameters by place; the others are where fits begin.
  package func negativeLogLikelihood(at values: [Int: Double]) throws -> Double {
    var point = start
    for (place, value) in values { point[place] = parameters[place].inner(value) }
    return try Evaluator(self).value(at: point)
  }

  /// Where fits begin.
  package var start: [Double] { parameters.map { $0.inner($0.start) } }

  /// The number of bins of all channels.
  package var binCount: Int { observations.contents.count }
}

/// A channel, ready to be evaluated.
package struct LikelihoodChannel: Sendable {
  package let name: String
  package let sampleNames: [String]
  /// Where its bins stand among those of all channels.
  package let bins: Range<Int>
  var statistic: CompiledStatistic
  let samples: [LikelihoodSample]
  /// The places of the parameters that act on several bins.
  let shared: [Int]
  /// For each bin, and at the end, the place where the bin's own parameters begin.
  let ownStart: [Int]
}

/// How the bins of a channel vary.
enum CompiledStatistic: Sendable {
  /// The weights of the expectations: 1 for bins, parts of an integral for an extended likelihood.
  case poisson(weights: [Double])
  /// 1/σ² of each bin.
  case normal(inverseVariances: [Double])
  case correlatedNormal(CholeskyFactor)
}

/// A sample, or several whose factors are the same.
struct LikelihoodSample: Sendable {
  let template: any Template
  /// The places of the template's parameters, and their rows among the channel's shared parameters.
  let templatePlaces: [Int]
  let templateRows: [Int]
  let factors: FactorProduct
  let factorRows: [Int]
  let binFactors: [BinFactors]
}

/// The parameters that multiply single bins: for each bin a place, -1 where there is none, and a row, -1 for a parameter of
/// this bin alone.
struct BinFactors: Sendable {
  var places: [Int]
  var rows: [Int]
}
