package import Columns
package import Semantics
package import Syntax

/// The arguments of a library call at run time, by parameter name. The checker has made sure that each
/// has the kind its signature asks for.
package struct CallArguments {
  package let call: Call
  private let evaluator: Evaluator

  init(call: Call, evaluator: Evaluator) {
    self.call = call
    self.evaluator = evaluator
  }

  /// A curve that waits to be sampled: its function, and the domain of its variable.
  package struct Curve: Sendable {
    package let function: Closure
    package let domain: Value
    package let x: NumberKind
    package let y: NumberKind
    package let variable: String
  }

  /// Throws when the user has asked to stop; polled by whatever takes long.
  package var interrupted: @Sendable () throws -> Void { evaluator.surroundings.interrupted }

  package func has(_ name: String) -> Bool { call.arguments.named[name] != nil }

  /// Where an argument stands, or the whole call when it was not given.
  package func place(_ name: String) -> Span { call.arguments.named[name]?.span ?? call.span }

  package func kind(_ name: String) -> Kind? {
    if case .value(let checked)? = call.arguments.named[name]?.argument {
      checked.kind
    } else {
      nil
    }
  }

  package func value(_ name: String) throws -> Value? {
    guard case .value(let checked)? = call.arguments.named[name]?.argument else { return nil }
    return try evaluator.evaluate(checked.node)
  }

  package func number(_ name: String) throws -> Double { try value(name)?.scalar ?? .nan }

  package func number(_ name: String, default standard: Double) throws -> Double {
    try value(name)?.scalar ?? standard
  }

  package func string(_ name: String) throws -> String? {
    if case .string(let text)? = try value(name) { text } else { nil }
  }

  package func flag(_ name: String) throws -> Bool { try value(name)?.isTrue ?? false }

  package func table(_ name: String) throws -> TableData {
    if case .table(let data)? = try value(name) {
      data
    } else {
      TableData(columns: [], rowCount: 0)
    }
  }

  /// The value of the library given for a parameter.
  package func object<Object>(_ name: String, as type: Object.Type = Object.self) throws -> Object?
  {
    if case .object(let object)? = try value(name) { object as? Object } else { nil }
  }

  /// The function given for a parameter of mode `function`.
  package func function(_ name: String) throws -> NumberFunction? {
    try call.arguments.named[name].flatMap { try function($0.argument) }
  }

  /// A bound argument of mode `function`.
  package func function(_ argument: BoundArguments.Argument) throws -> NumberFunction? {
    switch argument {
    case .function(let body): return .formula(evaluator.closure(body))
    case .value(let checked):
      switch try evaluator.evaluate(checked.node) {
      case .number(let value): return .constant(value)
      case .object(let object as any NumberCurve): return .curve(object)
      default: return nil
      }
    default: return nil
    }
  }

  /// The values of a function at these points: a list for each of its parameters.
  package func values(of function: NumberFunction, at points: [[Double]]) throws -> [Double] {
    let count = points.map(\.count).min() ?? 0
    switch function {
    case .constant(let value): return Array(repeating: value, count: count)
    case .curve(let curve): return curve.values(at: points.first ?? [])
    case .formula(let closure):
      let function = try BlockFunction(closure, evaluator: evaluator, site: call.span)
      return try withPointers(to: points) { inputs in
        try makeArrays(1, count: count) { results in
          try function.evaluate(inputs, into: results[0], count: count)
        }
      }[0]
    }
  }

  /// The column name given for a parameter of mode `column` or `name`.
  package func name(_ parameter: String) -> Name? {
    if case .name(let name)? = call.arguments.named[parameter]?.argument { name } else { nil }
  }

  /// The values among the arguments that no parameter took.
  package func rest() throws -> [Value] {
    try call.arguments.rest.compactMap { _, argument, _ in
      if case .value(let checked) = argument { try evaluator.evaluate(checked.node) } else { nil }
    }
  }

  package func curve(_ name: String) throws -> Curve? {
    guard let (argument, _) = call.arguments.named[name] else { return nil }
    return try curve(argument)
  }

  /// A bound argument as a curve, or nil when it is a value.
  package func curve(_ argument: BoundArguments.Argument) throws -> Curve? {
    guard case .curve(let body, let domain) = argument else { return nil }
    let value = try evaluator.evaluate(domain.node)
    var x = domain.kind.numberKind ?? NumberKind()
    if case .list(let element) = domain.kind { x = element.numberKind ?? x }
    return Curve(
      function: evaluator.closure(body), domain: value, x: x,
      y: body.body.kind.numberKind ?? NumberKind(), variable: body.parameters.first?.name ?? "x")
  }

  /// A curve's function, ready to be run.
  package func run(_ curve: Curve) throws -> BlockFunction {
    try BlockFunction(curve.function, evaluator: evaluator, site: call.span)
  }

  /// The values of a row expression over a table, as a column.
  package func rows(_ body: Abstraction, over table: TableData) throws -> ColumnData {
    if case .slot = body.body.node, let column = body.parameters.first?.column {
      return try table.column(column, interrupted: interrupted)
    }
    let columns = try body.parameters.map { parameter in
      try parameter.column.map { try table.column($0, interrupted: interrupted) } ?? .numbers([])
    }
    if body.body.kind.isScalar {
      let numbers = try evaluator.values(of: body, columns: columns, count: table.rowCount)
      if case .boolean = body.body.kind { return .booleans(numbers.map { $0 != 0 }) }
      return .numbers(numbers)
    }
    let lists = try columns.map(evaluator.list(of:))
    return try evaluator.column(
      of: .list(try evaluator.each(body, over: lists, count: table.rowCount)))
  }

  /// Row expressions over a table, to be run by another machine than that of one expression.
  package func compile(rows bodies: [Abstraction], over table: TableData) throws -> CompiledRows {
    try evaluator.compile(rows: bodies, over: table)
  }

  /// The selection given for a parameter.
  package func selection(_ name: String) -> CheckedSelection? {
    if case .selection(let selection)? = call.arguments.named[name]?.argument {
      selection
    } else {
      nil
    }
  }

  /// The model that a block makes.
  package var model: CheckedModel? {
    if case .model(let model)? = call.arguments.named["model"]?.argument { model } else { nil }
  }

  /// A column as a list.
  package func list(of column: ColumnData) throws -> Value { try evaluator.list(of: column) }

  /// A list as a column.
  package func column(of list: Value) throws -> ColumnData { try evaluator.column(of: list) }

  /// The value of an aggregate, whose columns are lists, over some rows of a table.
  package func aggregate(_ body: Abstraction, over group: TableData) throws -> Value {
    for parameter in body.parameters {
      guard let column = parameter.column else { continue }
      evaluator.setSlot(
        parameter.slot, try evaluator.list(of: group.column(column, interrupted: interrupted)))
    }
    return try evaluator.evaluate(body.body.node)
  }

  /// The options of a function of numbers, evaluated.
  func options(_ function: Elementwise) throws -> Elementwise.Options {
    var strings: [String: String] = [:]
    var booleans: [String: Bool] = [:]
    var objects: [String: any Sendable] = [:]
    for name in call.arguments.named.keys where !function.numbers.contains(name) {
      switch try value(name) {
      case .string(let text)?: strings[name] = text
      case .boolean(let flag)?: booleans[name] = flag
      case .object(let object)?: objects[name] = object
      default: break
      }
    }
    return Elementwise.Options(
      given: function.given(call.arguments), strings: strings, booleans: booleans,
      objects: objects)
  }
}
