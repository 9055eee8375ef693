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
    var search = Search(point: start.indices.map { min(max(start[$0], lower[$0]), upper[$0]) })
    search.value = try evaluator.evaluate(at: search.point, .hessian, into: &current)
    guard search.value.isFinite else { return try impossible(search.point) }
    while search.iterations < iterationLimit {
      try interrupted()
      search.iterations += 1
      let held = held(at: search.point, isFixed)
      guard let step = step(held, damping: search.damping) else {
        guard search.raiseDamping() else { return flat(search, held) }
        continue
      }
      if step.distance < max(tolerance, 8 * search.value.ulp) {
        if search.damping == 0 { return try finish(search, step, exact) }
        // The damped step leads nowhere: at a saddle, or where the function is flat.
        if matrixIsSingular(held) { return flat(search, held) }
      }
      try take(step, &search)
      if search.isExhausted { return search.minimum(.stalled, distance: step.distance) }
    }
    return search.minimum(.iterationLimit, distance: .infinity)
  }

  /// The state of a search.
  private struct Search {
    var point: [Double]
    var value = Double.infinity
    var damping = 0.0
    var iterations = 0

    init(point: [Double]) { self.point = point }

    mutating func raiseDamping() -> Bool {
      damping = max(10 * damping, 1e-4)
      return !isExhausted
    }

    mutating func lowerDamping() { damping = damping < 1e-6 ? 0 : damping / 10 }

    var isExhausted: Bool { damping > 1e12 }

    func minimum(_ status: FitStatus, distance: Double) -> Minimum {
      Minimum(
        point: point, value: value, distance: distance, iterations: iterations, status: status)
    }
  }

  /// A step, and by how much the quadratic says it lowers the function.
  private struct Step {
    var change: [Double]
    var distance: Double
  }

  /// Which parameters stay where they are for now.
  private func held(at point: [Double], _ isFixed: [Bool]) -> [Bool] {
    point.indices.map { i in
      isFixed[i] || (point[i] <= lower[i] && current.gradient[i] > 0)
        || (point[i] >= upper[i] && current.gradient[i] < 0)
    }
  }

  /// The damped Newton step of the parameters that are not held; `nil` if the damped Hessian is not positive definite.
  private func step(_ held: [Bool], damping: Double) -> Step? {
    prepareMatrix(held, damping: damping)
    guard factor.factor(matrix) == nil else { return nil }
    var change = held.indices.map { held[$0] ? 0 : -current.gradient[$0] }
    factor.solve(&change)
    let decrease = -zip(change, current.gradient).reduce(0) { $0 + $1.0 * $1.1 }
    return Step(change: change, distance: decrease / 2)
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

  /// Tries a step, within the ranges, and accepts it if it lowers the function about as promised.
  private func take(_ step: Step, _ search: inout Search) throws {
    let (point, change, promised) = projected(step, search.point)
    let value = try evaluator.evaluate(at: point, .hessian, into: &tried)
    let decrease = search.value - value
    guard value.isFinite, promised > 0, decrease > 1e-4 * promised else {
      _ = search.raiseDamping()
      return
    }
    if decrease > 0.5 * promised || change.isEmpty {
      search.lowerDamping()
    } else if decrease < 0.1 * promised {
      _ = search.raiseDamping()
    }
    search.point = point
    search.value = value
    swap(&current, &tried)
  }

  /// The end of a step with each parameter kept within its range; if that promises nothing, where the straight way meets
  /// the first end of a range.
  private func projected(
    _ step: Step, _ point: [Double]
  ) -> (point: [Double], change: [Double], promised: Double) {
    let end = point.indices.map { min(max(point[$0] + step.change[$0], lower[$0]), upper[$0]) }
    let change = point.indices.map { end[$0] - point[$0] }
    let promised = promise(change)
    if promised > 0 { return (end, change, promised) }
    let part = point.indices.reduce(1.0) { part, i in
      let way = step.change[i]
      guard way != 0, point[i] + way < lower[i] || point[i] + way > upper[i] else { return part }
      return min(part, ((way < 0 ? lower[i] : upper[i]) - point[i]) / way)
    }
    let shortened = step.change.map { part * $0 }
    let shortenedEnd = point.indices.map {
      min(max(point[$0] + shortened[$0], lower[$0]), upper[$0])
    }
    return (shortenedEnd, shortened, promise(shortened))
  }

  /// By how much the quadratic at the current point falls with a change.
  private func promise(_ change: [Double]) -> Double {
    let slope = zip(change, current.gradient).reduce(0) { $0 + $1.0 * $1.1 }
    return -slope - current.hessian.square(of: change) / 2
  }

  private func finish(_ search: Search, _ step: Step, _ exact: Bool) throws -> Minimum {
    var end = search
    end.point = end.point.indices.map {
      min(max(end.point[$0] + step.change[$0], lower[$0]), upper[$0])
    }
    end.value -= step.distance
    guard exact else { return end.minimum(.converged, distance: step.distance) }
    let value = try evaluator.evaluate(at: end.point, .hessian, into: &tried)
    // Rounding may decide against the last step, which is tiny.
    guard value <= search.value else { return search.minimum(.converged, distance: step.distance) }
    end.value = value
    swap(&current, &tried)
    return end.minimum(.converged, distance: step.distance)
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
