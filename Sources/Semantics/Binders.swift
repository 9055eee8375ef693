import Columns
import Syntax
import Units

/// Everything that opens a scope inside an expression: binders and row expressions.
extension Checker {
  /// `[body for x in a, y in b]`
  mutating func comprehension(_ item: Item) throws(Diagnostic) -> Checked {
    let outer = locals
    defer { locals = outer }
    var parameters: [Abstraction.Parameter] = []
    var domains: [Checked] = []
    for binder in item.binders {
      let domain = try expression(binder.domain)
      let element = try elementKind(of: domain, binder)
      parameters.append(bind(binder.name, element))
      domains.append(domain)
    }
    let body = try expression(item.body)
    if body.kind.isUnknown { return .unknown }
    let abstraction = Abstraction(parameters: parameters, body: body, span: place(item.span))
    return Checked(
      .comprehension(Comprehension(abstraction: abstraction, domains: domains)), .list(body.kind))
  }

  /// `body for x in a..b`, handed to the library unevaluated.
  mutating func curve(_ item: Item, of function: String) throws(Diagnostic) -> (
    Abstraction, domain: Checked
  ) {
    try underBinder(item, of: function) { checker, body throws(Diagnostic) in
      try checker.expression(body)
    }
  }

  /// An equation under a binder, as the difference of its sides.
  mutating func equation(_ item: Item, of function: String) throws(Diagnostic) -> (
    Abstraction, domain: Checked
  ) {
    guard case .comparison(let left, let links) = item.body.form, links.count == 1,
      links[0].comparison == .equal
    else { throw .needsEquation(function, item.body, place(item.body.span)) }
    return try underBinder(item, of: function) { checker, body throws(Diagnostic) in
      let (a, b) = (try checker.expression(left), try checker.expression(links[0].operand))
      if a.kind.isUnknown || b.kind.isUnknown { return .unknown }
      for (checked, side) in [(a, left), (b, links[0].operand)] {
        guard case .number = checked.kind else {
          throw .notANumber(
            checked.kind, "a side of an equation to solve", side, in: nil,
            checker.place(side.span))
        }
      }
      try checker.requireSameDimension(
        "compare", checker.operand(left, a.kind), checker.operand(links[0].operand, b.kind))
      return checker.fold(.subtract, [a, b], a.kind, body.span)
    }
  }

  private mutating func underBinder(
    _ item: Item, of function: String,
    _ check: (inout Checker, Expression) throws(Diagnostic) -> Checked
  ) throws(Diagnostic) -> (Abstraction, domain: Checked) {
    guard item.binders.count == 1, let binder = item.binders.first else {
      throw .needsOneBinder(function, item, place(item.span))
    }
    let outer = locals
    defer { locals = outer }
    let domain = try expression(binder.domain)
    let parameter = bind(binder.name, try axisKind(of: domain, binder))
    let body = try check(&self, item.body)
    return (Abstraction(parameters: [parameter], body: body, span: place(item.span)), domain)
  }

  /// An expression over the columns of a table; in an aggregate a column is the list of its values.
  mutating func row(
    _ item: Item, over schema: Schema, aggregate: Bool, helpers: [CheckedSelection.Part] = []
  ) throws(Diagnostic) -> Abstraction {
    guard item.binders.isEmpty else { throw .binderInRow(item, place(item.span)) }
    let outer = locals
    defer { locals = outer }
    let columns = declareColumns(schema, aggregate: aggregate) + declare(helpers)
    let body = try expression(item.body)
    let used = body.node.freeSlots
    return Abstraction(
      parameters: columns.filter { used.contains($0.slot) }, body: body, span: place(item.span),
      name: item.body.writtenName)
  }

  /// Lets the columns of a table be named.
  mutating func declareColumns(
    _ schema: Schema, aggregate: Bool = false
  ) -> [Abstraction.Parameter] {
    schema.columns.enumerated().map { index, column in
      let kind = aggregate ? Kind.list(column.kind) : column.kind
      let slot = newSlot()
      locals[column.name] = Local(
        written: column.written, checked: Checked(.slot(slot), kind), role: .column)
      return Abstraction.Parameter(slot: slot, name: column.name, kind: kind, column: index)
    }
  }

  /// Lets the helper columns of a selection be named; what they are made of are further columns.
  private mutating func declare(_ helpers: [CheckedSelection.Part]) -> [Abstraction.Parameter] {
    var parameters: [Abstraction.Parameter] = []
    for helper in helpers {
      locals[helper.name.text] = Local(
        written: helper.name.written, checked: helper.body.body, role: .column)
      let new = helper.body.parameters.filter { one in
        !parameters.contains { $0.slot == one.slot }
      }
      parameters += new
    }
    return parameters
  }

  private mutating func bind(_ name: Name, _ kind: Kind) -> Abstraction.Parameter {
    let slot = newSlot()
    locals[name.text] = Local(
      written: name.written, checked: Checked(.slot(slot), kind), role: .variable)
    return .init(slot: slot, name: name.text, kind: kind, column: nil)
  }

  /// What the binder of a list takes in turn: an element, or a whole number of a range.
  private func elementKind(of domain: Checked, _ binder: Binder) throws(Diagnostic) -> Kind {
    switch domain.kind {
    case .unknown: return .unknown
    case .list(let element): return element
    case .range(let number):
      guard number.dimension.isNone, number.display?.unit.isPlain ?? true else {
        throw .rangeNeedsGrid(binder, place(binder.domain.span))
      }
      return .plainNumber
    default: throw .notADomain(domain.kind, place(binder.domain.span))
    }
  }

  /// What the binder of a curve runs over: the numbers of a range or of a list, or one point.
  private func axisKind(of domain: Checked, _ binder: Binder) throws(Diagnostic) -> Kind {
    switch domain.kind {
    case .unknown: return .unknown
    case .range(let number), .number(let number): return .number(number)
    case .list(let element): return element
    default: throw .notADomain(domain.kind, place(binder.domain.span))
    }
  }
}

extension Node {
  /// The slots that the node reads and does not bind itself.
  package var freeSlots: Set<Int> {
    var slots: Set<Int> = []
    collectFreeSlots(into: &slots)
    return slots
  }

  private func collectFreeSlots(into slots: inout Set<Int>) {
    switch self {
    case .number, .boolean, .string, .global, .selection: break
    case .slot(let slot): slots.insert(slot)
    case .operation(_, let operands, _), .list(let operands):
      for operand in operands { operand.collectFreeSlots(into: &slots) }
    case .stringComparison(_, let a, let b), .range(let a, let b, _), .measurement(let a, let b),
      .index(let a, let b, _):
      a.collectFreeSlots(into: &slots)
      b.collectFreeSlots(into: &slots)
    case .conditional(let a, let b, let c):
      for node in [a, b, c] { node.collectFreeSlots(into: &slots) }
    case .binding(let slot, let value, let body):
      slots.formUnion(body.freeSlots.subtracting([slot]))
      value.collectFreeSlots(into: &slots)
    case .comprehension(let comprehension):
      comprehension.abstraction.collectFreeSlots(into: &slots)
      for domain in comprehension.domains { domain.node.collectFreeSlots(into: &slots) }
      slots.subtract(comprehension.abstraction.parameters.map(\.slot))
    case .text(let parts):
      for case .value(let checked) in parts { checked.node.collectFreeSlots(into: &slots) }
    case .measurementPart(let node, _), .column(let node, _), .member(let node, _):
      node.collectFreeSlots(into: &slots)
    case .call(let call):
      for (argument, _) in call.arguments.named.values {
        argument.collectFreeSlots(into: &slots)
      }
      for (_, argument, _) in call.arguments.rest { argument.collectFreeSlots(into: &slots) }
    }
  }
}

extension Abstraction {
  fileprivate func collectFreeSlots(into slots: inout Set<Int>) {
    slots.formUnion(body.node.freeSlots.subtracting(parameters.map(\.slot)))
  }
}

extension BoundArguments.Argument {
  fileprivate func collectFreeSlots(into slots: inout Set<Int>) {
    switch self {
    case .value(let checked): slots.formUnion(checked.node.freeSlots)
    case .curve(let body, let domain):
      body.collectFreeSlots(into: &slots)
      slots.formUnion(domain.node.freeSlots)
    case .row(let body), .function(let body): body.collectFreeSlots(into: &slots)
    case .selection(let selection):
      for part in selection.helpers + selection.cuts { part.body.collectFreeSlots(into: &slots) }
      selection.weight?.collectFreeSlots(into: &slots)
    case .model(let model):
      for parameter in model.parameters { slots.formUnion(parameter.prior.node.freeSlots) }
      for sample in model.samples { slots.formUnion(sample.body.body.node.freeSlots) }
      slots.formUnion(model.data.checked.node.freeSlots)
      slots.subtract(model.parameters.map(\.slot))
    case .name: break
    }
  }
}

extension Expression {
  /// The name that it is; empty for anything else.
  var writtenName: String { if case .name(let name) = form { name.written } else { "" } }
}
