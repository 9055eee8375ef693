package import Columns
package import Semantics
package import Syntax

/// What the evaluator needs from outside.
package struct Surroundings {
  /// Throws `Interruption` when the user has asked to stop.
  package var interrupted: @Sendable () throws -> Void
  package var warn: (Diagnostic) -> Void
  /// The names of the library that the notebook has used so far.
  package var used: () -> Set<String>
  package var parallelism: Parallelism
  /// Notes something that the notebook uses.
  package var record: (Use) -> Void
  /// What was noted so far, in order of first use.
  package var uses: () -> [Use]
  /// Told by what takes long, from any thread, how far it has come.
  package var progress: @Sendable (Progress) -> Void

  package init(
    interrupted: @escaping @Sendable () throws -> Void, warn: @escaping (Diagnostic) -> Void,
    used: @escaping () -> Set<String> = { [] }, parallelism: Parallelism = Parallelism(),
    record: @escaping (Use) -> Void = { _ in }, uses: @escaping () -> [Use] = { [] },
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.parallelism = parallelism
    self.interrupted = interrupted
    self.warn = warn
    self.used = used
    self.record = record
    self.uses = uses
    self.progress = progress
  }
}

/// How work on many rows is shared out. No result depends on it, to the last bit.
package struct Parallelism: Sendable {
  package var threads: Int
  /// The rows that are tested at a time, a multiple of 64.
  package var blockLength: Int

  package init(threads: Int = processorCount, blockLength: Int = 16384) {
    self.threads = threads
    self.blockLength = blockLength
  }
}

/// The user asked the cell to stop.
package struct Interruption: Error {
  package init() {}
}

/// Evaluates checked expressions by walking the tree; what stands under a binder or over the rows of a
/// table is compiled for the block vector machine instead (`RowCompiler`).
package final class Evaluator {
  package let surroundings: Surroundings
  let library: [String: Implementation]
  private(set) var environment: Environment
  /// Above 0 where a value that is not finite is a gap and not an error.
  private var binderDepth = 0
  private var gaps = Gaps()
  private var compiled: [ObjectIdentifier: RowFunction] = [:]
  private var idleMachines: [RowMachine] = []

  /// - Parameter cell: the number of the cell whose statement is evaluated.
  package init(
    globals: [String: Value], library: [String: Implementation], slotCount: Int, cell: Int,
    surroundings: Surroundings
  ) {
    self.library = library
    self.surroundings = surroundings
    environment = Environment(
      globals: globals, frame: Array(repeating: .number(.nan), count: slotCount), cell: cell)
  }

  /// The value of a statement's expression; warns of the gaps in it.
  package func value(of checked: Checked) throws -> Value {
    defer { for warning in gaps.warnings { surroundings.warn(warning) } }
    return try evaluate(checked.node)
  }

  package func evaluate(_ node: Node) throws -> Value {
    switch node {
    case .number(let value): return .number(value)
    case .boolean(let value): return .boolean(value)
    case .string(let text): return .string(text)
    case .slot(let slot):
      let frame = environment.frame
      return frame.indices.contains(slot) ? frame[slot] : .number(.nan)
    case .global(let name): return environment.globals[name] ?? .function
    case .operation(let operation, let operands, let span):
      return try self.operation(operation, operands, span)
    case .stringComparison(let equal, let a, let b):
      return .boolean((try string(a) == string(b)) == equal)
    case .conditional(let condition, let then, let otherwise):
      return try evaluate(try evaluate(condition).isTrue ? then : otherwise)
    case .binding(let slot, let value, let body):
      setSlot(slot, try evaluate(value))
      return try evaluate(body)
    case .list(let nodes): return .packed(try nodes.map(evaluate))
    case .comprehension(let comprehension): return try list(comprehension)
    case .range(let low, let high, let span): return try range(low, high, span)
    case .measurement(let value, let error):
      return .measurement(value: try number(value), error: abs(try number(error)))
    case .text(let parts): return .string(try text(parts))
    case .index(let list, let position, let span): return try element(list, position, span)
    case .measurementPart(let node, let part): return try open(node, part)
    case .column(let table, let index): return try column(table, index)
    case .member(let owner, let name): return try member(owner, name)
    case .selection(let definition): return .object(definition)
    case .call(let call): return try self.call(call)
    }
  }

  package func number(_ node: Node) throws -> Double { try evaluate(node).scalar }

  package func string(_ node: Node) throws -> String {
    if case .string(let text) = try evaluate(node) { text } else { "" }
  }

  // MARK: Expressions

  private func operation(
    _ operation: RowOperation, _ operands: [Node], _ span: Span
  ) throws -> Value {
    let numbers = try operands.map(number)
    let result = operation.evaluate(
      numbers[0], numbers.count > 1 ? numbers[1] : .nan, numbers.count > 2 ? numbers[2] : .nan)
    if operation.isLogical { return .boolean(result != 0) }
    if binderDepth == 0, !result.isFinite, numbers.allSatisfy(\.isFinite) {
      throw Diagnostic.notFinite(operation, numbers, span)
    }
    return .number(result)
  }

  private func range(_ low: Node, _ high: Node, _ span: Span) throws -> Value {
    let (a, b) = (try number(low), try number(high))
    guard a.isFinite, b.isFinite else { throw Diagnostic.rangeNotFinite(span) }
    guard a <= b else { throw Diagnostic.rangeBackwards(span) }
    return .range(a, b)
  }

  private func text(_ parts: [TextPart]) throws -> String {
    try parts.map { part in
      switch part {
      case .text(let text): text
      case .value(let checked): format(try evaluate(checked.node), checked.kind)
      }
    }.joined()
  }

  private func element(_ list: Node, _ position: Node, _ span: Span) throws -> Value {
    let elements = try evaluate(list).elements ?? []
    let wanted = try number(position)
    guard let index = Int(exactly: wanted), elements.indices.contains(index) else {
      throw Diagnostic.indexOutside(wanted, count: elements.count, span)
    }
    return elements[index]
  }

  private func open(_ node: Node, _ part: MeasurementPart) throws -> Value {
    guard case .measurement(let value, let error) = try evaluate(node) else { return .number(.nan) }
    return .number(part == .value ? value : error)
  }

  private func column(_ table: Node, _ index: Int) throws -> Value {
    guard case .table(let data) = try evaluate(table), data.contents.indices.contains(index) else {
      return .list([])
    }
    return try list(of: data.column(index, interrupted: surroundings.interrupted))
  }

  private func member(_ owner: Node, _ name: String) throws -> Value {
    guard case .object(let object) = try evaluate(owner), let object = object as? any MemberAccess
    else { return .number(.nan) }
    return object.member(name) ?? .number(.nan)
  }

  // MARK: Calls

  private func call(_ call: Call) throws -> Value {
    switch library[call.signature.name] {
    case .function(let body)?:
      try surroundings.interrupted()
      let result = try body(CallArguments(call: call, evaluator: self), self)
      if binderDepth == 0, case .number(let value) = result, value.isInfinite {
        throw Diagnostic.callNotFinite(call.signature.name, call.span)
      }
      return result
    case .elementwise(let elementwise)?:
      return .number(try single(elementwise, call))
    case nil: return .function
    }
  }

  /// One value of a function of numbers, by the same code as a block of them.
  private func single(_ elementwise: Elementwise, _ call: Call) throws -> Double {
    let arguments = CallArguments(call: call, evaluator: self)
    let options = try arguments.options(elementwise)
    let numbers = try options.given.map { try arguments.number($0) }
    if binderDepth == 0, let caution = elementwise.caution?(options, numbers) {
      let diagnostic = Diagnostic(
        caution.code, caution.message, [.init(call.span)],
        help: caution.help.map { [.init($0)] } ?? [])
      guard diagnostic.isWarning else { throw diagnostic }
      surroundings.warn(diagnostic)
    }
    let kernel = elementwise.kernel(options)
    let result = try withPointers(to: numbers.map { [$0] }) { inputs in
      try makeArrays(1, count: 1) { results in try kernel.evaluate(inputs, results[0], 1) }
    }[0][0]
    if binderDepth == 0, !result.isFinite, numbers.allSatisfy(\.isFinite) {
      throw Diagnostic.callNotFinite(call.signature.name, call.span)
    }
    return result
  }

  // MARK: Row functions

  package func setSlot(_ slot: Int, _ value: Value) {
    if environment.frame.indices.contains(slot) { environment.frame[slot] = value }
  }

  /// The value of a uniform, in the environment of its closure.
  func number(of uniform: RowFunction.Uniform) throws -> Double {
    switch uniform {
    case .value(let node): return try number(node)
    case .code(let node, let slot):
      let text = try string(node)
      return environment.dictionaries[slot]?.firstIndex(of: text).map(Double.init) ?? -1
    }
  }

  /// Does something where values that are not finite are gaps.
  package func underBinder<Result>(_ body: () throws -> Result) rethrows -> Result {
    binderDepth += 1
    defer { binderDepth -= 1 }
    return try body()
  }

  /// Does something in the environment of a closure. What is wrong with one from another cell is told
  /// at `site`, since its own source is not in this cell.
  func running<Result>(_ closure: Closure, at site: Span, _ body: () throws -> Result) throws
    -> Result
  {
    let outer = environment
    environment = closure.environment
    defer { environment = outer }
    do {
      return try underBinder(body)
    } catch let diagnostic as Diagnostic where closure.environment.cell != outer.cell {
      throw diagnostic.moved(to: site, from: closure.environment.cell)
    }
  }

  func closure(_ abstraction: Abstraction, dictionaries: [Int: [String]] = [:]) -> Closure {
    var captured = environment
    captured.dictionaries = dictionaries
    return Closure(abstraction: abstraction, environment: captured)
  }

  /// Turns what is not finite into a gap, where all that it was computed from is finite or missing.
  func markGaps(_ results: inout [Double], from inputs: [[Double]], at span: Span) throws {
    for row in results.indices where !results[row].isFinite {
      try poll(row, surroundings.interrupted)
      results[row] = .nan
      if inputs.allSatisfy({ $0[row].isFinite }) { gaps.add(at: span) }
    }
  }

  /// The compiled form of an abstraction, made once unless it depends on the environment.
  func rowFunction(_ abstraction: Abstraction) throws -> RowFunction {
    let key = ObjectIdentifier(abstraction)
    if let known = compiled[key] { return known }
    var compiler = RowCompiler(library: library, evaluator: self)
    let function = try compiler.compile(abstraction)
    if !function.dependsOnEnvironment { compiled[key] = function }
    return function
  }

  /// Row expressions over the columns of a table, ready to become one program.
  func compile(rows bodies: [Abstraction], over table: TableData) throws -> CompiledRows {
    for body in bodies {
      for parameter in body.parameters {
        guard let column = parameter.column,
          case .strings(_, let dictionary) = try table.column(
            column, interrupted: surroundings.interrupted)
        else { continue }
        environment.dictionaries[parameter.slot] = dictionary
      }
    }
    var compiler = RowCompiler(library: library, evaluator: self)
    return try compiler.compile(rows: bodies)
  }

  /// Runs with a machine of its own, so that a row function may run another one.
  func withMachine<Result>(_ body: (RowMachine) throws -> Result) rethrows -> Result {
    let machine = idleMachines.popLast() ?? RowMachine()
    defer { idleMachines.append(machine) }
    return try body(machine)
  }
}

extension RowOperation {
  /// Whether the result is a truth value.
  package var isLogical: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .and, .or, .not: true
    default: false
    }
  }
}
