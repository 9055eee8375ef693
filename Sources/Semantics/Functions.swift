import Syntax
import Units

/// Calls of the user's functions, which are checked anew and written out at each call.
extension Checker {
  mutating func inline(
    _ definition: FunctionDefinition, _ call: WrittenCall
  ) throws(Diagnostic) -> Checked {
    guard !callStack.contains(where: { $0 === definition }) else {
      throw .recursion(definition.name, place(call.span))
    }
    guard callStack.count < Checker.callDepthLimit else { throw .tooLarge(place(call.span)) }
    let given = try match(definition, call)
    var inner: [String: Local] = [:]
    var bindings: [(slot: Int, value: Node)] = []
    for parameter in definition.parameters {
      var checked = try argument(parameter, given, of: definition, call, seeing: inner)
      if !checked.isTrivial, !checked.kind.isFunction {
        let slot = newSlot()
        bindings.append((slot, checked.node))
        checked.node = .slot(slot)
      }
      inner[parameter.name.text] = Local(
        written: parameter.name.written, checked: checked, role: .parameter)
    }
    var body = try inside(definition, call, seeing: inner, definition.body)
    for binding in bindings.reversed() {
      body.node = .binding(slot: binding.slot, value: binding.value, body: body.node)
    }
    return body
  }

  /// Checks an expression of the function: it sees the parameters so far, and what is wrong with it is
  /// told at the call too.
  private mutating func inside(
    _ definition: FunctionDefinition, _ call: WrittenCall, seeing parameters: [String: Local],
    _ expression: Expression
  ) throws(Diagnostic) -> Checked {
    let (outerLocals, outerSite) = (locals, callSite)
    locals = parameters
    callStack.append(definition)
    if definition.cell != cell, callSite == nil { callSite = call.span }
    defer {
      locals = outerLocals
      callStack.removeLast()
      callSite = outerSite
    }
    do throws(Diagnostic) {
      return try self.expression(expression)
    } catch {
      throw callSite == nil
        ? error.with(label: .init(call.span, "in this call"))
        : error.inside(definition, at: call.span)
    }
  }

  /// The value of a parameter: its argument or its default, in the unit it is pinned to.
  private mutating func argument(
    _ parameter: Parameter, _ given: [String: Item], of definition: FunctionDefinition,
    _ call: WrittenCall, seeing before: [String: Local]
  ) throws(Diagnostic) -> Checked {
    let item = given[parameter.name.text]
    var checked: Checked
    if let item {
      checked = try value(item)
    } else if let standard = parameter.defaultValue {
      checked = try inside(definition, call, seeing: before, standard)
    } else {
      throw .missingArgument(
        parameter.name.written, of: definition.name.written, signature: definition.signatureText,
        place(call.span), example: "1" + (parameter.unit.map { " " + $0.written } ?? ""), call)
    }
    if let word = parameter.unit {
      checked.kind = try pinned(checked, to: word, parameter, of: definition, item, call)
    }
    return checked
  }

  private func match(
    _ definition: FunctionDefinition, _ call: WrittenCall
  ) throws(Diagnostic) -> [String: Item] {
    var given: [String: Item] = [:]
    var position = 0
    for (index, argument) in call.arguments.enumerated() {
      var name = argument.label
      if name == nil {
        guard position < definition.parameters.count else {
          throw .tooManyArguments(
            definition.name.written, definition.parameters.count, definition.signatureText,
            place(argument.item.span), call, index)
        }
        name = definition.parameters[position].name
        position += 1
      }
      guard let name, definition.parameters.contains(where: { $0.name.text == name.text }) else {
        throw .unknownArgument(
          argument, of: definition.name.written, known: definition.parameters.map(\.name.written),
          mayCompare: isUsers(argument.label))
      }
      guard given[name.text] == nil else {
        throw .argumentTwice(name.written, place(argument.span), call, index)
      }
      given[name.text] = argument.item
    }
    return given
  }

  /// `f(T: keV)`: an energy, shown in keV.
  private func pinned(
    _ checked: Checked, to word: UnitWord, _ parameter: Parameter,
    of definition: FunctionDefinition, _ item: Item?, _ call: WrittenCall
  ) throws(Diagnostic) -> Kind {
    let unit = try unit(word)
    let span = place(item?.span ?? call.span)
    guard case .number(let number) = checked.kind else {
      if checked.kind.isUnknown { return .unknown }
      throw .argumentKind(
        parameter.name.written, of: definition.name.written, unit.dimension.phrase, checked.kind,
        span)
    }
    guard number.dimension.isCompatible(with: unit.dimension) else {
      throw .argumentDimension(
        parameter.name.written, of: definition.name.written, unit, number, span, item)
    }
    let dimension = unit.dimension.hasNoScale ? number.dimension : unit.dimension
    var kind = NumberKind(dimension, display: DisplayUnit(scale: 1, unit: unit))
    kind.moment = number.moment
    return .number(kind)
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
