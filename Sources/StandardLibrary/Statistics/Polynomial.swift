import Columns
import Interpreter
import Semantics

/// A polynomial in the parameters of a model: what a sample is multiplied by.
struct Polynomial: Sendable {
  /// A number times powers of parameters, by their places in the model.
  struct Monomial: Sendable {
    var scale: Double
    var powers: [Int: Int] = [:]

    static func * (a: Monomial, b: Monomial) -> Monomial {
      Monomial(scale: a.scale * b.scale, powers: a.powers.merging(b.powers, uniquingKeysWith: +))
    }
  }

  var monomials: [Monomial]

  init(_ monomials: [Monomial]) { self.monomials = monomials }

  init(_ number: Double) { self.init([Monomial(scale: number)]) }

  static func + (a: Polynomial, b: Polynomial) -> Polynomial {
    Polynomial(a.monomials + b.monomials)
  }

  static func * (a: Polynomial, b: Polynomial) -> Polynomial {
    Polynomial(a.monomials.flatMap { left in b.monomials.map { left * $0 } })
  }

  func scaled(by factor: Double) -> Polynomial { Polynomial(factor) * self }
}

/// Reads expressions of a model as polynomials in its parameters.
struct PolynomialReader {
  let evaluator: Evaluator
  /// What is known of slots: parameters, and names bound to polynomials of them.
  private(set) var slots: [Int: Polynomial]

  init(_ evaluator: Evaluator, parameters: [(slot: Int, place: Int)]) {
    self.evaluator = evaluator
    slots = Dictionary(
      uniqueKeysWithValues: parameters.map { slot, place in
        (slot, Polynomial([.init(scale: 1, powers: [place: 1])]))
      })
  }

  /// Whether a parameter is anywhere in it.
  func depends(_ node: Node) -> Bool { !node.freeSlots.isDisjoint(with: slots.keys) }

  /// A number as a polynomial; nil if it is none.
  func polynomial(_ node: Node) throws -> Polynomial? {
    guard depends(node) else { return Polynomial(try evaluator.number(node)) }
    switch node {
    case .slot(let slot): return slots[slot]
    case .operation(let operation, let operands, _): return try combined(operation, operands)
    case .binding(let slot, let value, let body):
      return try binding(slot, to: value)?.polynomial(body)
    default: return nil
    }
  }

  /// With a slot that holds a value; nil when that is no polynomial.
  func binding(_ slot: Int, to value: Node) throws -> PolynomialReader? {
    var reader = self
    if depends(value) {
      guard let polynomial = try polynomial(value) else { return nil }
      reader.slots[slot] = polynomial
    } else {
      evaluator.setSlot(slot, try evaluator.evaluate(value))
      reader.slots[slot] = nil
    }
    return reader
  }

  private func combined(_ operation: RowOperation, _ operands: [Node]) throws -> Polynomial? {
    if operation == .power || operation == .divide {
      return try constantSecond(operation, operands)
    }
    var parts: [Polynomial] = []
    for operand in operands {
      guard let part = try polynomial(operand) else { return nil }
      parts.append(part)
    }
    switch (operation, parts.count) {
    case (.add, 2): return parts[0] + parts[1]
    case (.subtract, 2): return parts[0] + parts[1].scaled(by: -1)
    case (.multiply, 2): return parts[0] * parts[1]
    case (.negate, 1): return parts[0].scaled(by: -1)
    default: return nil
    }
  }

  /// A power with a whole exponent, or a quotient by a constant.
  private func constantSecond(
    _ operation: RowOperation, _ operands: [Node]
  ) throws -> Polynomial? {
    guard operands.count == 2, !depends(operands[1]), let base = try polynomial(operands[0]) else {
      return nil
    }
    let number = try evaluator.number(operands[1])
    if operation == .divide { return base.scaled(by: 1 / number) }
    guard let exponent = Int(exactly: number), (0...8).contains(exponent) else { return nil }
    return (0..<exponent).reduce(Polynomial(1)) { product, _ in product * base }
  }
}
