/// The sum over the bins of another template, as one bin.
package struct TotalTemplate: Template {
  private var template: any Template

  package init(_ template: any Template) { self.template = template }

  package var binCount: Int { 1 }
  package var parameters: [Int] {
    get { template.parameters }
    set { template.parameters = newValue }
  }
  package var linearParameters: [Int] { template.linearParameters }
  package var firstBinNotFinite: Int? { template.firstBinNotFinite }

  /// The rows of the other template, and one for the weights of its bins, in rows of one bin each.
  package var workingRows: Int { (innerRowCount + 1) * innerStride / Scratch.stride(of: 1) }
  private var innerRowCount: Int { 1 + parameters.count + template.workingRows }
  private var innerStride: Int { Scratch.stride(of: template.binCount) }

  private func inner(_ rows: TemplateRows) -> TemplateRows {
    TemplateRows(
      start: rows.working(0), stride: innerStride, parameterCount: parameters.count,
      machine: rows.machine)
  }

  package func evaluate(
    at point: UnsafePointer<Double>, _ order: DerivativeOrder, into rows: TemplateRows
  ) throws {
    let inner = inner(rows)
    try template.evaluate(at: point, order, into: inner)
    rows.values[0] = sum(inner.values)
    guard order > .value else { return }
    for place in parameters.indices { rows.derivative(place)[0] = sum(inner.derivative(place)) }
  }

  private func sum(_ row: MutableNumbers) -> Double {
    UnsafeBufferPointer(start: row, count: template.binCount).reduce(0, +)
  }

  package func addCurvature(
    at point: UnsafePointer<Double>, weights: UnsafePointer<Double>, rows: TemplateRows,
    _ add: (_ p: Int, _ q: Int, _ sum: Double) -> Void
  ) {
    let inner = inner(rows)
    let same = inner.working(template.workingRows)
    same.update(repeating: weights[0], count: template.binCount)
    template.addCurvature(at: point, weights: same, rows: inner, add)
  }
}
