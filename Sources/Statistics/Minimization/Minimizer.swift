/// Finds minima of -ln L within the parameters' ranges, by Newton's method with exact derivatives.
///
/// Parameters at the end of their range with a gradient that points outward are held there (D. P. Bertsekas,
/// doi:10.1137/0320018). Where the Hessian is not positive definite, or a step does not lower the function as its
/// quadratic promises, the diagonal is damped until it does (D. W. Marquardt, doi:10.1137/0111030).
final class Minimizer {
  private let evaluator: Evaluator
  private let lower: [Double]
  private let upper: [Double]
  /// The derivatives at the best point so far, and at the one that is tried.
  private var current: Derivatives
  private var tried: Derivatives
  private var matrix: EnvelopeMatrix
  private var factor: CholeskyFactor
  private let interrupted: () throws -> Void

  /// The search ends when -ln L is no further than this above its minimum; the last step makes that about the power 3/2
  /// of it.
  var tolerance = 1e-8
  var iterationLimit = 500
  /// Which Hessian the steps are made of: the exact one, or the information, which is Gauss' choice for least squares and
  /// safer far from the minimum.
  var order = DerivativeOrder.hessian
  /// The damping of the first step, and the factor by which it is raised and lowered, for searches that begin far from the
  /// minimum.
  var firstDamping = 0.0
  var dampingFactor = 10.0
  /// Parameters in which the function is quadratic: they are put where they fit best after each step of the others
  /// (G. Golub and V. Pereyra's variable projection, doi:10.1137/0710036).
  var quadratic: [Int] = []

  /// - Parameter interrupted: called at each step; throws to end the search.
  init(_ evaluator: Evaluator, interrupted: @escaping () throws -> Void = {}) {
    let likelihood = evaluator.likelihood
    self.evaluator = evaluator
    self.interrupted = interrupted
    lower = likelihood.parameters.map(\.innerRange.lowerBound)
    upper = likelihood.parameters.map(\.innerRange.upperBound)
    current = Derivatives(envelope: likelihood.envelope)
    tried = current
    matrix = current.hessian
    factor = CholeskyFactor(envelope: likelihood.envelope)
  }

  /// The derivatives where the last search ended.
  var derivatives: Derivatives { current }

  /// The minimum that is found from a point, with some parameters kept where they are.
  /// - Parameter exact: whether to evaluate the function and its derivatives at the very end, or to leave the last and
  ///   least step to the quadratic.
  func minimize(from start: [Double], isFixed: [Bool], exact: Bool = true) throws -> Minimum {
    var search = Search(
      point: start.indices.map { min(max(start[$0], lower[$0]), upper[$0]) },
      damping: firstDamping, factor: dampingFactor)
    search.value = try evaluator.evaluate(at: search.point, order, into: &current)
    guard search.value.isFinite else { return try impossible(search.point) }
    while search.iterations < iterationLimit {
      try interrupted()
      search.iterations += 1
      let held = held(at: search.point, isFixed)
      guard let step = step(from: search.point, held, damping: search.damping) else {
        guard search.raiseDamping() else { return flat(search, held) }
        continue
      }
      guard step.promise < max(tolerance, 8 * search.value.ulp) else {
        try take(step, &search)
        if search.isExhausted { return search.minimum(.stalled, distance: step.promise) }
        continue
      }
      if search.damping == 0 { return try finish(search, step, exact) }
      // A damped step promises little because it is short: less damping must tell.
      guard search.relaxDamping() else {
        return matrixIsSingular(held)
          ? flat(search, held) : search.minimum(.stalled, distance: step.promise)
      }
    }
    return search.minimum(.iterationLimit, distance: .infinity)
  }

  /// The state of a search.
  private struct Search {
    var point: [Double]
    var damping: Double
    let factor: Double
    var value = Double.infinity
    var iterations = 0
    private var relaxations = 0

    init(point: [Double], damping: Double, factor: Double) {
      self.point = point
      self.damping = damping
      self.factor = factor
    }

    mutating func raiseDamping() -> Bool {
      damping = max(factor * damping, 1e-4)
      return !isExhausted
    }

    mutating func lowerDamping() { damping = damping < 1e-6 ? 0 : damping / factor }

    /// Whether to go on with less damping; not for ever, as at a kink or where the function is flat it is needed again.
    mutating func relaxDamping() -> Bool {
      damping = damping < 1e-10 ? 0 : damping / 100
      relaxations += 1
      return relaxations < 40
    }

    var isExhausted: Bool { damping > 1e12 }

    func minimum(_ status: FitStatus, distance: Double) -> Minimum {
      Minimum(
        point: point, value: value, distance: distance, iterations: iterations, status: status)
    }
  }

  /// A step within the ranges, and by how much the quadratic says it lowers the function.
  private struct Step {
    var change: [Double]
    var promise: Double
  }

  /// Which parameters stay where they are for now.
  private func held(at point: [Double], _ isFixed: [Bool]) -> [Bool] {
    point.indices.map { i in
      isFixed[i] || (point[i] <= lower[i] && current.gradient[i] > 0)
        || (point[i] >= upper[i] && current.gradient[i] < 0)
    }
  }

  /// The damped Newton step of the parameters that are not held. Those that it would take out of their range go to the end
  /// of it, and the step is made anew for the others. `nil` if the damped Hessian is not positive definite, or if that step
  /// promises nothing.
  private func step(from point: [Double], _ held: [Bool], damping: Double) -> Step? {
    var held = held
    var change = [Double](repeating: 0, count: point.count)
    var slopes = current.gradient
    while true {
      prepareMatrix(held, damping: damping)
      guard factor.factor(matrix) == nil else { return nil }
      var free = held.indices.map { held[$0] ? 0 : -slopes[$0] }
      factor.solve(&free)
      let leaving = free.indices.filter { i in
        !held[i] && (point[i] + free[i] < lower[i] || point[i] + free[i] > upper[i])
      }
      if leaving.isEmpty {
        for i in free.indices where !held[i] { change[i] = free[i] }
        let promise = promise(change)
        return promise > -tolerance ? Step(change: change, promise: promise) : nil
      }
      for i in leaving {
        held[i] = true
        change[i] = (free[i] < 0 ? lower[i] : upper[i]) - point[i]
      }
      slopes = zip(current.gradient, current.hessian.times(change)).map { $0 + $1 }
    }
  }

  private func prepareMatrix(_ held: [Bool], damping: Double) {
    matrix.elements.withUnsafeMutableBufferPointer { target in
      current.hessian.elements.withUnsafeBufferPointer { source in
        _ = target.update(from: source)
      }
    }
    for i in held.indices {
      if held[i] {
        matrix.makeIdentity(row: i)
      } else if damping > 0 {
        let size = current.hessian[i, i].magnitude
        matrix[i, i] += damping * (size > 0 ? size : 1)
      }
    }
  }

  private func matrixIsSingular(_ held: [Bool]) -> Bool {
    prepareMatrix(held, damping: 0)
    return factor.factor(matrix) != nil
  }

  /// Tries a step and accepts it if it lowers the function about as promised.
  private func take(_ step: Step, _ search: inout Search) throws {
    let point = try settled(end(of: step, from: search.point))
    let value = try evaluator.evaluate(at: point, order, into: &tried)
    let decrease = search.value - value
    guard value.isFinite, decrease > 1e-4 * step.promise else {
      _ = search.raiseDamping()
      return
    }
    if decrease > 0.5 * step.promise {
      search.lowerDamping()
    } else if decrease < 0.1 * step.promise {
      _ = search.raiseDamping()
    }
    search.point = point
    search.value = value
    swap(&current, &tried)
  }

  /// A point with the quadratic parameters where they fit best.
  private func settled(_ point: [Double]) throws -> [Double] {
    guard !quadratic.isEmpty else { return point }
    let value = try evaluator.evaluate(at: point, .information, into: &tried)
    matrix = tried.hessian
    for i in point.indices where !quadratic.contains(i) { matrix.makeIdentity(row: i) }
    guard value.isFinite, factor.factor(matrix) == nil else { return point }
    var change = point.indices.map { quadratic.contains($0) ? -tried.gradient[$0] : 0 }
    factor.solve(&change)
    return end(of: Step(change: change, promise: 0), from: point)
  }

  /// Where a step leads; not a rounding error beyond the ranges.
  private func end(of step: Step, from point: [Double]) -> [Double] {
    point.indices.map { min(max(point[$0] + step.change[$0], lower[$0]), upper[$0]) }
  }

  /// By how much the quadratic at the current point falls with a change.
  private func promise(_ change: [Double]) -> Double {
    let curved = current.hessian.times(change)
    return change.indices.reduce(0) {
      $0 - change[$1] * (current.gradient[$1] + curved[$1] / 2)
    }
  }

  private func finish(_ search: Search, _ step: Step, _ exact: Bool) throws -> Minimum {
    var end = search
    end.point = self.end(of: step, from: search.point)
    end.value -= step.promise
    guard exact else { return end.minimum(.converged, distance: step.promise) }
    let value = try evaluator.evaluate(at: end.point, order, into: &tried)
    // Rounding may decide against the last step, which is tiny.
    guard value <= search.value else { return search.minimum(.converged, distance: step.promise) }
    end.value = value
    swap(&current, &tried)
    return end.minimum(.converged, distance: step.promise)
  }

  private func impossible(_ point: [Double]) throws -> Minimum {
    var status = FitStatus.notFinite
    if let (channel, bin, expected) = try evaluator.firstImpossibleBin(at: point) {
      let bins = evaluator.likelihood.channels.first { $0.name == channel }?.bins ?? 0..<1
      status = .impossible(
        channel: channel, bin: bin, expected: expected,
        observed: evaluator.observations.contents[bins.lowerBound + bin])
    }
    return Minimum(
      point: point, value: .infinity, distance: .infinity, iterations: 0, status: status)
  }

  /// The Hessian is not positive definite where the search ended: names the parameter of the row where that showed.
  private func flat(_ search: Search, _ held: [Bool]) -> Minimum {
    prepareMatrix(held, damping: 0)
    let row = factor.factor(matrix) ?? 0
    let name = evaluator.likelihood.parameters[row].name
    return search.minimum(.flat(parameter: name), distance: .infinity)
  }
}
