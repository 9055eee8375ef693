package import Columns
package import Semantics
import Syntax

/// Lists made by a binder, and row expressions over the columns of a table.
extension Evaluator {
  /// The most elements that a comprehension may make.
  static let elementLimit = 20_000_000

  func list(_ comprehension: Comprehension) throws -> Value {
    let abstraction = comprehension.abstraction
    let domains = try zip(comprehension.domains, abstraction.parameters).map {
      try elements(of: $0, $1.name, abstraction)
    }
    if domains.contains(where: { $0.count == 0 }) {
      return abstraction.body.kind.isScalar ? .numbers([]) : .list([])
    }
    var count = 1
    for domain in domains {
      let (product, overflow) = count.multipliedReportingOverflow(by: domain.count)
      guard !overflow, product <= Self.elementLimit else {
        throw Diagnostic.tooManyElements(Self.elementLimit, abstraction.span)
      }
      count = product
    }
    let columns = try product(domains, count: count)
    if abstraction.isScalar {
      let columns = try columns.map { try column(of: $0) }
      let numbers = try values(of: abstraction, columns: columns, count: count)
      if case .boolean = abstraction.body.kind { return .list(numbers.map { .boolean($0 != 0) }) }
      return .numbers(numbers)
    }
    return .packed(try each(abstraction, over: columns, count: count))
  }

  /// The values of a number or truth value for each row, by the block vector machine.
  func values(
    of abstraction: Abstraction, columns: [ColumnData], count: Int
  ) throws -> [Double] {
    let dictionaries = zip(abstraction.parameters, columns).compactMap { parameter, column in
      if case .strings(_, let dictionary) = column { (parameter.slot, dictionary) } else { nil }
    }
    let closure = closure(
      abstraction, dictionaries: Dictionary(uniqueKeysWithValues: dictionaries))
    let function = try BlockFunction(closure, evaluator: self, site: abstraction.span)
    let arrays = columns.map(\.machineInput)
    var results = try withPointers(to: arrays) { inputs in
      try makeArrays(1, count: count) { results in
        try function.evaluate(inputs, into: results[0], count: count)
      }
    }[0]
    try markGaps(&results, from: arrays, at: abstraction.span)
    return results
  }

  /// The values of anything else, by the tree.
  func each(
    _ abstraction: Abstraction, over columns: [Value], count: Int
  ) throws -> [Value] {
    let lists = try columns.map { try elements($0) }
    var leaves = 0
    return try underBinder {
      try (0..<count).map { row in
        try surroundings.interrupted()
        for (parameter, list) in zip(abstraction.parameters, lists) {
          setSlot(parameter.slot, list[row])
        }
        let value = try evaluate(abstraction.body.node)
        leaves += value.leafCount
        guard leaves <= Self.elementLimit else {
          throw Diagnostic.tooManyElements(Self.elementLimit, abstraction.span)
        }
        return value
      }
    }
  }

  private func elements(
    of domain: Checked, _ name: String, _ abstraction: Abstraction
  ) throws -> Value {
    switch try evaluate(domain.node) {
    case .range(let low, let high):
      guard let first = Int(exactly: low), let last = Int(exactly: high) else {
        throw Diagnostic.rangeNotWhole(name, abstraction.span)
      }
      guard high - low < Double(Self.elementLimit) else {
        throw Diagnostic.tooManyElements(Self.elementLimit, abstraction.span)
      }
      return .numbers(try mapRows(last - first + 1) { Double(first + $0) })
    case let list: return list
    }
  }

  /// All combinations, the last domain running fastest: a list for each domain.
  private func product(_ domains: [Value], count: Int) throws -> [Value] {
    var repeats = count
    return try domains.map { domain in
      guard domain.count > 0 else { return domain }
      repeats /= domain.count
      let stretch = repeats
      if stretch == 1, count == domain.count { return domain }
      if case .numbers(let numbers) = domain {
        return .numbers(try mapRows(count) { numbers[$0 / stretch % numbers.count] })
      }
      let elements = try elements(domain)
      return .list(try mapRows(count) { elements[$0 / stretch % elements.count] })
    }
  }

  // MARK: Lists and columns

  /// The elements of a list.
  private func elements(_ list: Value) throws -> [Value] {
    switch list {
    case .numbers(let numbers): try mapRows(numbers.count) { .number(numbers[$0]) }
    case .list(let values): values
    default: []
    }
  }

  /// A column as a list.
  package func list(of column: ColumnData) throws -> Value {
    switch column {
    case .numbers, .packed: return .numbers(column.machineInput)
    case .strings: return .list(try mapRows(column.count) { .string(column.string(at: $0) ?? "") })
    case .booleans(let flags): return .list(try mapRows(flags.count) { .boolean(flags[$0]) })
    }
  }

  /// A list as a column.
  package func column(of list: Value) throws -> ColumnData {
    switch list {
    case .numbers(let numbers): return .numbers(numbers)
    case .list(let values):
      if case .boolean? = values.first {
        return .booleans(try mapRows(values.count) { values[$0].isTrue })
      }
      let texts = try mapRows(values.count) { row -> String? in
        if case .string(let text) = values[row] { text } else { nil }
      }
      return try .strings(texts, interrupted: surroundings.interrupted)
    default: return .numbers([])
    }
  }

  private func mapRows<Element>(
    _ count: Int, _ element: (Int) throws -> Element
  ) throws -> [Element] {
    try (0..<count).map { row in
      try poll(row, surroundings.interrupted)
      return try element(row)
    }
  }
}

extension Abstraction {
  /// Whether the body is a number or a truth value of numbers, truth values and strings.
  fileprivate var isScalar: Bool {
    body.kind.isScalar && parameters.allSatisfy { $0.kind.isScalar || $0.kind.isString }
  }
}

extension Kind {
  package var isScalar: Bool {
    switch self {
    case .number, .boolean: true
    default: false
    }
  }

  package var isString: Bool {
    if case .string = self { true } else { false }
  }
}

extension Value {
  /// The number of elements of a list.
  package var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .list(let values): values.count
    default: 0
    }
  }
}
