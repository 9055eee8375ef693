/// What an expression evaluates to. Immutable; numbers are in the base units of `Units`, and the kind
/// that the checker found says which dimension they have and how to show them.
package indirect enum Value: Sendable {
  case number(Double)
  case boolean(Bool)
  case string(String)
  case measurement(value: Double, error: Double)
  case range(Double, Double)
  /// A list of numbers.
  case numbers([Double])
  /// A list of anything else.
  case list([Value])
  case table(TableData)
  /// A function named where a value stands; calls of it are inlined before evaluation.
  case function
  /// A value that only the library looks into.
  case object(any Sendable)
}

extension Value {
  /// The elements of a list.
  package var elements: [Value]? {
    switch self {
    case .numbers(let numbers): numbers.map { .number($0) }
    case .list(let values): values
    default: nil
    }
  }

  /// The elements of a list and of the lists in it; 1 for anything else.
  var leafCount: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .list(let values): values.reduce(0) { $0 + $1.leafCount }
    default: 1
    }
  }

  /// A number, or a truth value as 0 or 1; NaN for everything else.
  package var scalar: Double {
    switch self {
    case .number(let value): value
    case .boolean(let value): value ? 1 : 0
    default: .nan
    }
  }

  package var isTrue: Bool { scalar != 0 && !scalar.isNaN }

  /// A list of values, packed when all of them are numbers.
  package static func packed(_ values: [Value]) -> Value {
    let numbers = values.compactMap { if case .number(let value) = $0 { value } else { nil } }
    return numbers.count == values.count ? .numbers(numbers) : .list(values)
  }
}
