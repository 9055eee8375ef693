internal import Columns

/// A sample with the memory to evaluate it in: expectation = F·γ_b·t_b, with the factors F, the bins' own factors γ and
/// the template t.
struct SampleEvaluation {
  private let sample: LikelihoodSample
  private let binCount: Int
  /// The values of the template's parameters.
  private let point: MutableNumbers
  private let rows: TemplateRows
  private let factorMemory: MutableNumbers
  /// γ, and what is made from it.
  private let gamma: MutableNumbers?
  private let weighted: MutableNumbers

  init(_ sample: LikelihoodSample, _ scratch: Scratch) {
    self.sample = sample
    binCount = sample.template.binCount
    let count = sample.templatePlaces.count
    let stride = Scratch.stride(of: binCount)
    point = scratch.take(count)
    rows = TemplateRows(
      start: scratch.take((1 + count + sample.template.workingRows) * stride), stride: stride,
      parameterCount: count,
      machine: RowMachine())
    factorMemory = scratch.take(sample.factors.workingCount)
    gamma = sample.binFactors.isEmpty ? nil : scratch.take(binCount)
    weighted = scratch.take(binCount)
  }

  /// Evaluates the sample and adds its expectation.
  func predict(at all: Numbers, _ order: DerivativeOrder, to expected: MutableNumbers) throws {
    for (i, place) in sample.templatePlaces.enumerated() { point[i] = all[place] }
    try sample.template.evaluate(at: point, order, into: rows)
    let factor = sample.factors.evaluate(at: all, into: factorMemory)
    guard let gamma else { return add(factor, rows.values, to: expected, binCount) }
    for bin in 0..<binCount { gamma[bin] = own(bin, all) }
    add(factor, gamma, rows.values, to: expected, binCount)
  }

  /// The product of the bin's own factors, without one or two of them.
  private func own(_ bin: Int, _ all: Numbers, without j: Int = -1, _ k: Int = -1) -> Double {
    var product = 1.0
    for (list, factors) in sample.binFactors.enumerated() where list != j && list != k {
      let place = factors.places[bin]
      if place >= 0 { product *= all[place] }
    }
    return product
  }

  /// F, as it was last evaluated.
  private var factor: Double { sample.factors.product(factorMemory) }

  /// Adds ∂expectation/∂p: to a row of the Jacobian for shared parameters, to `own` for those of single bins.
  func addJacobian(
    at all: Numbers, rows jacobian: MutableNumbers, own ownSlopes: MutableNumbers, ownStart: Int
  ) {
    let stride = rows.stride
    func addRow(_ scale: Double, _ values: Numbers, _ row: Int) {
      if let gamma {
        add(scale, gamma, values, to: jacobian + row * stride, binCount)
      } else {
        add(scale, values, to: jacobian + row * stride, binCount)
      }
    }
    for (i, row) in sample.templateRows.enumerated() { addRow(factor, rows.derivative(i), row) }
    for (i, row) in sample.factorRows.enumerated() {
      addRow(sample.factors.slope(i, factorMemory), rows.values, row)
    }
    for (list, factors) in sample.binFactors.enumerated() {
      for bin in 0..<binCount where factors.places[bin] >= 0 {
        let slope = factor * rows.values[bin] * own(bin, all, without: list)
        if factors.rows[bin] >= 0 {
          jacobian[factors.rows[bin] * stride + bin] += slope
        } else {
          ownSlopes[factors.places[bin] - ownStart] += slope
        }
      }
    }
  }

  /// Adds Σ residual·∂²expectation/∂p∂q.
  func addCurvature(at all: Numbers, residuals: Numbers, _ target: DerivativeTarget) {
    if let gamma {
      product(residuals, gamma, into: weighted, binCount)
    } else {
      weighted.update(from: residuals, count: binCount)
    }
    let places = sample.templatePlaces
    sample.template.addCurvature(at: point, weights: weighted, rows: rows) { p, q, sum in
      target.add(places[p], places[q], factor * sum)
    }
    let sum = dot(weighted, rows.values, binCount)
    sample.factors.forEachCurvature(factorMemory) { i, j, curvature in
      target.add(sample.factors.parameters[i], sample.factors.parameters[j], curvature * sum)
    }
    for (i, place) in sample.factors.parameters.enumerated() {
      let slope = sample.factors.slope(i, factorMemory)
      for (k, other) in places.enumerated() {
        target.addMixed(place, other, slope * dot(weighted, rows.derivative(k), binCount))
      }
    }
    for (list, factors) in sample.binFactors.enumerated() {
      for bin in 0..<binCount where factors.places[bin] >= 0 {
        addOwnCurvature(at: all, list, bin, residuals[bin], target)
      }
    }
  }

  /// The second derivatives in a bin's own parameter and any other.
  private func addOwnCurvature(
    at all: Numbers, _ list: Int, _ bin: Int, _ residual: Double, _ target: DerivativeTarget
  ) {
    let place = sample.binFactors[list].places[bin]
    let weight = residual * own(bin, all, without: list)
    for (k, other) in sample.templatePlaces.enumerated() {
      target.addMixed(place, other, weight * factor * rows.derivative(k)[bin])
    }
    for (i, other) in sample.factors.parameters.enumerated() {
      target.addMixed(
        place, other, weight * sample.factors.slope(i, factorMemory) * rows.values[bin])
    }
    for later in list + 1..<max(sample.binFactors.count, list + 1) {
      let other = sample.binFactors[later].places[bin]
      guard other >= 0 else { continue }
      let rest = own(bin, all, without: list, later)
      target.addMixed(place, other, residual * factor * rows.values[bin] * rest)
    }
  }
}
