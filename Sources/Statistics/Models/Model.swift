/// A statistical model with its data: parameters, what is known of them beforehand, and channels of bins.
///
/// A value to be built up; `Likelihood(model)` checks it and makes it ready for fits. Everything refers to parameters by
/// their places in `parameters`.
package struct Model: Sendable {
  package var parameters: [Parameter]
  package var constraints: [Constraint]
  package var channels: [Channel]

  package init(
    parameters: [Parameter] = [], constraints: [Constraint] = [], channels: [Channel] = []
  ) {
    self.parameters = parameters
    self.constraints = constraints
    self.channels = channels
  }

  /// Adds a parameter and returns its place.
  package mutating func add(_ parameter: Parameter) -> Int {
    parameters.append(parameter)
    return parameters.count - 1
  }

  /// The place of the parameter of this name.
  package func place(of name: String) -> Int? {
    parameters.firstIndex { $0.name == name }
  }
}

/// Bins of one measurement, what was found in them, and the samples that are expected there.
package struct Channel: Sendable {
  /// How the contents vary about what is expected.
  package enum Statistic: Sendable, Equatable {
    /// Counts of events.
    case poisson
    /// The bins are points of an unbinned extended likelihood, and the samples predict densities: events, whose content is
    /// 1 and whose weight is 0, and nodes of a quadrature over the range, whose content is 0.
    case extended(weights: [Double])
    /// Independent normal errors: points with error bars.
    case normal(deviations: [Double])
    case correlatedNormal(covariance: [[Double]])
  }

  package var name: String
  package var samples: [Sample]
  package var observed: [Double]
  package var statistic: Statistic

  package init(
    _ name: String, samples: [Sample], observed: [Double], statistic: Statistic = .poisson
  ) {
    self.name = name
    self.samples = samples
    self.observed = observed
    self.statistic = statistic
  }
}

/// One kind of events in a channel: a template times factors.
package struct Sample: Sendable {
  package var name: String
  package var template: any Template
  package var factors: [Factor]
  /// Parameters that multiply single bins: for each of the lists the parameter of each bin, if it has one.
  package var binFactors: [[Int?]]

  package init(
    _ name: String, _ template: any Template, factors: [Factor] = [], binFactors: [[Int?]] = []
  ) {
    self.name = name
    self.template = template
    self.factors = factors
    self.binFactors = binFactors
  }
}

extension Sample {
  /// What is expected of it in the bins, without their own factors.
  /// - Parameter point: the values of the model's parameters, squared if the model is given their squares.
  package func contents(at point: [Double]) throws -> [Double] {
    let product = FactorProduct(factors) { $0 }
    let memory = Scratch()
    let factor = point.withUnsafeBufferPointer { point in
      point.baseAddress.map { product.evaluate(at: $0, into: memory.take(product.workingCount)) }
        ?? 1
    }
    return try template.values(at: template.parameters.map { point[$0] }).map { $0 * factor }
  }
}

/// A factor on all bins of a sample.
package enum Factor: Sendable, Equatable {
  /// The parameter itself (its square for a squared one): `normfactor`, `lumi`.
  case parameter(Int)
  /// 1 at 0, and these at -1 and 1: `normsys`.
  case interpolated(Int, low: Double, high: Double, FactorInterpolation)

  /// The parameter that it depends on.
  package var parameter: Int {
    switch self {
    case .parameter(let parameter), .interpolated(let parameter, _, _, _): parameter
    }
  }
}
