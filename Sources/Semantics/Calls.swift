import Columns
import Syntax
import Units

/// Calls of the user's functions, which are inlined, and of the library's, which are bound.
extension Checker {
  mutating func call(
    _ callee: Expression, _ arguments: [Argument], piped: Bool, _ span: Span
  ) throws(Diagnostic) -> Checked {
    if case .member(_, let method) = callee.form {
      throw .methodCall(callee, method, arguments, place(span))
    }
    guard case .name(let name) = callee.form else {
      throw .notCallable(nil, nil, place(callee.span))
    }
    let checked = try lookUp(name)
    switch checked.kind {
    case .unknown: return .unknown
    case .function(.defined(let definition)):
      return try inline(definition, arguments, span)
    case .function(.library(let signature)):
      return try libraryCall(signature, arguments, span)
    default: throw .notCallable(name, checked.kind, place(callee.span))
    }
  }

  // MARK: The user's functions

  private mutating func inline(
    _ definition: FunctionDefinition, _ arguments: [Argument], _ span: Span
  ) throws(Diagnostic) -> Checked {
    guard !callStack.contains(definition.name.text) else {
      throw .recursion(definition.name, place(span))
    }
    guard callStack.count < Checker.callDepthLimit else { throw .tooLarge(place(span)) }
    var bindings: [(slot: Int, value: Node)] = []
    var inner = try argumentLocals(definition, arguments, span, &bindings)
    swap(&locals, &inner)
    callStack.append(definition.name.text)
    let outerSite = callSite
    if definition.cell != cell, callSite == nil { callSite = span }
    defer {
      locals = inner
      callStack.removeLast()
      callSite = outerSite
    }
    var body: Checked
    do throws(Diagnostic) {
      body = try expression(definition.body)
    } catch {
      throw callSite == nil
        ? error.with(label: .init(span, "in this call")) : error.inside(definition, at: span)
    }
    for binding in bindings.reversed() {
      body.node = .binding(slot: binding.slot, value: binding.value, body: body.node)
    }
    return body
  }

  /// The names that the body sees: the parameters, each with its argument or its default.
  private mutating func argumentLocals(
    _ definition: FunctionDefinition, _ arguments: [Argument], _ span: Span,
    _ bindings: inout [(slot: Int, value: Node)]
  ) throws(Diagnostic) -> [String: Local] {
    let given = try match(definition, arguments, span)
    var inner: [String: Local] = [:]
    for parameter in definition.parameters {
      let item = given[parameter.name.text]
      var checked: Checked
      if let item {
        checked = try value(item)
      } else if let standard = parameter.defaultValue {
        checked = try expression(standard)
      } else {
        throw .missingArgument(
          parameter.name.written, of: definition.name.written,
          signature: definition.signatureText, place(span))
      }
      if let word = parameter.unit {
        checked.kind = try pinned(
          checked, to: word, parameter, definition, item?.span ?? span)
      }
      if !checked.isTrivial, !checked.kind.isFunction {
        let slot = newSlot()
        bindings.append((slot, checked.node))
        checked.node = .slot(slot)
      }
      inner[parameter.name.text] = Local(written: parameter.name.written, checked: checked)
    }
    return inner
  }

  private func match(
    _ definition: FunctionDefinition, _ arguments: [Argument], _ span: Span
  ) throws(Diagnostic) -> [String: Item] {
    var given: [String: Item] = [:]
    var position = 0
    for argument in arguments {
      var name = argument.label
      if name == nil {
        guard position < definition.parameters.count else {
          throw .tooManyArguments(
            definition.name.written, definition.parameters.count, definition.signatureText,
            place(argument.item.span))
        }
        name = definition.parameters[position].name
        position += 1
      }
      guard let name, definition.parameters.contains(where: { $0.name.text == name.text }) else {
        throw .unknownArgument(
          argument.label, of: definition.name.written,
          known: definition.parameters.map(\.name.written), place(argument.item.span))
      }
      guard given[name.text] == nil else {
        throw .argumentTwice(name.written, place(argument.item.span))
      }
      given[name.text] = argument.item
    }
    return given
  }

  /// `f(T: keV)`: an energy, shown in keV.
  private func pinned(
    _ checked: Checked, to word: UnitWord, _ parameter: Parameter,
    _ definition: FunctionDefinition, _ span: Span
  ) throws(Diagnostic) -> Kind {
    let unit = try unit(word)
    guard case .number(let number) = checked.kind else {
      if checked.kind.isUnknown { return .unknown }
      throw .argumentKind(
        parameter.name.written, of: definition.name.written, unit.dimension.phrase, checked.kind,
        place(span))
    }
    guard number.dimension.isCompatible(with: unit.dimension) else {
      throw .argumentDimension(
        parameter.name.written, of: definition.name.written, unit, number, place(span))
    }
    let dimension = unit.dimension.hasNoScale ? number.dimension : unit.dimension
    return .number(NumberKind(dimension, display: DisplayUnit(scale: 1, unit: unit)))
  }

  /// An argument as a value; a binder behind it makes a list.
  mutating func value(_ item: Item) throws(Diagnostic) -> Checked {
    item.binders.isEmpty ? try expression(item.body) : try comprehension(item)
  }

  // MARK: Library functions

  private mutating func libraryCall(
    _ signature: Signature, _ arguments: [Argument], _ span: Span
  ) throws(Diagnostic) -> Checked {
    var arguments = arguments
    if signature.sharesBinders, let binders = arguments.last?.item.binders, !binders.isEmpty {
      for index in arguments.indices where arguments[index].item.binders.isEmpty {
        arguments[index].item.binders = binders
      }
    }
    let (given, rest) = try sort(arguments, signature, span)
    var bound = BoundArguments()
    for parameter in signature.parameters {
      guard let item = given[parameter.name] else {
        if parameter.isRequired {
          throw .missingArgument(
            parameter.name, of: signature.name, signature: signature.text, place(span))
        }
        continue
      }
      let argument = try bind(item, parameter.mode, parameter.name, signature, bound)
      bound.named[parameter.name] = (argument, place(item.span))
    }
    for argument in rest {
      let mode = (argument.label == nil ? signature.rest?.bare : signature.rest?.labelled) ?? .name
      let value = try bind(argument.item, mode, argument.label?.text ?? "", signature, bound)
      bound.rest.append((argument.label, value, place(argument.item.span)))
    }
    if bound.hasUnknown { return .unknown }
    var call = LibraryCall(
      signature: signature, arguments: bound, span: place(span), files: files)
    let result = try signature.result(&call)
    for warning in call.warnings { warn(warning) }
    return result
  }

  /// Gives each argument to its parameter, or to the rest.
  private func sort(
    _ arguments: [Argument], _ signature: Signature, _ span: Span
  ) throws(Diagnostic) -> ([String: Item], [Argument]) {
    var given: [String: Item] = [:]
    var rest: [Argument] = []
    var position = 0
    for argument in arguments {
      let name: String
      if let label = argument.label {
        guard signature.parameters.contains(where: { $0.name == label.text }) else {
          guard signature.rest?.labelled != nil else {
            throw .unknownArgument(
              label, of: signature.name, known: signature.labels, place(argument.item.span))
          }
          rest.append(argument)
          continue
        }
        name = label.text
      } else if position < signature.positionalCount {
        name = signature.parameters[position].name
        position += 1
      } else if signature.rest?.bare != nil {
        rest.append(argument)
        continue
      } else {
        throw .tooManyArguments(
          signature.name, signature.positionalCount, signature.text, place(argument.item.span))
      }
      guard given[name] == nil else { throw .argumentTwice(name, place(argument.item.span)) }
      given[name] = argument.item
    }
    return (given, rest)
  }

  private mutating func bind(
    _ item: Item, _ mode: Signature.Mode, _ name: String, _ signature: Signature,
    _ bound: BoundArguments
  ) throws(Diagnostic) -> BoundArguments.Argument {
    switch mode {
    case .value(let expectation):
      let checked = try value(item)
      try require(checked, expectation, name, signature, item.span)
      return .value(checked)
    case .curve:
      let (body, domain) = try curve(item, of: signature.name)
      return .curve(body, domain: domain)
    case .equation:
      let (body, domain) = try equation(item, of: signature.name)
      return .curve(body, domain: domain)
    case .curveOrValue:
      return try curveOrValue(item, signature)
    case .row, .aggregate:
      let isAggregate = if case .aggregate = mode { true } else { false }
      let schema = try schema(bound, signature, item.span)
      return .row(try row(item, over: schema, aggregate: isAggregate))
    case .column, .name:
      guard case .name(let written) = item.body.form, item.binders.isEmpty else {
        throw .needsName(name, of: signature.name, place(item.span))
      }
      if case .name = mode { return .name(written) }
      let schema = try schema(bound, signature, item.span)
      guard schema.index(of: written.text) != nil else {
        throw .noSuchColumn(written, schema, place(written.span))
      }
      return .name(written)
    }
  }

  /// A number under one binder is a curve; layers and everything else make a list.
  private mutating func curveOrValue(
    _ item: Item, _ signature: Signature
  ) throws(Diagnostic) -> BoundArguments.Argument {
    guard item.binders.count == 1 else { return .value(try value(item)) }
    let (body, domain) = try curve(item, of: signature.name)
    if case .number? = body.body.kind.asCurve(over: domain) { return .curve(body, domain: domain) }
    return .value(try comprehension(item))
  }

  private func schema(
    _ bound: BoundArguments, _ signature: Signature, _ span: Span
  ) throws(Diagnostic) -> Schema {
    for parameter in signature.parameters {
      if case .value(let checked)? = bound.named[parameter.name]?.argument,
        case .table(let schema) = checked.kind
      {
        return schema
      }
    }
    if bound.hasUnknown { return Schema(columns: []) }
    throw .missingArgument("table", of: signature.name, signature: signature.text, place(span))
  }

  private func require(
    _ checked: Checked, _ expectation: Signature.Expectation, _ name: String,
    _ signature: Signature, _ span: Span
  ) throws(Diagnostic) {
    if checked.kind.isUnknown { return }
    if case .measurement = checked.kind, expectation.wantsNumber {
      throw .measurementArithmetic(checked.kind, place(span))
    }
    switch (expectation, checked.kind) {
    case (.any, _), (.anyNumber, .number), (.boolean, .boolean), (.string, .string),
      (.range, .range), (.list, .list), (.table, .table):
      return
    case (.number(let dimension), .number(let number)):
      guard !number.dimension.isCompatible(with: dimension) else { return }
      throw .argumentDimension(
        name, of: signature.name, preferredUnit(for: dimension, magnitude: 1), number, place(span))
    case (.choice(let choices), .string):
      guard let text = checked.constantString, !choices.contains(text) else { return }
      throw .notAChoice(text, name, of: signature.name, choices, place(span))
    default:
      throw .argumentKind(
        name, of: signature.name, expectation.phrase, checked.kind, place(span))
    }
  }
}

extension Kind {
  var isFunction: Bool {
    if case .function = self { true } else { false }
  }

  /// The kind of a curve's body, if its domain can be an axis at all.
  fileprivate func asCurve(over domain: Checked) -> Kind? {
    switch domain.kind {
    case .range, .list(.number): self
    default: nil
    }
  }
}

extension BoundArguments {
  fileprivate var hasUnknown: Bool {
    (named.values.map(\.argument) + rest.map(\.argument)).contains {
      switch $0 {
      case .value(let checked): checked.kind.isUnknown
      case .curve(let body, let domain): body.body.kind.isUnknown || domain.kind.isUnknown
      case .row(let body): body.body.kind.isUnknown
      case .name: false
      }
    }
  }
}

extension Signature.Expectation {
  fileprivate var wantsNumber: Bool {
    switch self {
    case .number, .anyNumber: true
    default: false
    }
  }

  var phrase: String {
    switch self {
    case .any: "a value"
    case .number(let dimension): dimension.phrase
    case .anyNumber: "a number"
    case .boolean: "true or false"
    case .string: "a string"
    case .choice(let choices): "one of " + choices.map { "\"\($0)\"" }.joined(separator: ", ")
    case .range: "a range"
    case .list: "a list"
    case .table: "a table"
    }
  }
}

extension Signature {
  /// The names that may stand before `=` in a call.
  package var labels: [String] { parameters.map(\.name) }

  /// `integrate(curve)`, for messages and `help`.
  package var text: String {
    var parts = parameters.enumerated().map { index, parameter in
      index < positionalCount && parameter.isRequired
        ? parameter.name : "\(parameter.name) = …"
    }
    if rest != nil { parts.append("…") }
    return "\(name)(\(parts.joined(separator: ", ")))"
  }
}

extension FunctionDefinition {
  /// `f(T: keV, mu)`
  package var signatureText: String {
    let list = parameters.map { parameter in
      parameter.name.written + (parameter.unit.map { ": " + $0.written } ?? "")
    }
    return "\(name.written)(\(list.joined(separator: ", ")))"
  }
}
