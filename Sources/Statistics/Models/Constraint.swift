/// What is known about parameters beforehand: an auxiliary measurement, with its probability. Parameters are given by
/// their places in the model.
package enum Constraint: Sendable, Equatable {
  /// A normal measurement of a parameter.
  case normal(parameter: Int, mean: Double, deviation: Double)
  /// A measurement of a positive parameter's logarithm: it is `median` within a factor of exp(±`spread`).
  case logNormal(parameter: Int, median: Double, spread: Double)
  /// A count whose mean is `scale` times the parameter.
  case poisson(parameter: Int, count: Double, scale: Double)
  /// A joint normal measurement of several parameters.
  case correlatedNormal(parameters: [Int], means: [Double], covariance: [[Double]])

  /// The parameters that it is about.
  package var parameters: [Int] {
    switch self {
    case .normal(let parameter, _, _), .logNormal(let parameter, _, _),
      .poisson(let parameter, _, _):
      return [parameter]
    case .correlatedNormal(let parameters, _, _):
      return parameters
    }
  }
}
