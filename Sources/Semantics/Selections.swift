package import Syntax
import Units

/// A selection as it was written: it is checked against the columns of each table it is used on, like a
/// function at each call.
package final class SelectionDefinition: Sendable {
  /// The helper columns, the cuts and the weight, in order; names are unique.
  package let entries: [Entry]
  /// The number of the cell that defined it.
  package let cell: Int

  init(entries: [Entry], cell: Int) {
    self.entries = entries
    self.cell = cell
  }

  /// The labels of the cuts, in order.
  package var cuts: [Name] { entries.filter { $0.role == .cut }.map(\.name) }

  /// The names of the helper columns, in order.
  package var helpers: [Name] {
    entries.filter { $0.role == nil && !$0.isWeight }.map(\.name)
  }

  package var hasWeight: Bool { entries.contains(where: \.isWeight) }
}

extension Entry {
  /// `weight = …`, which is not a column but what every event counts.
  fileprivate var isWeight: Bool { role == nil && name.text == "weight" }
}

/// A selection over the columns of one table.
package struct CheckedSelection: Sendable {
  package struct Part: Sendable {
    package let name: Name
    package let body: Abstraction
    /// What a cut compares with numbers, if that is all it does.
    package let comparison: Comparison?
  }

  /// A number over the table's columns, and those that it is compared with.
  package struct Comparison: Sendable {
    package let variable: Abstraction
    package let bounds: [Double]
  }

  /// Numbers, truth values or strings over the table's columns.
  package let helpers: [Part]
  /// Truth values over the table's columns.
  package let cuts: [Part]
  /// A number over the table's columns.
  package let weight: Abstraction?
}

extension Checker {
  /// `selection { … }`: what is wrong with it whatever the table is found where it is used.
  mutating func selection(
    _ entries: [Entry], from base: SelectionDefinition?, _ span: Span
  ) throws(Diagnostic) -> Checked {
    for (index, entry) in entries.enumerated() {
      if let role = entry.role, role != .cut {
        throw .roleElsewhere(role, "selection", entry)
      }
      guard entry.parameters == nil else { throw .entryIsNoFunction(entry.name) }
      if entries[..<index].contains(where: { $0.name.text == entry.name.text }) {
        throw .entryTwice(entries, at: index)
      }
    }
    let definition = SelectionDefinition(
      entries: (base?.entries ?? []).replaced(by: entries), cell: cell)
    return Checked(.selection(definition), .object(.selection(definition)))
  }

  /// The parts of a selection over the columns of a table. A helper is a column for what stands below it.
  mutating func selection(
    _ definition: SelectionDefinition, over schema: Schema, at site: Span
  ) throws(Diagnostic) -> CheckedSelection {
    let (outerLocals, outerSite) = (locals, callSite)
    if definition.cell != cell, callSite == nil { callSite = site }
    defer { (locals, callSite) = (outerLocals, outerSite) }
    let columns = declareColumns(schema)
    var helpers: [CheckedSelection.Part] = []
    var cuts: [CheckedSelection.Part] = []
    var weight: Abstraction?
    for entry in definition.entries {
      let body = try expression(entry.value)
      if body.kind.isUnknown { continue }
      let used = body.node.freeSlots
      let abstraction = Abstraction(
        parameters: columns.filter { used.contains($0.slot) }, body: body,
        span: place(entry.value.span))
      if entry.role == .cut {
        guard case .boolean = body.kind else {
          throw .notACondition(operand(entry.value, body.kind))
        }
        let comparison = try comparison(entry.value, columns)
        cuts.append(.init(name: entry.name, body: abstraction, comparison: comparison))
      } else if entry.isWeight {
        guard case .number(let number) = body.kind, number.dimension.isNone else {
          throw .notAPlainNumber(body.kind, "a weight", place(entry.value.span))
        }
        weight = abstraction
      } else {
        helpers.append(.init(name: entry.name, body: abstraction, comparison: nil))
        locals[entry.name.text] = Local(
          written: entry.name.written, checked: body, role: .column)
      }
    }
    return CheckedSelection(helpers: helpers, cuts: cuts, weight: weight)
  }

  /// The one expression that a condition such as `1 < x < 2` compares with numbers known beforehand.
  private mutating func comparison(
    _ condition: Expression, _ columns: [Abstraction.Parameter]
  ) throws(Diagnostic) -> CheckedSelection.Comparison? {
    guard case .comparison(let first, let links) = condition.form else { return nil }
    var variable: (body: Checked, expression: Expression)?
    var bounds: [Double] = []
    for operand in [first] + links.map(\.operand) {
      let checked = try expression(operand)
      if let bound = checked.constantNumber {
        bounds.append(bound)
      } else if variable == nil, case .number = checked.kind {
        variable = (checked, operand)
      } else {
        return nil
      }
    }
    guard let variable else { return nil }
    let used = variable.body.node.freeSlots
    return CheckedSelection.Comparison(
      variable: Abstraction(
        parameters: columns.filter { used.contains($0.slot) }, body: variable.body,
        span: place(variable.expression.span), name: variable.expression.writtenName),
      bounds: bounds)
  }
}

extension [Entry] {
  /// These entries with those of the same name replaced in their place, and new ones at the end.
  func replaced(by others: [Entry]) -> [Entry] {
    let kept = map { entry in others.first { $0.isCalled(like: entry) } ?? entry }
    let new = others.filter { other in !contains { $0.isCalled(like: other) } }
    return kept + new
  }
}
