import Columns
import Interpreter
import Semantics
import Statistics
import Syntax

/// Reads expressions of a model as polynomials in its parameters.
struct PolynomialReader {
  let evaluator: Evaluator
  /// What is known of slots: parameters, and names bound to polynomials of them.
  private(set) var slots: [Int: Polynomial]
  /// The slots of what varies within bins, for a density.
  private let variables: Set<Int>

  /// A product of sums is written out only up to so many terms.
  private static let largestCount = 64

  init(
    _ evaluator: Evaluator, parameters: [(slot: Int, place: Int)], variables: [Int] = []
  ) {
    self.evaluator = evaluator
    self.variables = Set(variables)
    slots = Dictionary(
      uniqueKeysWithValues: parameters.map { slot, place in
        (slot, Polynomial([.init(scale: 1, powers: [place: 1])]))
      })
  }

  /// Whether it is not known before the fit: a parameter, or what varies within bins, is in it.
  func varies(_ node: Node) -> Bool {
    let used = node.freeSlots
    return !used.isDisjoint(with: slots.keys) || !used.isDisjoint(with: variables)
  }

  /// A number as a polynomial; what is none becomes a formula in it.
  func polynomial(_ node: Node) throws -> Polynomial {
    guard varies(node) else { return Polynomial(try evaluator.number(node)) }
    switch node {
    case .slot(let slot): return slots[slot] ?? formula(node)
    case .operation(let operation, let operands, _):
      return try combined(operation, operands) ?? formula(node)
    case .binding(let slot, let value, let body):
      return try binding(slot, to: value).polynomial(body)
    case .call(let call) where call.signature.name == factorFunction.signature.name:
      return try interpolated(call) ?? formula(node)
    default: return formula(node)
    }
  }

  /// With a slot that holds a number, or a value without parameters.
  func binding(_ slot: Int, to value: Node) throws -> PolynomialReader {
    var reader = self
    if varies(value) {
      reader.slots[slot] = try polynomial(value)
    } else {
      evaluator.setSlot(slot, try evaluator.evaluate(value))
      reader.slots[slot] = nil
    }
    return reader
  }

  /// A number as one formula, whatever it is.
  func formula(_ node: Node) -> Polynomial {
    Polynomial([.init(scale: 1, formulas: [.init(node: node, reader: self)])])
  }

  /// Nil if it is no polynomial of its operands, or too long a one.
  private func combined(_ operation: RowOperation, _ operands: [Node]) throws -> Polynomial? {
    switch (operation, operands.count) {
    case (.add, 2): return try polynomial(operands[0]) + polynomial(operands[1])
    case (.subtract, 2):
      return try polynomial(operands[0]) + polynomial(operands[1]).scaled(by: -1)
    case (.negate, 1): return try polynomial(operands[0]).scaled(by: -1)
    case (.multiply, 2):
      let (a, b) = (try polynomial(operands[0]), try polynomial(operands[1]))
      return a.monomials.count * b.monomials.count <= Self.largestCount ? a * b : nil
    case (.divide, 2), (.power, 2):
      if varies(operands[1]) { return nil }
      let number = try evaluator.number(operands[1])
      let base = try polynomial(operands[0])
      return operation == .divide ? base.scaled(by: 1 / number) : power(base, number)
    default: return nil
    }
  }

  private func power(_ base: Polynomial, _ exponent: Double) -> Polynomial? {
    guard let exponent = Int(exactly: exponent), (0...8).contains(exponent) else { return nil }
    var product = Polynomial(1)
    for _ in 0..<exponent {
      if product.monomials.count * base.monomials.count > Self.largestCount { return nil }
      product = product * base
    }
    return product
  }

  /// `factor(low, high, by = alpha)`
  private func interpolated(_ call: Call) throws -> Polynomial? {
    guard let by = call.node("by"), let low = call.node("low"), let high = call.node("high"),
      let place = try polynomial(by).parameter, !varies(low), !varies(high)
    else { return nil }
    let code = try call.node("interpolation").map(evaluator.number) ?? 4
    let curve = Factor.interpolated(
      place, low: try evaluator.number(low), high: try evaluator.number(high),
      FactorInterpolation(code: code))
    return Polynomial([.init(scale: 1, curves: [curve])])
  }
}

extension Call {
  /// The expression given for a parameter.
  func node(_ name: String) -> Node? {
    if case .value(let checked)? = arguments.named[name]?.argument { checked.node } else { nil }
  }
}
