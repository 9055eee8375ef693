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
    var count = 1
    for domain in domains {
      count = count.multipliedReportingOverflow(by: domain.count).partialValue
    }
    guard domains.allSatisfy({ $0.count <= Self.elementLimit }), count <= Self.elementLimit,
      count >= 0
    else { throw Diagnostic.tooManyElements(Self.elementLimit, abstraction.span) }
    let columns = product(domains, count: count)
    if abstraction.isScalar {
      let numbers = try values(of: abstraction, columns: columns.map(\.column), count: count)
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
    let function = try BlockFunction(
      abstraction, dictionaries: Dictionary(uniqueKeysWithValues: dictionaries), evaluator: self)
    return try withPointers(to: columns.map(\.machineInput)) { inputs in
      try makeArrays(1, count: count) { results in
        try function.evaluate(inputs, into: results[0], count: count)
      }
    }[0]
  }

  /// The values of anything else, by the tree.
  func each(
    _ abstraction: Abstraction, over columns: [Value], count: Int
  ) throws -> [Value] {
    let lists = columns.map { $0.elements ?? [] }
    return try (0..<count).map { row in
      try surroundings.interrupted()
      for (parameter, list) in zip(abstraction.parameters, lists) {
        frame[parameter.slot] = list[row]
      }
      return try evaluate(abstraction.body.node)
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
      guard last - first < Self.elementLimit else {
        throw Diagnostic.tooManyElements(Self.elementLimit, abstraction.span)
      }
      return .numbers((first...last).map(Double.init))
    case let list: return list
    }
  }

  /// All combinations, the last domain running fastest: a list for each domain.
  private func product(_ domains: [Value], count: Int) -> [Value] {
    var repeats = count
    return domains.map { domain in
      guard domain.count > 0 else { return domain }
      repeats /= domain.count
      let stretch = repeats
      if case .numbers(let numbers) = domain {
        return .numbers((0..<count).map { numbers[$0 / stretch % numbers.count] })
      }
      let elements = domain.elements ?? []
      return .list((0..<count).map { elements[$0 / stretch % elements.count] })
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

  /// A list as a column of a table.
  package var column: ColumnData {
    switch self {
    case .numbers(let numbers): return .numbers(numbers)
    case .list(let values):
      if case .boolean? = values.first { return .booleans(values.map(\.isTrue)) }
      return .strings(values.map { if case .string(let text) = $0 { text } else { nil } })
    default: return .numbers([])
    }
  }
}
