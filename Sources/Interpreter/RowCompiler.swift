import Columns
import Semantics

/// Compiles the bodies of abstractions for the block vector machine.
///
/// What does not depend on the abstractions' parameters is evaluated once by the tree, as a uniform. What
/// depends on them and is no operation or function of numbers (an inner integral, say) becomes a kernel
/// that calls the tree for each row.
struct RowCompiler {
  let library: [String: Implementation]
  unowned let evaluator: Evaluator
  private var builder = RowProgramBuilder()
  /// The operands of the slots that vary from row to row.
  private var varying: [Int: Operand] = [:]
  private var prelude: [(slot: Int, value: Node)] = []
  private var uniforms: [RowFunction.Uniform] = []
  /// The slots of columns of strings.
  private var strings: Set<Int> = []
  private var dependsOnEnvironment = false
  private var callsTree = false

  init(library: [String: Implementation], evaluator: Evaluator) {
    self.library = library
    self.evaluator = evaluator
  }

  /// One abstraction whose parameters are the inputs, in order.
  mutating func compile(_ abstraction: Abstraction) throws -> RowFunction {
    for (index, parameter) in abstraction.parameters.enumerated() { declare(parameter, index) }
    let result = try operand(abstraction.body.node)
    return RowFunction(
      abstraction: abstraction, program: builder.build(results: [result]), prelude: prelude,
      uniforms: uniforms, dependsOnEnvironment: dependsOnEnvironment)
  }

  /// Several row expressions over the columns of one table, which are the inputs.
  mutating func compile(rows bodies: [Abstraction]) throws -> CompiledRows {
    for body in bodies {
      for parameter in body.parameters {
        if let column = parameter.column { declare(parameter, column) }
      }
    }
    let operands = try bodies.map { try operand($0.body.node) }
    for (slot, value) in prelude { evaluator.setSlot(slot, try evaluator.evaluate(value)) }
    return CompiledRows(
      builder: builder, operands: operands,
      uniforms: try uniforms.map { try evaluator.number(of: $0) }, needsOneThread: callsTree)
  }

  private mutating func declare(_ parameter: Abstraction.Parameter, _ input: Int) {
    varying[parameter.slot] = builder.input(input)
    if parameter.kind.isString { strings.insert(parameter.slot) }
  }

  private mutating func operand(_ node: Node) throws -> Operand {
    switch node {
    case .number(let value): return builder.constant(value)
    case .boolean(let value): return builder.constant(value ? 1 : 0)
    case .slot(let slot): return varying[slot] ?? uniform(.value(node))
    case .operation(let operation, let operands, _):
      return try apply(operation, operands)
    case .conditional(let condition, let then, let otherwise)
    where isHarmless(then) && isHarmless(otherwise):
      return builder.apply(
        .select, try operand(condition), try operand(then), try operand(otherwise))
    case .binding(let slot, let value, let body):
      return try bind(slot, value, body, whole: node)
    case .stringComparison(let equal, let a, let b):
      return comparison(equal, a, b, whole: node)
    case .call(let call):
      return try elementwise(call) ?? rowByRow(node)
    default: return rowByRow(node)
    }
  }

  /// Whether a branch that is not taken may be computed all the same: it cannot fail, and costs little.
  private func isHarmless(_ node: Node) -> Bool {
    switch node {
    case .number, .boolean, .string, .slot, .global: return true
    case .operation(_, let operands, _): return operands.allSatisfy(isHarmless)
    case .stringComparison(_, let a, let b), .binding(_, let a, let b):
      return isHarmless(a) && isHarmless(b)
    case .conditional(let condition, let then, let otherwise):
      return [condition, then, otherwise].allSatisfy(isHarmless)
    case .call(let call):
      guard case .elementwise? = library[call.signature.name] else { return false }
      return call.arguments.named.values.allSatisfy {
        if case .value(let checked) = $0.argument { isHarmless(checked.node) } else { false }
      }
    default: return false
    }
  }

  private mutating func apply(_ operation: RowOperation, _ operands: [Node]) throws -> Operand {
    switch operands.count {
    case 1: return builder.apply(operation, try operand(operands[0]))
    case 2:
      return builder.apply(operation, try operand(operands[0]), try operand(operands[1]))
    default:
      return builder.apply(
        operation, try operand(operands[0]), try operand(operands[1]), try operand(operands[2]))
    }
  }

  private mutating func uniform(_ uniform: RowFunction.Uniform) -> Operand {
    uniforms.append(uniform)
    return builder.uniform(uniforms.count - 1)
  }

  private func varies(_ node: Node) -> Bool {
    !node.freeSlots.isDisjoint(with: varying.keys)
  }

  private mutating func bind(_ slot: Int, _ value: Node, _ body: Node, whole: Node) throws
    -> Operand
  {
    guard varies(value) else {
      prelude.append((slot, value))
      return try operand(body)
    }
    guard value.isScalar else { return rowByRow(whole) }
    varying[slot] = try operand(value)
    return try operand(body)
  }

  /// A string column compared with a string that does not vary is a comparison of codes.
  private mutating func comparison(
    _ equal: Bool, _ a: Node, _ b: Node, whole: Node
  ) -> Operand {
    for (column, other) in [(a, b), (b, a)] {
      guard case .slot(let slot) = column, let codes = varying[slot],
        strings.contains(slot), !varies(other)
      else { continue }
      let code = uniform(.code(of: other, slot: slot))
      return builder.apply(equal ? .equal : .notEqual, codes, code)
    }
    return rowByRow(whole)
  }

  private mutating func elementwise(_ call: Call) throws -> Operand? {
    guard case .elementwise(let function)? = library[call.signature.name],
      let options = try options(of: function, call)
    else { return nil }
    var operands: [Operand] = []
    for name in options.given {
      guard case .value(let checked)? = call.arguments.named[name]?.argument else { return nil }
      operands.append(try operand(checked.node))
    }
    return builder.call(function.kernel(options), operands)
  }

  /// The options of a call, unless one of them varies from row to row. One that is no literal is built
  /// into this program as it is now.
  private mutating func options(
    of function: Elementwise, _ call: Call
  ) throws -> Elementwise.Options? {
    for (name, (argument, _)) in call.arguments.named where !function.numbers.contains(name) {
      guard case .value(let checked) = argument, !varies(checked.node) else { return nil }
      if checked.node.isLiteral { continue }
      dependsOnEnvironment = true
      for (slot, value) in prelude { evaluator.setSlot(slot, try evaluator.evaluate(value)) }
    }
    return try CallArguments(call: call, evaluator: evaluator).options(function)
  }

  /// Evaluates by the tree: once when nothing in it varies, else for each row.
  private mutating func rowByRow(_ node: Node) -> Operand {
    let slots = node.freeSlots.intersection(varying.keys).sorted()
    if slots.isEmpty { return uniform(.value(node)) }
    callsTree = true
    let tree = TreeKernel(node: node, slots: slots, evaluator: evaluator)
    let kernel = BlockKernel(name: "tree") { inputs, output, count in
      try tree.evaluate(inputs, output, count)
    }
    return builder.call(kernel, slots.compactMap { varying[$0] })
  }
}

/// Evaluates a node by the tree for each row of a block.
///
/// It is only ever called on the thread of its evaluator, which outlives every program that holds it.
private final class TreeKernel: @unchecked Sendable {
  private let node: Node
  private let slots: [Int]
  private unowned let evaluator: Evaluator

  init(node: Node, slots: [Int], evaluator: Evaluator) {
    self.node = node
    self.slots = slots
    self.evaluator = evaluator
  }

  func evaluate(
    _ inputs: [UnsafePointer<Double>], _ output: UnsafeMutablePointer<Double>, _ count: Int
  ) throws {
    for row in 0..<count {
      for (slot, input) in zip(slots, inputs) {
        evaluator.setSlot(slot, value(input[row], slot))
      }
      output[row] = try evaluator.number(node)
    }
  }

  /// The number itself, or the string that it is the code of.
  private func value(_ number: Double, _ slot: Int) -> Value {
    guard let dictionary = evaluator.environment.dictionaries[slot] else { return .number(number) }
    let code = Int(exactly: number) ?? -1
    return .string(dictionary.indices.contains(code) ? dictionary[code] : "")
  }
}

extension Node {
  /// Whether it is a string or a truth value as it stands.
  fileprivate var isLiteral: Bool {
    switch self {
    case .string, .boolean: true
    default: false
    }
  }

  /// Whether the node is sure to be a number or a truth value.
  fileprivate var isScalar: Bool {
    switch self {
    case .number, .boolean, .operation, .stringComparison, .measurementPart: true
    case .conditional(_, let then, let otherwise): then.isScalar && otherwise.isScalar
    case .binding(_, _, let body): body.isScalar
    case .call(let call):
      switch call.kind {
      case .number, .boolean: true
      default: false
      }
    default: false
    }
  }
}
