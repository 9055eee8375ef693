import Columns
package import Interpreter
package import JupyterProtocol
package import Semantics
package import StandardLibrary
package import Syntax
import Units

/// A shown value or an error as one object of `dipole run --format json`.
package enum Report {
  /// `{"cell", "kind", "value", "unit", "text", "data"}`, with `error` for measurements and `columns` for
  /// tables.
  package static func value(_ value: Value, _ kind: Kind, cell: Int) -> JSON {
    let bundle = Presentation.bundle(value, kind)
    var object: [String: JSON] = [
      "cell": .number(Double(cell)), "kind": .string(name(of: value, kind)),
      "text": .string(bundle.plain ?? ""),
      "data": .object(
        Dictionary(uniqueKeysWithValues: bundle.data.map { ($0.key.rawValue, $0.value) })),
    ]
    object.merge(content(value, kind)) { $1 }
    return .object(object)
  }

  package static func page(_ page: HelpPage, cell: Int) -> JSON {
    [
      "cell": .number(Double(cell)), "kind": "help page", "text": .string(page.text),
      "value": .null, "unit": "",
    ]
  }

  package static func error(
    _ diagnostic: Diagnostic, in source: SourceText, cell: Int
  ) -> JSON {
    let place = source.position(at: diagnostic.start)
    return [
      "cell": .number(Double(cell)), "kind": "error", "code": .string(diagnostic.code),
      "message": .string(diagnostic.message), "line": .number(Double(place.line)),
      "column": .number(Double(place.column)),
      "help": .array(diagnostic.help.map { .string($0.message) }),
    ]
  }

  private static func name(of value: Value, _ kind: Kind) -> String {
    switch value {
    case .number: "quantity"
    case .boolean: "boolean"
    case .string: "string"
    case .measurement: "measurement"
    case .range: "range"
    case .numbers, .list: "list"
    case .table: "table"
    case .function: "function"
    case .object: if case .object(let object) = kind { object.name } else { "object" }
    }
  }

  private static func content(_ value: Value, _ kind: Kind) -> [String: JSON] {
    let number = kind.numberKind ?? NumberKind()
    switch value {
    case .number(let x):
      let unit = number.displayUnit(magnitude: x)
      return ["value": .number(x / unit.factor), "unit": .string(unit.ascii)]
    case .measurement(let x, let error):
      let unit = number.displayUnit(magnitude: x)
      return [
        "value": .number(x / unit.factor), "error": .number(error / unit.factor),
        "unit": .string(unit.ascii),
      ]
    case .range(let low, let high):
      let unit = number.displayUnit(magnitude: high)
      return [
        "value": .array([.number(low / unit.factor), .number(high / unit.factor)]),
        "unit": .string(unit.ascii),
      ]
    case .boolean(let flag): return ["value": .bool(flag), "unit": ""]
    case .string(let text): return ["value": .string(text), "unit": ""]
    case .numbers, .list: return list(value, kind)
    case .table(let data): return table(data, kind)
    case .function, .object: return ["value": .null, "unit": ""]
    }
  }

  private static func list(_ value: Value, _ kind: Kind) -> [String: JSON] {
    let element: Kind = if case .list(let inner) = kind { inner } else { .plainNumber }
    if case .numbers(let numbers) = value {
      let unit = (element.numberKind ?? NumberKind()).displayUnit(for: numbers)
      return [
        "value": .array(numbers.map { .number($0 / unit.factor) }), "unit": .string(unit.ascii),
      ]
    }
    // One unit for all numbers of the lists inside: each by itself would choose its own.
    let unit = element.leaf.map { $0.displayUnit(for: value.leaves) }
    let shown = unit.map { element.shown(in: $0) } ?? element
    let items = (value.elements ?? []).map { content($0, shown) }
    var list: [String: JSON] = [
      "value": .array(items.map { $0["value"] ?? .null }), "unit": .string(unit?.ascii ?? ""),
    ]
    if items.contains(where: { $0["error"] != nil }) {
      list["error"] = .array(items.map { $0["error"] ?? .null })
    }
    return list
  }

  private static func table(_ data: TableData, _ kind: Kind) -> [String: JSON] {
    guard case .table(let schema) = kind else { return [:] }
    let columns = zip(schema.columns, data.columns).map { column, cells -> JSON in
      let unit = column.displayUnit(of: cells)
      return [
        "name": .string(column.written), "unit": .string(unit.ascii),
        "values": .array(values(cells, unit)),
      ]
    }
    return ["columns": .array(columns), "unit": ""]
  }

  private static func values(_ data: ColumnData, _ unit: DisplayUnit) -> [JSON] {
    switch data {
    case .numbers, .packed: data.machineInput.map { .number($0 / unit.factor) }
    case .strings: (0..<data.count).map { row in data.string(at: row).map(JSON.string) ?? .null }
    case .booleans(let flags): flags.map(JSON.bool)
    }
  }
}

extension Kind {
  /// The kind of the numbers in a list, however deep they lie.
  fileprivate var leaf: NumberKind? {
    if case .list(let element) = self { element.leaf } else { numberKind }
  }

  /// The same with its numbers shown in a unit.
  fileprivate func shown(in unit: DisplayUnit) -> Kind {
    switch self {
    case .list(let element): .list(element.shown(in: unit))
    case .number(let number): .number(NumberKind(number.dimension, display: unit))
    case .measurement(let number): .measurement(NumberKind(number.dimension, display: unit))
    case .range(let number): .range(NumberKind(number.dimension, display: unit))
    default: self
    }
  }
}

extension Value {
  /// The numbers in a list, however deep they lie.
  fileprivate var leaves: [Double] {
    switch self {
    case .number(let value), .measurement(let value, _), .range(_, let value): [value]
    case .numbers(let values): values
    case .list(let values): values.flatMap(\.leaves)
    default: []
    }
  }
}
