/// Builds a row program from operations, doing each distinct one once.
///
/// Operations on constants are done at once, those on uniforms once a run, and the others once for every row. The
/// complement of a comparison is the opposite comparison, so that a missing value passes neither a cut nor its
/// complement.
package struct RowProgramBuilder {
  private(set) var nodes: [Node] = []
  private var known: [Node.Key: Int] = [:]

  package init() {}

  /// The column at `index` among the inputs of a run.
  package mutating func input(_ index: Int) -> Operand {
    number(.input(index), key: Node.Key(kind: .input, payload: UInt64(index)))
  }

  /// The number at `index` among the uniforms of a run.
  package mutating func uniform(_ index: Int) -> Operand {
    number(.uniform(index), key: Node.Key(kind: .uniform, payload: UInt64(index)))
  }

  package mutating func constant(_ value: Double) -> Operand {
    number(.constant(value), key: Node.Key(kind: .constant, payload: value.bitPattern))
  }

  /// The result of an operation on as many operands as its arity.
  package mutating func apply(_ operation: RowOperation, _ operands: Operand...) -> Operand {
    precondition(
      operands.count == operation.arity, "\(operation) takes \(operation.arity) operands")
    return simplified(operation, operands) ?? value(of: operation, operands)
  }

  /// The result of a kernel; with uniform operands only it is called once a run, with a count of 1.
  package mutating func call(_ kernel: BlockKernel, _ operands: [Operand]) -> Operand {
    let identity = UInt64(UInt(bitPattern: ObjectIdentifier(kernel.identity)))
    return number(
      .computed(.kernel(kernel), operands.map(\.index)),
      key: Node.Key(kind: .kernel, payload: identity, operands: operands.map(\.index)))
  }

  /// The program that computes these values; mutating, so that values made in the very call are known to it.
  package mutating func build(results: [Operand]) -> RowProgram {
    var allocation = RegisterAllocation(nodes: nodes, results: results.map(\.index))
    return allocation.program()
  }

  /// The operand of a node, which is made unless there is one like it.
  private mutating func number(_ form: Node.Form, key: Node.Key) -> Operand {
    if let index = known[key] { return Operand(index: index) }
    nodes.append(Node(form: form, isUniform: isUniform(form)))
    known[key] = nodes.count - 1
    return Operand(index: nodes.count - 1)
  }

  private func isUniform(_ form: Node.Form) -> Bool {
    switch form {
    case .input: false
    case .constant, .uniform: true
    case .computed(_, let operands): operands.allSatisfy { nodes[$0].isUniform }
    }
  }

  private mutating func value(of operation: RowOperation, _ operands: [Operand]) -> Operand {
    let constants = operands.compactMap(constantValue)
    if constants.count == operands.count { return constant(operation.evaluate(constants)) }
    let indices = operands.map(\.index)
    let ordered = operation.isCommutative ? indices.sorted() : indices
    return number(
      .computed(.operation(operation), ordered),
      key: Node.Key(kind: .operation, payload: UInt64(operation.rawValue), operands: ordered))
  }

  private func constantValue(_ operand: Operand) -> Double? {
    if case .constant(let value) = nodes[operand.index].form { value } else { nil }
  }

  /// What needs no operation at all, and the complements.
  private mutating func simplified(_ operation: RowOperation, _ operands: [Operand]) -> Operand? {
    switch operation {
    case .multiply:
      if constantValue(operands[0]) == 1 { return operands[1] }
      return constantValue(operands[1]) == 1 ? operands[0] : nil
    case .divide, .power:
      return constantValue(operands[1]) == 1 ? operands[0] : nil
    case .select:
      return constantValue(operands[0]).map { $0 == 0 ? operands[2] : operands[1] }
    case .not:
      return complement(of: operands[0])
    default:
      return nil
    }
  }

  private mutating func complement(of operand: Operand) -> Operand? {
    guard case .computed(.operation(let operation), let indices) = nodes[operand.index].form else {
      return nil
    }
    let operands = indices.map(Operand.init(index:))
    switch operation {
    case .not: return operands[0]
    case .and, .or:
      let sides = operands.map { apply(.not, $0) }
      return apply(operation == .and ? .or : .and, sides[0], sides[1])
    default: return operation.complement.map { apply($0, operands[0], operands[1]) }
    }
  }
}

/// A value of a program under construction.
struct Node {
  enum Form {
    case input(Int)
    case constant(Double)
    case uniform(Int)
    case computed(Action, [Int])
  }

  /// Equal for values that are equal by construction.
  struct Key: Hashable {
    enum Kind: Hashable { case input, constant, uniform, operation, kernel }
    var kind: Kind
    var payload: UInt64
    var operands: [Int] = []
  }

  var form: Form
  /// Whether the value is the same in all rows.
  var isUniform: Bool
}
