extension Likelihood {
  /// Fits the model.
  /// - Parameters:
  ///   - fixed: values at which parameters are kept, by place.
  ///   - starts: the number of places from which the minimum is searched: the parameters' own starts, and others spread over
  ///     their ranges or what is known of them. The lowest minimum counts.
  ///   - interrupted: called at each step; throws to end the fit.
  /// - Throws: what `interrupted` and a model's own functions throw. A fit that fails is a value with a reason.
  package func fit(
    fixing fixed: [Int: Double] = [:], starts: Int = 1,
    interrupted: @escaping () throws -> Void = {}
  ) throws -> Fit {
    let evaluator = Evaluator(self)
    let minimizer = Minimizer(evaluator, interrupted: interrupted)
    let wanted = max(starts, 1)
    var isFixed = parameters.map(\.isFixed)
    var best: Fit?
    var isHopeless = false
    for (place, _) in fixed { isFixed[place] = true }
    for index in 0..<wanted + Self.furtherStarts {
      // More than were asked for only where no search could begin, as with negative expectations.
      if index == wanted { isHopeless = best?.status.isImpossible == true }
      if index >= wanted, !isHopeless || best?.status == .converged { break }
      var start = startingPoint(index, isFixed)
      for (place, value) in fixed { start[place] = parameters[place].inner(value) }
      if index == 0 { start = try approached(from: start, isFixed, evaluator) }
      let minimum = try minimizer.minimize(from: start, isFixed: isFixed)
      let fit = Fit(minimum, self, isFixed: isFixed, minimizer.derivatives)
      if fit.isBetter(than: best) { best = fit }
    }
    return try best ?? fit(fixing: fixed, interrupted: interrupted)
  }

  private static let furtherStarts = 20

  /// The starting point number `index`: the parameters' own, then points of a Halton sequence.
  private func startingPoint(_ index: Int, _ isFixed: [Bool]) -> [Double] {
    var point = start
    guard index > 0 else { return point }
    var prime = 1
    for i in point.indices where !isFixed[i] {
      prime = Self.prime(after: prime)
      let fraction = Self.radicalInverse(index, base: prime)
      let range = searchRange(i)
      point[i] = range.lowerBound + fraction * (range.upperBound - range.lowerBound)
    }
    return point
  }

  /// The same point with smaller moments and couplings, as long as that makes the likelihood clearly greater: their ranges
  /// are often written far wider than the data allow, and from there a fit may end in another minimum.
  private func approached(
    from start: [Double], _ isFixed: [Bool], _ evaluator: Evaluator
  ) throws -> [Double] {
    let squared = start.indices.filter { !isFixed[$0] && parameters[$0].coordinate == .squared }
    guard !squared.isEmpty else { return start }
    var point = start
    var value = try evaluator.value(at: start)
    for i in squared {
      for _ in 0..<10 {
        var next = point
        next[i] = max(0.1 * point[i], parameters[i].innerRange.lowerBound)
        let lower = try evaluator.value(at: next)
        guard lower < value - 1 else { break }
        (point, value) = (next, lower)
      }
    }
    return point
  }

  /// Where starting points of a parameter lie: its range, if that is finite, or three errors around what is known of it,
  /// or as far around its start as that is from 0.
  private func searchRange(_ place: Int) -> ClosedRange<Double> {
    let range = parameters[place].innerRange
    let start = parameters[place].inner(parameters[place].start)
    var width = max(start.magnitude, 1)
    for case .normal(place, let deviation) in constraints { width = 3 * deviation }
    let low = max(range.lowerBound, start - width)
    let high = min(range.upperBound, start + width)
    let isFinite = range.lowerBound.isFinite && range.upperBound.isFinite
    return isFinite && width >= max(start.magnitude, 1) ? range : low...high
  }

  private static func prime(after number: Int) -> Int {
    var next = number + 1
    while (2..<max(next, 2)).contains(where: { $0 * $0 <= next && next % $0 == 0 }) { next += 1 }
    return next
  }

  private static func radicalInverse(_ index: Int, base: Int) -> Double {
    var (fraction, scale, rest) = (0.0, 1.0, index)
    while rest > 0 {
      scale /= Double(base)
      fraction += scale * Double(rest % base)
      rest /= base
    }
    return fraction
  }
}

extension Fit {
  /// Whether this fit is to be preferred: one that converged, then the lower.
  fileprivate func isBetter(than other: Fit?) -> Bool {
    guard let other else { return true }
    if (status == .converged) != (other.status == .converged) { return status == .converged }
    return negativeLogLikelihood < other.negativeLogLikelihood
  }
}
