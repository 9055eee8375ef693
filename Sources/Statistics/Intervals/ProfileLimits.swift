extension ProfileLikelihood {
  /// The interval in which -2 ln of the likelihood ratio is at most what a normal estimate exceeds with the probability
  /// 1 - `confidence`: 1 for 68.27 %, 2.706 for 90 %.
  package func interval(confidence: Double) throws -> Interval {
    guard confidence > 0, confidence < 1 else { throw IntervalError.confidence(confidence) }
    let z = NormalDistribution.twoSided(confidence)
    let (lower, upper) = try interval(threshold: z * z)
    return made(lower, upper, confidence, .profile(threshold: z * z, sides: 2))
  }

  /// The upper limit: one-sided, where -2 ln of the likelihood ratio is 1.642 for 90 %, or the upper end of the two-sided
  /// interval. The likelihood ratio is to the best fit within the parameter's range.
  package func upperLimit(confidence: Double, sides: Int = 1) throws -> Interval {
    guard confidence > 0.5 || sides == 2, confidence > 0, confidence < 1 else {
      throw IntervalError.confidence(confidence)
    }
    let z =
      sides == 1
      ? NormalDistribution.quantile(confidence) : NormalDistribution.twoSided(confidence)
    let upper = try crossing(z * z, upwards: true)
    let lowerEnd = parameter.outer(parameter.innerRange.lowerBound)
    return made(
      Crossing(value: lowerEnd, isEndOfRange: true), upper, confidence,
      .profile(threshold: z * z, sides: sides))
  }

  /// How far the parameter may go down and up until -2 ln of the likelihood ratio is 1: MINOS's errors.
  package func asymmetricErrors() throws -> (down: Double, up: Double) {
    let (lower, upper) = try interval(threshold: 1)
    let estimate = fit.values[place]
    return (estimate - lower.value, upper.value - estimate)
  }

  func made(
    _ lower: Crossing, _ upper: Crossing, _ confidence: Double, _ rule: IntervalRule
  ) -> Interval {
    Interval(
      parameter: parameter.name, lower: lower.value, upper: upper.value, confidence: confidence,
      rule: rule, isLowerEndOfRange: lower.isEndOfRange, isUpperEndOfRange: upper.isEndOfRange,
      estimate: fit.values[place])
  }
}
