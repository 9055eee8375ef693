internal import CSpecial

/// The distribution of χ² with some degrees of freedom, a positive number.
package struct ChiSquaredDistribution: Sendable {
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of more than `x`: the p-value of a goodness of fit.
  package func above(_ x: Double) -> Double {
    x > 0 ? cs_gamma_q(degreesOfFreedom / 2, x / 2) : 1
  }

  /// The x below which a probability lies.
  package func quantile(_ probability: Double) -> Double {
    2 * cs_gamma_p_inverse(degreesOfFreedom / 2, probability)
  }
}
