/// The refinement of the panels of one integral.
struct PanelRefinement {
  let options: Quadrature
  let function: BlockFunction
  let interrupted: () throws -> Void
  private var evaluations = 0

  /// Panels that are evaluated together.
  private static let batch = 96
  /// Panels up to which all are kept, and the worst of them refined.
  private static let manyPanels = 1 << 14

  init(
    options: Quadrature, function: @escaping BlockFunction, interrupted: @escaping () throws -> Void
  ) {
    self.options = options
    self.function = function
    self.interrupted = interrupted
  }

  /// Halves the panels with more than their share of the error until the whole error is small.
  mutating func integrate(_ layout: [Panel]) throws -> Integral {
    var panels = try evaluated(layout)
    while true {
      let total = PanelSums(panels)
      let tolerance = options.tolerance(total)
      if total.error <= tolerance { return integral(total) }
      if panels.count > Self.manyPanels { return try finish(panels, tolerance, reached: total) }
      let share = tolerance / Double(2 * panels.count)
      var halves: [Panel] = []
      panels.removeAll { panel in
        guard panel.error > share, let (left, right) = panel.halves else { return false }
        halves += [left, right]
        return true
      }
      if halves.isEmpty { return try narrowest(total) }
      panels += try evaluated(halves, reached: total)
    }
  }

  /// When no panel can be halved: at a singularity away from zero the doubles are too far apart for more digits.
  private func narrowest(_ total: PanelSums) throws -> Integral {
    if total.error > options.singularTolerance * total.value.magnitude {
      throw QuadratureError.notConverged(integral(total))
    }
    return integral(total)
  }

  /// Refines panel by panel, each until its error is small for its width, and keeps only the sums.
  private mutating func finish(
    _ panels: [Panel], _ tolerance: Double, reached: PanelSums
  ) throws -> Integral {
    let width = panels.reduce(0) { $0 + ($1.high - $1.low) }
    var total = PanelSums([])
    for panel in panels {
      var sums = PanelSums([])
      var open = [panel]
      while !open.isEmpty {
        var halves: [Panel] = []
        for panel in open.suffix(Self.batch / 2) {
          // The few panels at a singularity may have more error than their width allows.
          let share = max((panel.high - panel.low) / width, 0x1p-20)
          if panel.error > tolerance * share, let (left, right) = panel.halves {
            halves += [left, right]
          } else {
            sums.add(panel)
          }
        }
        open.removeLast(min(open.count, Self.batch / 2))
        open += try evaluated(halves, reached: reached)
      }
      total.add(sums)
    }
    if total.error > 4 * tolerance { throw QuadratureError.notConverged(integral(total)) }
    return integral(total)
  }

  /// The panels with their integrals.
  private mutating func evaluated(
    _ panels: [Panel], reached: PanelSums = PanelSums([])
  ) throws -> [Panel] {
    var result: [Panel] = []
    result.reserveCapacity(panels.count)
    for start in stride(from: 0, to: panels.count, by: Self.batch) {
      try interrupted()
      let batch = panels[start..<min(start + Self.batch, panels.count)]
      evaluations += batch.count * GaussKronrod.pointCount
      if evaluations > options.maximumEvaluations {
        throw QuadratureError.notConverged(integral(reached))
      }
      result += try evaluated(batch)
    }
    return result
  }

  private func evaluated(_ batch: ArraySlice<Panel>) throws -> [Panel] {
    let points = batch.flatMap { panel in GaussKronrod.nodes.map { panel.point(at: $0) } }
    let values = try evaluate(function, at: points)
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw QuadratureError.notFinite(at: points[bad])
    }
    return values.withUnsafeBufferPointer { values in
      batch.enumerated().map { index, panel in
        let first = index * GaussKronrod.pointCount
        let estimate = GaussKronrod.estimate(
          UnsafeBufferPointer(rebasing: values[first..<(first + GaussKronrod.pointCount)]))
        return panel.with(estimate)
      }
    }
  }

  private func integral(_ sums: PanelSums) -> Integral {
    Integral(value: sums.value, error: sums.error, evaluations: evaluations)
  }
}

/// The sums of the integrals of panels, of their errors, and of the integrals of the magnitude.
struct PanelSums {
  private(set) var value = 0.0
  private(set) var error = 0.0
  private(set) var magnitude = 0.0

  init(_ panels: [Panel]) {
    for panel in panels { add(panel) }
  }

  mutating func add(_ panel: Panel) {
    value += panel.value
    error += panel.error
    magnitude += panel.magnitude
  }

  mutating func add(_ sums: PanelSums) {
    value += sums.value
    error += sums.error
    magnitude += sums.magnitude
  }
}
