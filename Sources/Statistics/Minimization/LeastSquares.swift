/// A fit to points without error bars: their common error is what they scatter by.
package struct LeastSquaresFit: Sendable {
  /// The fit, with errors from the scatter, as JᵀJ gives them.
  package let fit: Fit
  /// The sum of the squared residuals.
  package let residualSum: Double
  /// The standard deviation of the points about the curve.
  package let deviation: Double
  package let degreesOfFreedom: Int
}

extension Likelihood {
  /// Fits channels of points whose errors are known only relative to each other; 1 for all is the usual case.
  /// - Throws: what `interrupted` and a model's own functions throw.
  package func leastSquaresFit(
    interrupted: @escaping () throws -> Void = {}
  ) throws -> LeastSquaresFit {
    let plain = try leastSquaresFit(quadratic: [], interrupted)
    if plain.fit.status == .converged { return plain }
    // Valleys that Marquardt's way is lost in are straight where the linear parameters follow the others.
    let projected = try leastSquaresFit(quadratic: linearPlaces, interrupted)
    return projected.residualSum < plain.residualSum ? projected : plain
  }

  /// The errors are taken from the scatter again and again, until the scatter no longer falls.
  private func leastSquaresFit(
    quadratic: [Int], _ interrupted: @escaping () throws -> Void
  ) throws -> LeastSquaresFit {
    let isFixed = parameters.map(\.isFixed)
    let degrees = max(binCount - isFixed.count { !$0 }, 1)
    var sum = try residualSum(at: start)
    var scaled = self
    var minimum = Minimum(
      point: start, value: .infinity, distance: .infinity, iterations: 0, status: .notFinite)
    for round in 0..<50 {
      let deviation = max((sum / Double(degrees)).squareRoot(), .leastNormalMagnitude.squareRoot())
      scaled = withErrors(times: deviation)
      let minimizer = Minimizer(Evaluator(scaled), interrupted: interrupted)
      minimizer.order = round < 2 ? .information : .hessian
      minimizer.firstDamping = round < 1 ? 1e-3 : 0
      minimizer.dampingFactor = 3
      minimizer.quadratic = quadratic
      minimizer.iterationLimit = 5000
      minimizer.tolerance = max(minimizer.tolerance, try scaled.rounding(at: minimum.point))
      minimum = try minimizer.minimize(from: minimum.point, isFixed: isFixed)
      let next = try residualSum(at: minimum.point)
      let isSettled = (next - sum).magnitude <= 1e-10 * sum
      sum = next
      if isSettled && round > 2 { break }
    }
    let information = try scaled.information(at: minimum.point)
    return LeastSquaresFit(
      fit: Fit(minimum, scaled, isFixed: isFixed, information), residualSum: sum,
      deviation: (sum / Double(degrees)).squareRoot(), degreesOfFreedom: degrees)
  }

  /// The free parameters of which what is expected is a linear function.
  private var linearPlaces: [Int] {
    var isLinear = parameters.map { !$0.isFixed }
    for sample in channels.flatMap(\.samples) {
      let alone = sample.factors.parameters.isEmpty && sample.binFactors.isEmpty
      let linear = alone ? sample.template.linearParameters : []
      for (parameter, place) in zip(sample.template.parameters, sample.templatePlaces)
      where !linear.contains(parameter) {
        isLinear[place] = false
      }
      for place in sample.factors.parameters { isLinear[place] = false }
    }
    return isLinear.indices.filter { isLinear[$0] }
  }

  private func residualSum(at point: [Double]) throws -> Double {
    let expected = try Evaluator(self).expected(at: point)
    var sum = 0.0
    for channel in channels {
      guard case .normal(let weights) = channel.statistic else { continue }
      for (bin, weight) in zip(channel.bins, weights) {
        let residual = observations.contents[bin] - expected[bin]
        sum += weight * residual * residual
      }
    }
    return sum
  }

  /// By how much -ln L may be wrong because what is expected is rounded.
  private func rounding(at point: [Double]) throws -> Double {
    let expected = try Evaluator(self).expected(at: point)
    var sum = 0.0
    for channel in channels {
      guard case .normal(let weights) = channel.statistic else { continue }
      for (bin, weight) in zip(channel.bins, weights) {
        let residual = observations.contents[bin] - expected[bin]
        sum += 4 * (weight * residual * expected[bin].ulp).magnitude
      }
    }
    return sum
  }

  private func withErrors(times factor: Double) -> Likelihood {
    let scaled = channels.map { channel in
      guard case .normal(let weights) = channel.statistic else { return channel }
      var result = channel
      result.statistic = .normal(inverseVariances: weights.map { $0 / (factor * factor) })
      return result
    }
    return Likelihood(
      parameters: parameters, channels: scaled, constraints: constraints, envelope: envelope,
      observations: observations)
  }

  /// The expected information at a point: the Hessian without second derivatives of what is expected.
  func information(at point: [Double]) throws -> Derivatives {
    var derivatives = Derivatives(envelope: envelope)
    _ = try Evaluator(self).evaluate(at: point, .information, into: &derivatives)
    return derivatives
  }
}
