/// Finds minima of -ln L within the parameters' ranges, by Newton's method with exact derivatives.
///
/// Parameters at the end of their range with a gradient that points outward are held there (D. P. Bertsekas,
/// doi:10.1137/0320018). Where the Hessian is not positive definite, the information takes its place. Where that is not
/// either, or a step does not lower the function as its quadratic promises, the diagonal is damped until it does
/// (D. W. Marquardt, doi:10.1137/0111030). Near the minimum the Hessian of the step before serves once more: its gradient
/// alone is a third of the work.
final class Minimizer {
  private let evaluator: Evaluator
  private let lower: [Double]
  private let upper: [Double]
  /// The derivatives at the best point so far, and at the one that is tried.
  private var current: Derivatives
  private var tried: Derivatives
  private var matrix: EnvelopeMatrix
  private var factor: CholeskyFactor
  /// The parameters that were held when the factor was made of an undamped Hessian; `nil` if it was not.
  private var factorHeld: [Bool]?
  private let interrupted: () throws -> Void

  /// The search ends when -ln L is no further than this above its minimum; the last step makes that much less.
  var tolerance = 1e-11
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

  /// A step that promises less than this leads to where the Hessian is about the same.
  private static let shortStep = 0.2
  /// Steps with an old Hessian go on as long as each promises less than this part of the one before.
  private static let goodProgress = 0.05

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

  /// The derivatives where the last search ended, as far as they were asked for.
  var derivatives: Derivatives { current }

  /// The factor of the Hessian of the parameters that are not held, for the first step of a search.
  struct Preconditioner {
    fileprivate let factor: CholeskyFactor
    fileprivate let held: [Bool]

    /// `nil` if the Hessian is not positive definite.
    init?(_ hessian: EnvelopeMatrix, held: [Bool]) {
      var matrix = hessian
      for i in held.indices where held[i] { matrix.makeIdentity(row: i) }
      guard let factor = CholeskyFactor(matrix) else { return nil }
      self.factor = factor
      self.held = held
    }
  }

  /// The minimum that is found from a point, with some parameters kept where they are.
  /// - Parameters:
  ///   - ending: which derivatives to evaluate at the very end; none leaves the last and least step to the quadratic.
  ///   - preconditioner: the Hessian of a likelihood that is much like this one.
  func minimize(
    from start: [Double], isFixed: [Bool], ending: DerivativeOrder = .hessian,
    preconditioner: Preconditioner? = nil
  ) throws -> Minimum {
    var search = Search(
      point: start.indices.map { min(max(start[$0], lower[$0]), upper[$0]) },
      damping: firstDamping, factor: dampingFactor)
    factorHeld = preconditioner?.held
    if let preconditioner { factor = preconditioner.factor }
    try evaluate(&search, preconditioner == nil ? order : .gradient)
    guard search.value.isFinite else { return try impossible(search.point) }
    // What no evaluation can tell apart is as good as the minimum.
    let resolution = max(tolerance, 8 * search.value.ulp, evaluator.rounding)
    while search.iterations < iterationLimit {
      try interrupted()
      search.iterations += 1
      let held = held(at: search.point, isFixed)
      guard let step = try step(&search, held) else {
        guard search.raiseDamping() else { return flat(search, held) }
        continue
      }
      guard step.promise < resolution else {
        try take(step, &search)
        if search.isExhausted { return search.minimum(.stalled, distance: step.promise) }
        continue
      }
      if search.damping == 0 { return try finish(search, step, ending) }
      // A damped step promises little because it is short: less damping must tell.
      guard search.relaxDamping() else {
        return matrixIsSingular(held)
          ? flat(search, held) : search.minimum(.stalled, distance: step.promise)
      }
    }
    return search.minimum(.iterationLimit, distance: .infinity)
  }

  private func evaluate(_ search: inout Search, _ order: DerivativeOrder) throws {
    search.value = try evaluator.evaluate(at: search.point, order, into: &current)
    search.hasHessian = order > .gradient
  }

  /// The state of a search.
  private struct Search {
    var point: [Double]
    var damping: Double
    let factor: Double
    var value = Double.infinity
    var iterations = 0
    /// Whether the Hessian is that of the point, or only the gradient.
    var hasHessian = true
    var lastPromise = Double.infinity
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

  /// The next step; with the factor of an earlier Hessian, if that is all there is and it will do.
  private func step(_ search: inout Search, _ held: [Bool]) throws -> Step? {
    if !search.hasHessian {
      if let step = repeatedStep(from: search.point, held, search.damping) { return step }
      try evaluate(&search, order)
    }
    if let step = step(from: search.point, held, damping: search.damping) { return step }
    return search.damping == 0 && order == .hessian ? try informationStep(&search, held) : nil
  }

  /// Gauss' step, where the Hessian is not positive definite; `nil` if that leads nowhere, as from a saddle point.
  private func informationStep(_ search: inout Search, _ held: [Bool]) throws -> Step? {
    try evaluate(&search, .information)
    if let step = step(from: search.point, held, damping: 0), step.promise > tolerance {
      return step
    }
    try evaluate(&search, order)
    return nil
  }

  private func repeatedStep(from point: [Double], _ held: [Bool], _ damping: Double) -> Step? {
    guard damping == 0, factorHeld == held else { return nil }
    var change = held.indices.map { held[$0] ? 0 : -current.gradient[$0] }
    factor.solve(&change)
    let promise = -zip(change, current.gradient).reduce(0) { $0 + $1.0 * $1.1 } / 2
    let staysInside = point.indices.allSatisfy { i in
      point[i] + change[i] >= lower[i] && point[i] + change[i] <= upper[i]
    }
    return staysInside ? Step(change: change, promise: promise) : nil
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
      factorHeld = nil
      guard factor.factor(matrix) == nil else { return nil }
      if damping == 0 { factorHeld = held }
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
    factorHeld = nil
    return factor.factor(matrix) != nil
  }

  /// Tries a step and accepts it if it lowers the function about as promised.
  private func take(_ step: Step, _ search: inout Search) throws {
    let point = try settled(end(of: step, from: search.point))
    let goesOn = search.hasHessian || step.promise < Self.goodProgress * search.lastPromise
    let isShort = step.promise < Self.shortStep && search.damping == 0 && goesOn
    let order = isShort && order == .hessian ? .gradient : order
    search.lastPromise = step.promise
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
    search.hasHessian = order > .gradient
    swap(&current, &tried)
  }

  /// A point with the quadratic parameters where they fit best.
  private func settled(_ point: [Double]) throws -> [Double] {
    guard !quadratic.isEmpty else { return point }
    let value = try evaluator.evaluate(at: point, .information, into: &tried)
    matrix = tried.hessian
    factorHeld = nil
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

  private func finish(
    _ search: Search, _ step: Step, _ ending: DerivativeOrder
  ) throws -> Minimum {
    var end = search
    end.point = self.end(of: step, from: search.point)
    end.value -= step.promise
    guard ending > .value else { return end.minimum(.converged, distance: step.promise) }
    let order = ending == .hessian ? order : ending
    let value = try evaluator.evaluate(at: end.point, order, into: &tried)
    // Rounding may decide against the last step, which is tiny.
    if value <= search.value {
      end.value = value
      swap(&current, &tried)
    } else {
      end = search
      try evaluate(&end, order)
    }
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
