import Columns
import Syntax
import Units

/// Calls: of the user's functions, which are written out, and of the library's, whose arguments are bound.
extension Checker {
  mutating func call(_ call: WrittenCall) throws(Diagnostic) -> Checked {
    if case .member(_, let method) = call.callee.form {
      throw .methodCall(call, method, place(call.span))
    }
    guard case .name(let name) = call.callee.form else {
      throw .notCallable(nil, nil, call, place(call.callee.span))
    }
    if !isKnown(name), let idiom = ForeignIdiom.named(name.text) {
      throw .foreignCall(name, idiom, call, place(name.span))
    }
    let checked = try lookUp(name)
    switch checked.kind {
    case .unknown: return .unknown
    case .function(.defined(let definition)): return try inline(definition, call)
    case .function(.library(let signature)): return try libraryCall(signature, call)
    case .object(let object):
      guard let signature = scope.applications[object.name] else {
        throw .notCallable(name, checked.kind, call, place(call.callee.span))
      }
      return try libraryCall(signature, call.passingCallee)
    default: throw .notCallable(name, checked.kind, call, place(call.callee.span))
    }
  }

  /// An argument as a value; a binder behind it makes a list.
  mutating func value(_ item: Item) throws(Diagnostic) -> Checked {
    item.binders.isEmpty ? try expression(item.body) : try comprehension(item)
  }

  // MARK: Library functions

  private mutating func libraryCall(
    _ signature: Signature, _ call: WrittenCall
  ) throws(Diagnostic) -> Checked {
    let (given, rest) = try sort(call.sharingBinders(signature), signature)
    var bound = BoundArguments()
    for parameter in signature.parameters {
      guard let item = given[parameter.name]?.item else {
        if parameter.isRequired {
          throw .missingArgument(
            parameter.name, of: signature.name, signature: signature.summary, place(call.span),
            example: parameter.example, call)
        }
        continue
      }
      let argument: BoundArguments.Argument
      do throws(Diagnostic) {
        argument = try bind(item, parameter.mode, parameter.name, signature, bound)
      } catch {
        throw error.offering(exchange(parameter, signature, given))
      }
      bound.named[parameter.name] = (argument, place(item.span))
    }
    for argument in rest {
      let mode = (argument.label == nil ? signature.rest?.bare : signature.rest?.labelled) ?? .name
      let value = try bind(argument.item, mode, argument.label?.text ?? "", signature, bound)
      bound.rest.append((argument.label, value, place(argument.item.span)))
    }
    if bound.hasUnknown { return .unknown }
    return try signature.result(
      LibraryCall(signature: signature, arguments: bound, span: place(call.span), files: files))
  }

  /// Gives each argument to its parameter, or to the rest.
  private func sort(
    _ call: WrittenCall, _ signature: Signature
  ) throws(Diagnostic) -> ([String: Argument], [Argument]) {
    var given: [String: Argument] = [:]
    var rest: [Argument] = []
    var position = 0
    for (index, argument) in call.arguments.enumerated() {
      let name: String
      if let label = argument.label {
        guard signature.parameters.contains(where: { $0.name == label.text }) else {
          guard signature.rest?.labelled != nil else {
            throw .unknownArgument(
              argument, of: signature.name, known: signature.labels,
              mayCompare: isUsers(label) || signature.takesCondition)
          }
          guard !rest.contains(where: { $0.label?.text == label.text }) else {
            throw .argumentTwice(label.text, place(argument.span), call, index)
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
          signature.name, signature.positionalCount, signature.summary,
          place(argument.item.span), call, index, meant: signature.meant(by: call))
      }
      guard given[name] == nil else {
        throw .argumentTwice(name, place(argument.span), call, index)
      }
      given[name] = argument
    }
    return (given, rest)
  }

  mutating func bind(
    _ item: Item, _ mode: Signature.Mode, _ name: String, _ signature: Signature,
    _ bound: BoundArguments
  ) throws(Diagnostic) -> BoundArguments.Argument {
    switch mode {
    case .value(let expectation):
      let checked = try calledIfObject(try value(item), expectation, item)
      try require(checked, expectation, name, signature, item)
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
      guard let schema = try schema(bound, signature, item.span) else { return .value(.unknown) }
      return .row(
        try row(item, over: schema, aggregate: isAggregate, helpers: bound.helperColumns))
    case .column, .name:
      guard case .name(let written) = item.body.form, item.binders.isEmpty else {
        throw .needsName(name, of: signature.name, item, place(item.span))
      }
      if case .name = mode { return .name(written) }
      let schema = try schema(bound, signature, item.span)
      if let schema, schema.index(of: written.text) == nil {
        throw .noSuchColumn(written, schema, place(written.span))
      }
      return .name(written)
    case .selection:
      let checked = try value(item)
      try require(checked, .object("selection"), name, signature, item)
      guard case .object(let object) = checked.kind, let definition = object.selection,
        let schema = try schema(bound, signature, item.span)
      else { return .value(.unknown) }
      return .selection(try selection(definition, over: schema, at: place(item.span)))
    case .function(let function):
      return try self.function(
        item, parameters: nil, function, FunctionPlace(name: name, owner: signature.name), bound)
    }
  }

  /// A number under one binder is a curve; layers and everything else make a list.
  private mutating func curveOrValue(
    _ item: Item, _ signature: Signature
  ) throws(Diagnostic) -> BoundArguments.Argument {
    guard item.binders.count == 1 else { return .value(try value(item)) }
    let (body, domain) = try curve(item, of: signature.name)
    if body.body.kind.isUnknown { return .curve(body, domain: domain) }
    if case .number? = body.body.kind.asCurve(over: domain) { return .curve(body, domain: domain) }
    return .value(try comprehension(item))
  }

  /// The help for a number that would fit another parameter, whose number would fit here.
  private func exchange(
    _ parameter: Signature.Parameter, _ signature: Signature, _ given: [String: Argument]
  ) -> Diagnostic.Help? {
    guard let here = number(given[parameter.name]), let wanted = parameter.dimension else {
      return nil
    }
    for other in signature.parameters {
      guard let dimension = other.dimension, let there = number(given[other.name]),
        here.kind.dimension.isCompatible(with: dimension),
        there.kind.dimension.isCompatible(with: wanted), !dimension.isCompatible(with: wanted)
      else { continue }
      return Diagnostic.exchange(parameter.name, here.item, other.name, there.item)
    }
    return nil
  }

  /// A number given by position, for a look before its turn.
  private func number(_ argument: Argument?) -> (item: Item, kind: NumberKind)? {
    guard let argument, argument.label == nil, argument.item.binders.isEmpty else { return nil }
    var trial = self
    guard case .number(let kind)? = try? trial.expression(argument.item.body).kind else {
      return nil
    }
    return (argument.item, kind)
  }

  /// The columns that a row expression may use; nil when the table is not known.
  private func schema(
    _ bound: BoundArguments, _ signature: Signature, _ span: Span
  ) throws(Diagnostic) -> Schema? {
    for parameter in signature.parameters {
      if case .value(let checked)? = bound.named[parameter.name]?.argument,
        case .table(let schema) = checked.kind
      {
        return schema
      }
    }
    if bound.hasUnknown { return nil }
    throw .needsTable(signature.name, place(span))
  }

  /// A library function that needs no arguments stands for its value where an object is wanted: `nu_weak`.
  private mutating func calledIfObject(
    _ checked: Checked, _ expectation: Signature.Expectation, _ item: Item
  ) throws(Diagnostic) -> Checked {
    guard case .object = expectation, case .function(.library(let signature)) = checked.kind,
      !signature.parameters.contains(where: \.isRequired)
    else { return checked }
    return try libraryCall(
      signature,
      WrittenCall(callee: item.body, arguments: [], isPiped: false, span: item.span))
  }

  func require(
    _ checked: Checked, _ expectation: Signature.Expectation, _ name: String,
    _ signature: Signature, _ item: Item
  ) throws(Diagnostic) {
    if checked.kind.isUnknown { return }
    if case .measurement = checked.kind, expectation.wantsNumber {
      throw .measurementArithmetic(checked.kind, item.body, place(item.span))
    }
    switch (expectation, checked.kind) {
    case (.any, _), (.anyNumber, .number), (.boolean, .boolean), (.string, .string),
      (.range, .range), (.list, .list), (.table, .table):
      return
    case (.number(let dimension), .number(let number)):
      guard !number.dimension.isCompatible(with: dimension) else { return }
      throw .argumentDimension(
        name, of: signature.name, preferredUnit(for: dimension, magnitude: 1), number,
        place(item.span), item)
    case (.object(let wanted), .object(let object)) where wanted == object.name: return
    case (.choice(let choices), .string):
      guard let text = checked.constantString, !choices.contains(text) else { return }
      throw .notAChoice(text, name, of: signature.name, choices, place(item.span))
    default:
      throw .argumentKind(
        name, of: signature.name, expectation.phrase, checked.kind, place(item.span))
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
  /// The helper columns of the selection among them.
  fileprivate var helperColumns: [CheckedSelection.Part] {
    named.values.lazy.compactMap { argument, _ in
      if case .selection(let selection) = argument { selection.helpers } else { nil }
    }.first ?? []
  }

  var hasUnknown: Bool {
    (named.values.map(\.argument) + rest.map(\.argument)).contains {
      switch $0 {
      case .value(let checked): checked.kind.isUnknown
      case .curve(let body, let domain): body.body.kind.isUnknown || domain.kind.isUnknown
      case .row(let body), .function(let body): body.body.kind.isUnknown
      case .name, .selection, .model: false
      }
    }
  }
}

extension WrittenCall {
  /// With what is called as the first argument.
  fileprivate var passingCallee: WrittenCall {
    let item = Item(body: callee, span: callee.span)
    return WrittenCall(
      callee: callee, arguments: [Argument(label: nil, item: item)] + arguments, isPiped: isPiped,
      span: span)
  }

  /// With the binders of the last argument behind all of them, where the function has it so.
  fileprivate func sharingBinders(_ signature: Signature) -> WrittenCall {
    guard signature.sharesBinders,
      let last = arguments.lastIndex(where: { !$0.item.binders.isEmpty })
    else { return self }
    var copy = self
    for index in arguments[..<last].indices where arguments[index].item.binders.isEmpty {
      copy.arguments[index].item.binders = arguments[last].item.binders
    }
    return copy
  }
}

extension Signature {
  /// What a call with too many arguments may have meant: the ends of a range stand in one.
  fileprivate func meant(by call: WrittenCall) -> Diagnostic.Help? {
    for (index, parameter) in parameters.prefix(positionalCount).enumerated() {
      switch parameter.mode {
      case .curve, .equation:
        return call.movingBoundsBehindFor().map { .init("say over what: `… for x in a..b`", $0) }
      case .value(.range):
        return call.joiningRange(at: index).map { .init("a range is one argument: `a..b`", [$0]) }
      default: continue
      }
    }
    return nil
  }
}
