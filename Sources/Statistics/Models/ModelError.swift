/// Why a model cannot be used, before anything runs.
package enum ModelError: Error, Sendable, Equatable {
  case noParameters
  /// Neither channels nor constraints.
  case noChannels
  case duplicateParameter(String)
  case emptyRange(parameter: String)
  case startOutsideRange(parameter: String)
  /// Nothing in the model depends on the parameter.
  case unusedParameter(String)
  case noBins(channel: String)
  /// A sample has another number of bins than the data.
  case binCount(channel: String, sample: String, expected: Int, found: Int)
  /// A number that is not finite, in the sample's template or, without a sample, in the data.
  case notFinite(channel: String, sample: String?, bin: Int)
  case negativeCount(channel: String, bin: Int, count: Double)
  /// Something of the channel's statistic does not fit its bins: not as many, not positive, not positive definite.
  case statistic(channel: String)
  /// A factor that is not positive at -1 or 1.
  case factor(channel: String, sample: String, parameter: String)
  /// A constraint with a width that is not positive, or a covariance that is not positive definite.
  case constraint(parameter: String)
}
