/// Gives every live value of a program its place, and reuses the registers of values that are no longer needed.
struct RegisterAllocation {
  private let nodes: [Node]
  private let results: [Int]
  /// The last computed node that reads each node; `nil` for a node that no result needs.
  private var lastUse: [Int?]
  private var places: [Place?]
  private var scalars: [RowProgram.Scalar] = []
  private var instructions: [Instruction] = []
  private var spreads: [(register: Int, scalar: Int)] = []
  private var freeRegisters: [Int] = []
  private var registerCount = 0

  init(nodes: [Node], results: [Int]) {
    self.nodes = nodes
    self.results = results
    places = Array(repeating: nil, count: nodes.count)
    lastUse = Array(repeating: nil, count: nodes.count)
    findLastUses()
  }

  /// The program, from the nodes in the order they were made.
  mutating func program() -> RowProgram {
    for index in nodes.indices where lastUse[index] != nil {
      place(index)
    }
    var copies: [(result: Int, source: Place)] = []
    for (result, index) in results.enumerated() {
      if let source = places[index], source != .result(result) { copies.append((result, source)) }
    }
    return RowProgram(
      scalars: scalars, instructions: instructions, registerCount: registerCount, spreads: spreads,
      copies: copies,
      inputs: live { if case .input(let index) = $0 { index } else { nil } },
      uniformCount: (live { if case .uniform(let index) = $0 { index } else { nil } }.max() ?? -1)
        + 1,
      resultCount: results.count)
  }

  private mutating func findLastUses() {
    for index in results { lastUse[index] = nodes.count }
    for index in nodes.indices.reversed() where lastUse[index] != nil {
      guard case .computed(_, let operands) = nodes[index].form else { continue }
      for operand in operands where lastUse[operand] == nil { lastUse[operand] = index }
    }
  }

  private mutating func place(_ index: Int) {
    switch nodes[index].form {
    case .input(let column):
      places[index] = .column(column)
    case .constant(let value):
      addScalar(.constant(value), for: index)
    case .uniform(let position):
      addScalar(.uniform(position), for: index)
    case .computed(let action, let operands):
      if nodes[index].isUniform {
        addScalar(.computed(action, operands.compactMap(scalarIndex)), for: index)
      } else {
        addInstruction(action, operands, for: index)
      }
    }
  }

  private mutating func addScalar(_ scalar: RowProgram.Scalar, for index: Int) {
    places[index] = .scalar(scalars.count)
    scalars.append(scalar)
  }

  private func scalarIndex(_ node: Int) -> Int? {
    if case .scalar(let index) = places[node] { index } else { nil }
  }

  /// The destination is never a register of the operands: the loops are vectors only between separate blocks.
  private mutating func addInstruction(_ action: Action, _ operands: [Int], for index: Int) {
    var sources = operands.compactMap { places[$0] }
    if case .kernel = action { sources = sources.map { spread($0) } }
    let destination = results.firstIndex(of: index).map(Place.result) ?? .register(takeRegister())
    places[index] = destination
    instructions.append(Instruction(action: action, operands: sources, destination: destination))
    for operand in Set(operands) where lastUse[operand] == index {
      if case .register(let register) = places[operand] { freeRegisters.append(register) }
    }
  }

  /// A scalar that a kernel reads gets a register for the whole run.
  private mutating func spread(_ source: Place) -> Place {
    guard case .scalar(let scalar) = source else { return source }
    if let known = spreads.first(where: { $0.scalar == scalar }) {
      return .register(known.register)
    }
    registerCount += 1
    spreads.append((registerCount - 1, scalar))
    return .register(registerCount - 1)
  }

  private mutating func takeRegister() -> Int {
    if let register = freeRegisters.popLast() { return register }
    registerCount += 1
    return registerCount - 1
  }

  /// The indices that live nodes mention, each once.
  private func live(_ index: (Node.Form) -> Int?) -> [Int] {
    nodes.indices.filter { lastUse[$0] != nil }.compactMap { index(nodes[$0].form) }
  }
}
