import Syntax
import Units

/// Blocks: `experiment { target = Xe, resolution(T) = … }` is a call of the library whose arguments stand
/// on lines of their own, some of them functions. `x with { … }` is the same call with `base = x`, which
/// fills in what is not given.
extension Checker {
  mutating func block(_ block: Block, _ span: Span) throws(Diagnostic) -> Checked {
    if block.word == .selection { return try selection(block.entries, from: nil, span) }
    if block.word == .model { return try model(block.entries, from: nil, span) }
    guard let signature = scope.blocks[block.word] else {
      throw .noBlock(block.word, span)
    }
    libraryNames.insert(block.word.rawValue)
    return try entries(block.entries, of: signature, base: nil, span)
  }

  mutating func with(
    _ value: Expression, _ entries: [Entry], _ span: Span
  ) throws(Diagnostic) -> Checked {
    let base = try expression(value)
    if base.kind.isUnknown { return .unknown }
    if case .object(let object) = base.kind, let definition = object.selection {
      return try selection(entries, from: definition, span)
    }
    if case .object(let object) = base.kind, let definition = object.model {
      return try model(entries, from: definition, span)
    }
    guard case .object(let object) = base.kind, let word = BlockWord(rawValue: object.name),
      let signature = scope.blocks[word]
    else { throw .nothingToReplace(base.kind, place(value.span)) }
    return try self.entries(entries, of: signature, base: (base, value.span), span)
  }

  private mutating func entries(
    _ entries: [Entry], of signature: Signature, base: (Checked, Span)?, _ span: Span
  ) throws(Diagnostic) -> Checked {
    let given = try sort(entries, signature)
    var bound = BoundArguments()
    if let (checked, span) = base { bound.named["base"] = (.value(checked), place(span)) }
    for parameter in signature.parameters {
      if let entry = given[parameter.name] {
        let argument = try bind(entry, parameter.mode, signature, bound)
        bound.named[parameter.name] = (argument, place(entry.value.span))
      } else if parameter.isRequired, base == nil {
        throw .missingEntry(parameter.name, of: signature.name, note: parameter.note, place(span))
      }
    }
    for entry in entries {
      guard let role = entry.role, let mode = signature.roles[role] else { continue }
      let argument = try bind(entry, mode, signature, bound)
      bound.rest.append((entry.name, argument, place(entry.value.span)))
    }
    if bound.hasUnknown { return .unknown }
    return try signature.result(
      LibraryCall(signature: signature, arguments: bound, span: place(span), files: files))
  }

  /// The entries without a role, by name; each must be part of the block and stand in it once.
  private func sort(
    _ entries: [Entry], _ signature: Signature
  ) throws(Diagnostic) -> [String: Entry] {
    var given: [String: Entry] = [:]
    var names: Set<String> = []
    for (index, entry) in entries.enumerated() {
      let name = entry.name.text
      if let role = entry.role {
        guard signature.roles[role] != nil else {
          throw .roleElsewhere(role, signature.name, entry)
        }
      } else {
        guard signature.parameters.contains(where: { $0.name == name }) else {
          throw .unknownEntry(entry.name, of: signature, place(entry.name.span))
        }
        given[name] = entry
      }
      guard names.insert(name).inserted else { throw .entryTwice(entries, at: index) }
    }
    return given
  }

  private mutating func bind(
    _ entry: Entry, _ mode: Signature.Mode, _ signature: Signature, _ bound: BoundArguments
  ) throws(Diagnostic) -> BoundArguments.Argument {
    let item = Item(body: entry.value, span: entry.value.span)
    if case .function(let function) = mode {
      let place = FunctionPlace(name: entry.name.written, owner: signature.name)
      return try self.function(item, parameters: entry.parameters, function, place, bound)
    }
    guard entry.parameters == nil else { throw .entryIsNoFunction(entry.name) }
    return try bind(item, mode, entry.name.written, signature, bound)
  }

  // MARK: Functions

  /// An entry that is a function: a formula of its parameters, the name of a function, or a value that
  /// does for one (a number, a tabulated curve).
  mutating func function(
    _ item: Item, parameters: [Parameter]?, _ function: Signature.Function,
    _ owner: FunctionPlace, _ bound: BoundArguments
  ) throws(Diagnostic) -> BoundArguments.Argument {
    let kinds = function.parameters(bound)
    if let parameters {
      let least = function.required ?? kinds.count
      guard parameters.count >= least, parameters.count <= kinds.count else {
        throw .parameterCount(owner, kinds, parameters.count, place(item.span))
      }
      let pinned = try pinned(Array(kinds.prefix(parameters.count)), parameters, owner)
      let body = try formula(parameters.map(\.name), pinned, item) { checker throws(Diagnostic) in
        try checker.expression(item.body)
      }
      try require(body.body.kind, function, owner, item)
      return .function(body)
    }
    let checked = try value(item)
    switch checked.kind {
    case .function(let callable):
      let count = callable.parameterCount.map { min($0, kinds.count) } ?? function.required
      let names = kinds.indices.prefix(count ?? kinds.count).map {
        Name(text: "#\($0)", written: "#\($0)", span: item.span)
      }
      let body = try formula(names, kinds, item) { checker throws(Diagnostic) in
        try checker.call(WrittenCall(callee: item.body, passing: names, span: item.span))
      }
      try require(body.body.kind, function, owner, item)
      return .function(body)
    case .object(let object) where object.name == "curve":
      if let y = object.y { try require(.number(y), function, owner, item) }
      return .value(checked)
    default:
      try require(checked.kind, function, owner, item)
      return .value(checked)
    }
  }

  /// `resolution(T: keV)` shows what it computes from T in keV.
  private func pinned(
    _ kinds: [NumberKind], _ parameters: [Parameter], _ owner: FunctionPlace
  ) throws(Diagnostic) -> [NumberKind] {
    var pinned = kinds
    for (index, parameter) in parameters.enumerated() {
      guard let word = parameter.unit else { continue }
      let unit = try unit(word)
      guard unit.dimension.isCompatible(with: kinds[index].dimension) else {
        throw .parameterDimension(parameter, unit, kinds[index], owner, place(word.span))
      }
      pinned[index].display = DisplayUnit(scale: 1, unit: unit)
    }
    return pinned
  }

  private mutating func formula(
    _ names: [Name], _ kinds: [NumberKind], _ item: Item,
    _ body: (inout Checker) throws(Diagnostic) -> Checked
  ) throws(Diagnostic) -> Abstraction {
    let outer = locals
    defer { locals = outer }
    let parameters = zip(names, kinds).map { name, kind in
      let slot = newSlot()
      locals[name.text] = Local(
        written: name.written, checked: Checked(.slot(slot), .number(kind)), role: .parameter)
      return Abstraction.Parameter(slot: slot, name: name.text, kind: .number(kind))
    }
    return Abstraction(
      parameters: parameters, body: try body(&self), span: place(item.span))
  }

  private func require(
    _ kind: Kind, _ function: Signature.Function, _ owner: FunctionPlace, _ item: Item
  ) throws(Diagnostic) {
    if kind.isUnknown { return }
    guard case .number(let number) = kind else {
      throw .entryIsNoNumber(owner, kind, place(item.span))
    }
    guard function.results.contains(where: number.dimension.isCompatible) else {
      throw .entryDimension(owner, function.results, number, place(item.span))
    }
  }
}

extension Callable {
  /// Of a function of the user's: how many parameters it has.
  fileprivate var parameterCount: Int? {
    if case .defined(let definition) = self { definition.parameters.count } else { nil }
  }
}

/// Where a function stands: the entry, and the block or library function it belongs to.
struct FunctionPlace {
  let name: String
  let owner: String
}

extension WrittenCall {
  /// A call with nothing but names.
  fileprivate init(callee: Expression, passing names: [Name], span: Span) {
    let arguments = names.map {
      Argument(label: nil, item: Item(body: Expression(.name($0), $0.span), span: $0.span))
    }
    self.init(callee: callee, arguments: arguments, isPiped: false, span: span)
  }
}
