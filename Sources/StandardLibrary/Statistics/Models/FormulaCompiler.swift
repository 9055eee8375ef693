import Columns
import Interpreter
import Semantics
import Statistics
import Syntax

/// Compiles formulas of a model for the core: parameters become uniforms, and what varies from bin to bin columns.
struct FormulaCompiler {
  private let points: BinPoints
  /// One unit of each of the core's parameters.
  private let scales: [Double]
  /// The sample, to point at.
  private let span: Span
  private var builder = RowProgramBuilder()
  /// The parameters in the order of the uniforms.
  private var places: [Int] = []
  /// For each point of a bin, the columns.
  private var columns: [[[Double]]]

  init(_ points: BinPoints, scales: [Double], _ span: Span) {
    self.points = points
    self.scales = scales
    self.span = span
    columns = points.weights.map { [$0] }
  }

  /// The template of a product, summed over the points of each bin.
  consuming func template(
    _ scale: Double, _ formulas: [Polynomial.Formula]
  ) throws -> any Template {
    var product = builder.apply(.multiply, builder.input(0), builder.constant(scale))
    for formula in formulas {
      product = builder.apply(.multiply, product, try operand(formula.node, formula.reader))
    }
    let template = try FormulaTemplate(
      parameters: places, points: columns, binCount: points.binCount, product, builder: builder)
    return places.isEmpty ? HistogramTemplate(try template.values(at: [])) : template
  }

  // MARK: Operands

  private mutating func operand(_ node: Node, _ reader: PolynomialReader) throws -> Operand {
    guard reader.varies(node) else { return builder.constant(try reader.evaluator.number(node)) }
    switch node {
    case .slot(let slot):
      if let polynomial = reader.slots[slot] { return try operand(polynomial) }
      return try column(node, reader)
    case .operation(let operation, let nodes, _):
      let operands = try nodes.map { try operand($0, reader) }
      switch operands.count {
      case 1: return builder.apply(operation, operands[0])
      case 2: return builder.apply(operation, operands[0], operands[1])
      default: return builder.apply(operation, operands[0], operands[1], operands[2])
      }
    case .conditional(let condition, let then, let otherwise):
      return builder.apply(
        .select, try operand(condition, reader), try operand(then, reader),
        try operand(otherwise, reader))
    case .binding(let slot, let value, let body):
      return try operand(body, try reader.binding(slot, to: value))
    default: return try column(node, reader)
    }
  }

  private mutating func operand(_ polynomial: Polynomial) throws -> Operand {
    var sum: Operand?
    for monomial in polynomial.monomials {
      guard monomial.curves.isEmpty else { throw Diagnostic.notDifferentiable("factor", span) }
      var product = builder.constant(monomial.scale)
      for (place, power) in monomial.powers.sorted(by: { $0.key < $1.key }) {
        for _ in 0..<power { product = builder.apply(.multiply, product, parameter(place)) }
      }
      for formula in monomial.formulas {
        product = builder.apply(.multiply, product, try operand(formula.node, formula.reader))
      }
      sum = sum.map { builder.apply(.add, $0, product) } ?? product
    }
    return sum ?? builder.constant(0)
  }

  private mutating func parameter(_ place: Int) -> Operand {
    let index = places.firstIndex(of: place) ?? places.count
    if index == places.count { places.append(place) }
    return builder.apply(.multiply, builder.uniform(index), builder.constant(scales[place]))
  }

  // MARK: Columns

  /// What depends on no parameter, evaluated at all points.
  private mutating func column(_ node: Node, _ reader: PolynomialReader) throws -> Operand {
    let slots = node.freeSlots.filter { reader.slots[$0] != nil || points.variables.contains($0) }
    var inputs: [(slot: Int, values: [[Double]])] = []
    for slot in slots.sorted() {
      guard let polynomial = reader.slots[slot] else {
        let variable = points.variables.firstIndex(of: slot) ?? 0
        inputs.append((slot, points.coordinates.map { $0[variable] }))
        continue
      }
      guard polynomial.parameters.isEmpty else { throw Diagnostic.notDifferentiable(node, span) }
      inputs.append((slot, try values(of: polynomial)))
    }
    for point in columns.indices {
      let values = try (0..<points.binCount).map { bin in
        for (slot, values) in inputs {
          reader.evaluator.setSlot(slot, .number(values[point][bin]))
        }
        return try reader.evaluator.underBinder { try reader.evaluator.number(node) }
      }
      columns[point].append(values)
    }
    return builder.input(columns[0].count - 1)
  }

  /// Of a polynomial without parameters, at each of the points.
  private func values(of polynomial: Polynomial) throws -> [[Double]] {
    try points.single.map { point in
      var sum = [Double](repeating: 0, count: points.binCount)
      for monomial in polynomial.monomials {
        let template = try FormulaCompiler(point, scales: scales, span)
          .template(monomial.scale, monomial.formulas)
        for (bin, value) in try template.values(at: []).enumerated() { sum[bin] += value }
      }
      return sum
    }
  }
}

extension Diagnostic {
  fileprivate static func notDifferentiable(_ node: Node, _ span: Span) -> Diagnostic {
    guard case .call(let call) = node else { return notDifferentiable("this", span) }
    return notDifferentiable("`\(call.signature.name)`", call.span)
  }

  fileprivate static func notDifferentiable(_ name: String, _ span: Span) -> Diagnostic {
    Diagnostic(
      "E35", "fits need derivatives, and \(name) has none in the parameters of a model",
      [Label(span)],
      help: [
        Help(
          "formulas of arithmetic, powers, exp, log, sin, … have them, and so do `if … then … else`"
        )
      ])
  }
}
