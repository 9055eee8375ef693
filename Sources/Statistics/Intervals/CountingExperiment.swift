/// One counting bin, of whose expectation a single parameter decides: limits need no approximation and no toys.
package struct CountingExperiment {
  private let evaluator: Evaluator
  private let place: Int
  private let count: Int
  /// What is expected without signal.
  private let background: Double
  private let none: Double

  /// - Throws: `IntervalError.notCounting` if the model has other bins, constraints, or free parameters, or if a count is
  ///   not whole.
  package init(_ likelihood: Likelihood, _ place: Int, background: Double? = nil) throws {
    let parameter = likelihood.parameters[place]
    let isAlone = likelihood.parameters.indices.allSatisfy {
      $0 == place || likelihood.parameters[$0].isFixed
    }
    guard likelihood.binCount == 1, isAlone, likelihood.constraints.isEmpty,
      case .poisson(weights: [1]) = likelihood.channels[0].statistic,
      let count = Int(exactly: likelihood.observations.contents[0])
    else { throw IntervalError.notCounting }
    evaluator = Evaluator(likelihood)
    self.place = place
    self.count = count
    none = background ?? max(parameter.range.lowerBound, 0)
    var point = likelihood.start
    point[place] = parameter.inner(none)
    self.background = try evaluator.expected(at: point)[0]
  }

  /// The CLs limit with the Poisson tail of the count.
  package func clsLimit(confidence: Double) throws -> Interval {
    let signal = CountingIntervals.clsLimit(
      count, background: background, confidence: confidence)
    return try interval(0...signal, confidence, .exactCLs)
  }

  /// The interval of Feldman and Cousins.
  package func feldmanCousins(confidence: Double) throws -> Interval {
    let signal = FeldmanCousinsTables.poisson(
      count, background: background, confidence: confidence)
    return try interval(signal, confidence, .exactFeldmanCousins)
  }

  private func interval(
    _ signal: ClosedRange<Double>, _ confidence: Double, _ rule: IntervalRule
  ) throws -> Interval {
    let parameter = evaluator.likelihood.parameters[place]
    guard confidence > 0, confidence < 1 else { throw IntervalError.confidence(confidence) }
    let lower = try value(expecting: background + signal.lowerBound)
    let upper = try value(expecting: background + signal.upperBound)
    let estimate = try value(expecting: max(Double(count), background))
    return Interval(
      parameter: parameter.name, lower: lower.value, upper: upper.value, confidence: confidence,
      rule: rule, isLowerEndOfRange: signal.lowerBound == 0, isUpperEndOfRange: upper.isEndOfRange,
      estimate: estimate.value)
  }

  /// The value of the parameter, above that of no signal, at which the bin expects a number; by halving, in the fit's
  /// coordinate.
  private func value(expecting goal: Double) throws -> ProfileLikelihood.Crossing {
    let parameter = evaluator.likelihood.parameters[place]
    let end = parameter.innerRange.upperBound
    var point = evaluator.likelihood.start
    func expected(_ coordinate: Double) throws -> Double {
      point[place] = coordinate
      return try evaluator.expected(at: point)[0]
    }
    var low = parameter.inner(none)
    if try expected(low) >= goal { return .init(value: none, isEndOfRange: false) }
    var high = min(max(2 * low, low + 1), end)
    while try expected(high) < goal {
      if high >= end { return .init(value: parameter.outer(end), isEndOfRange: true) }
      (low, high) = (high, min(2 * high - low + (high - low), end))
    }
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if try expected(middle) < goal { low = middle } else { high = middle }
    }
    return .init(value: parameter.outer(high), isEndOfRange: false)
  }
}
